"""The office's own texts that a screen or a sheet of paper cannot show as they stand."""

from collections.abc import Iterator
from unicodedata import category

from kiosk.content.problem import Problem
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import Settings


def find_unprintable_texts(settings: Settings) -> list[Problem]:
    """A problem for each of the office's texts with a control character, or one that the font of paper lacks."""
    return [problem for key, text in _own_texts(settings) for problem in _find_faults(key, text)]


def _own_texts(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "office.name", settings.office.name
    yield from ((f"notes.{id}", text) for id, text in settings.notes.items())
    for id, contact in settings.contacts.items():
        yield f"contacts.{id}.name", contact.name or ""
        yield from ((f"contacts.{id}.lines", line) for line in contact.lines or ())


def _find_faults(key: str, text: str) -> Iterator[Problem]:
    if controls := set(filter(_is_control, text)):
        fault = "It holds a tab, a new line or another sign that cannot be shown."
        yield Problem(SETTINGS_FILE, key, fault, "Write it in one line, with spaces alone.")
    if text.isascii():
        return
    # The PDF library takes a while to load, and few offices need it here.
    from kiosk.pdf.fonts import missing_glyphs

    if missing := missing_glyphs("".join(char for char in text if char not in controls)):
        yield Problem(
            SETTINGS_FILE, key, f"Paper has no sign {' '.join(missing)}.", "Say it in words."
        )


def _is_control(character: str) -> bool:
    """Whether a character moves the cursor or has no glyph, by its Unicode category; spaces are printable."""
    return category(character)[0] == "C" or category(character) in ("Zl", "Zp")
