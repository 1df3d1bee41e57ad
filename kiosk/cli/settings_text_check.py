"""The office's own texts that a screen or a sheet of paper cannot show as they stand."""

from collections.abc import Iterator
from unicodedata import category

from kiosk.content.problem import Problem
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import Settings


def find_unprintable_texts(settings: Settings) -> list[Problem]:
    """Every own text that holds a tab, a new line or the like, or a sign that the font of paper lacks."""
    return [one for key, text in _texts(settings) for one in _faults(key, text)]


def _texts(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "office.name", settings.office.name
    yield from ((f"notes.{id}", text) for id, text in settings.notes.items())
    for id, own in settings.contacts.items():
        yield f"contacts.{id}.name", own.name or ""
        yield from ((f"contacts.{id}.lines", line) for line in own.lines or ())


def _faults(key: str, text: str) -> Iterator[Problem]:
    if controls := set(filter(_controls, text)):
        fault = "It holds a tab, a new line or another sign that cannot be shown."
        yield Problem(SETTINGS_FILE, key, fault, "Write it in one line, with spaces alone.")
    if text.isascii():
        return
    # It takes a while to load, and few offices need it.
    from kiosk.pdf.layout import missing_glyphs

    if signs := missing_glyphs("".join(one for one in text if one not in controls)):
        yield Problem(
            SETTINGS_FILE, key, f"Paper has no sign {' '.join(signs)}.", "Say it in words."
        )


def _controls(sign: str) -> bool:
    """Whether it moves a cursor or has no shape of its own; a space of any width has one."""
    return category(sign)[0] == "C" or category(sign) in ("Zl", "Zp")
