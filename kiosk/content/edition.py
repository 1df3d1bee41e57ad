"""The edition of a content: its number, its day, the least version of the program, and what is new in it."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from kiosk.content.toml import MAX_FILE_BYTES, read_toml
from kiosk.files import read_text
from kiosk.paths import EDITION
from kiosk.printable import describe_unprintable

MAX_NUMBER = 999_999

Version = Annotated[str, Meta(pattern=r"\A[0-9]{1,4}(\.[0-9]{1,4}){0,3}\Z")]
Tag = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}\Z")]
Lines = Annotated[
    tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...], Meta(min_length=1, max_length=2)
]


class ContentEdition(Struct, frozen=True, kw_only=True):
    """Which content it is: a higher number is newer.

    `program` is the least version of the program that can show it; `changes` says what is new in one or two lines
    for each language, in English always.
    """

    number: Annotated[int, Meta(ge=1, le=MAX_NUMBER)]
    dated: date
    program: Version
    changes: Annotated[dict[Tag, Lines], Meta(max_length=30)]

    def told(self, tag: str) -> tuple[str, ...]:
        """What is new, in a language or else in English."""
        return self.changes.get(tag) or self.changes["en"]


def convert_edition(tree: dict[str, Any]) -> ContentEdition:
    """The edition of a parsed file; ValueError where a key is missing, or its value cannot be used."""
    edition = msgspec.convert(tree, ContentEdition)
    require_plain_changes(edition)
    return edition


def require_plain_changes(edition: ContentEdition) -> None:
    """Raise ValueError where the changes are not told in English, or have characters that may not be shown."""
    if "en" not in edition.changes:
        raise ValueError("changes: what is new is not told in English")
    if fault := describe_unprintable(
        [line for lines in edition.changes.values() for line in lines]
    ):
        raise ValueError(f"changes: {fault}")


def read_edition(path: Path = EDITION) -> ContentEdition:
    """The edition of the content that comes with the program; OSError or ValueError where it cannot be read."""
    return convert_edition(read_toml(read_text(path, MAX_FILE_BYTES)))


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, by which versions are compared: 0.10 is later than 0.9, and 1.0 the same as 1."""
    numbers = [int(part) for part in re.findall(r"[0-9]+", version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
