"""The office's own texts that a sheet of paper cannot show as they stand."""

from collections.abc import Iterator

from kiosk.content.problem import Problem
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import Settings


def find_texts_not_for_paper(settings: Settings) -> list[Problem]:
    """A problem for each of the office's texts with a character that the font of paper lacks."""
    return [problem for key, text in _own_texts(settings) for problem in _find_faults(key, text)]


def _own_texts(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "office.name", settings.office.name
    yield from ((f"notes.{id}", text) for id, text in settings.notes.items())
    for id, contact in settings.contacts.items():
        yield f"contacts.{id}.name", contact.name or ""
        yield from ((f"contacts.{id}.lines", line) for line in contact.lines or ())


def _find_faults(key: str, text: str) -> Iterator[Problem]:
    if text.isascii():
        return
    # The PDF library takes a while to load, and few offices need it here.
    from kiosk.pdf.fonts import missing_glyphs

    if missing := missing_glyphs(text):
        yield Problem(
            SETTINGS_FILE, key, f"Paper cannot show {' '.join(missing)}.", "Write it in words."
        )
