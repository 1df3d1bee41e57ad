"""The book's own words in one language, from the files beside this module."""

from pathlib import Path

import msgspec
from msgspec import Struct

FOLDER = Path(__file__).parent / "texts"


class BookTexts(Struct, frozen=True, forbid_unknown_fields=True):
    """All words that are the book's own; `chapters` by the names of `chapters.py`."""

    title: str
    introduction: tuple[str, ...]
    contents: str
    remarks: str
    index: str
    unshown: str
    chapters: dict[str, str]


def read_book_texts(tag: str) -> BookTexts:
    """The words of a language; the English ones where it has none of its own yet."""
    own = FOLDER / f"{tag}.toml"
    path = own if own.is_file() else FOLDER / "en.toml"
    return msgspec.toml.decode(path.read_bytes(), type=BookTexts)
