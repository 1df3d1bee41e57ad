"""All sentences that a language must have."""

from pathlib import Path

from kiosk.catalog.sentence import Sentence
from kiosk.catalog.tables import said
from kiosk.words.phrases import PHRASES


def sayable(folder: Path) -> list[tuple[str, Sentence]]:
    """Every sentence of the content folder and of words themselves, each with its file."""
    return [*said(folder), *(("words/phrases.py", phrase) for phrase in PHRASES)]
