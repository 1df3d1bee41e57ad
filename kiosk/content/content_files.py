"""Every table and every sentence of the content files, with its file and key: what the checks go through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from kiosk.content.loader import parse_content_file
from kiosk.content.sentences import find_sentences
from kiosk.content.shared_records import Sentence
from kiosk.content.toml import MAX_FILE_BYTES, read_toml
from kiosk.files import read_text


class ContentTable(Struct, frozen=True):
    """One table of a file: the path in the content folder, the dotted key, and the table as it was parsed."""

    file: str
    key: str
    entry: dict[str, Any]

    def inner_key(self, name: str) -> str:
        """The dotted key of something in this table."""
        return f"{self.key}.{name}" if self.key else name


def content_tables(folder: Path) -> Iterator[ContentTable]:
    """All tables, each before those in it; files that cannot be read are left out, for the loader reports them."""
    for file, path in _files(folder):
        try:
            tree = read_toml(read_text(path, MAX_FILE_BYTES))
        except (OSError, ValueError):
            continue
        yield from _with_inner_tables(ContentTable(file, "", tree))


def all_sentences(folder: Path) -> Iterator[tuple[str, Sentence]]:
    """All sentences, each with its file."""
    for file, path in _files(folder):
        try:
            tree = parse_content_file(path, folder)
        except (OSError, ValueError):
            continue
        for sentence in find_sentences(tree):
            yield file, sentence


def _files(folder: Path) -> list[tuple[str, Path]]:
    paths = sorted(folder.rglob("*.toml"))
    return [(path.relative_to(folder).as_posix(), path) for path in paths]


def _with_inner_tables(table: ContentTable) -> Iterator[ContentTable]:
    yield table
    for name, value in table.entry.items():
        key = table.inner_key(name)
        if isinstance(value, dict):
            yield from _with_inner_tables(ContentTable(table.file, key, value))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    id = item.get("id", item.get("tag", number))
                    yield from _with_inner_tables(ContentTable(table.file, f"{key}.{id}", item))
