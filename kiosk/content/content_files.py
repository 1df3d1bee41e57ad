"""Every table and every sentence of the content files, with the place where it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from kiosk.content.loader import parse_content_file
from kiosk.content.records import Sentence
from kiosk.content.sentences import find_sentences
from kiosk.content.toml import MAX_FILE_BYTES, read_toml
from kiosk.files import read_text


class ContentTable(Struct, frozen=True):
    """One table of a file: the file's name in the content folder, the dotted key, the entry itself."""

    file: str
    key: str
    entry: dict[str, Any]

    def inner(self, name: str) -> str:
        """The dotted key of something in this table."""
        return f"{self.key}.{name}" if self.key else name


def content_tables(folder: Path) -> Iterator[ContentTable]:
    """All tables, the outer ones first; a file that cannot be read is the reader's to report."""
    for file, path in _files(folder):
        try:
            tree = read_toml(read_text(path, MAX_FILE_BYTES))
        except (OSError, ValueError):
            continue
        yield from _inside(ContentTable(file, "", tree))


def all_sentences(folder: Path) -> Iterator[tuple[str, Sentence]]:
    """All sentences, each with its file."""
    for file, path in _files(folder):
        try:
            tree = parse_content_file(path, folder)
        except (OSError, ValueError):
            continue
        for sentence in find_sentences(tree, ""):
            yield file, sentence


def _files(folder: Path) -> list[tuple[str, Path]]:
    paths = sorted(folder.rglob("*.toml"))
    return [(path.relative_to(folder).as_posix(), path) for path in paths]


def _inside(table: ContentTable) -> Iterator[ContentTable]:
    yield table
    for name, value in table.entry.items():
        key = table.inner(name)
        if isinstance(value, dict):
            yield from _inside(ContentTable(table.file, key, value))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    id = item.get("id", item.get("tag", number))
                    yield from _inside(ContentTable(table.file, f"{key}.{id}", item))
