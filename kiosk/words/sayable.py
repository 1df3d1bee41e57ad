"""All sentences that a language must have."""

from pathlib import Path

from kiosk.content.content_files import all_sentences
from kiosk.content.records import Sentence
from kiosk.words.phrases import PHRASES


def sayable(folder: Path) -> list[tuple[str, Sentence]]:
    """Every sentence of the content folder and of words themselves, each with its file."""
    return [*all_sentences(folder), *(("words/phrases.py", phrase) for phrase in PHRASES)]
