"""Where a sentence of the content stands: in which entry of which kind, and under which keys of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from kiosk.content.sentences import is_marked

Tables = tuple[tuple[str, Any], ...]
"""The keys under which a sentence stands, each with the table that has this key, the outermost first."""

FOLDERS: Mapping[str, tuple[str, str]] = {
    "stages": ("stage", "stage"),
    "methods": ("method", "way to sign in"),
    "situations": ("situation", "situation"),
}
"""Folders whose files are one entry each: its kind, and what comments call it."""

ENTRIES: Mapping[str, tuple[str, str]] = {
    "step": ("step", "step"),
    "trouble": ("trouble", "trouble"),
    "page": ("page", "page"),
    "term": ("term", "word explained"),
    "code": ("code", "kind of code"),
    "person": ("person", "somebody to ask"),
    "problem": ("problem", "kind of problem"),
    "kind": ("kind", "kind of device"),
    "question": ("question", "question about the device"),
    "rule": ("rule", "rule about devices"),
    "unsuitable": ("unsuitable", "thing that no method works on"),
    "screen": ("screen", "screen of EU Login"),
}
"""The same by the keys of a file that hold entries."""

NAMES = ("title", "ask", "name")
"""Keys of the sentence by which an entry is called; the first that it has counts."""


class SentencePlace(Struct, frozen=True):
    """The kind of the innermost entry and its id, the entries in words, and the keys in the innermost one.

    A page of the staff is of the kind `staff`.
    """

    group: str
    id: str
    words: str
    keys: tuple[str, ...]


def find_place(file: Path, tables: Tables, sentence: Mapping[str, str]) -> SentencePlace:
    """The place of a marked sentence, by its file in the content folder and the tables around it."""
    folder = file.parent.as_posix()
    group, id, rest, words = "", file.stem, tables, []
    if folder in FOLDERS:
        group, word = FOLDERS[folder]
        words.append(_named(word, tables[0][1], id, sentence))
    if tables[0][0] in ENTRIES:
        group, word = ENTRIES[tables[0][0]]
        id, entry, rest = _split_entry(tables)
        words.append(_named(word, entry, id, sentence))
    if folder == "staff":
        group = "staff"
        words.insert(0, "for the staff")
    said = ", ".join(words) or file.stem
    return SentencePlace(group, id, said[0].upper() + said[1:], tuple(key for key, _ in rest))


def _split_entry(tables: Tables) -> tuple[str, Mapping[str, Any], Tables]:
    """The id of the outermost entry, its table, and the tables within it."""
    key, file = tables[0]
    id, entries = tables[1]
    if isinstance(file[key], dict):
        return id, entries[id], tables[2:]
    # In a list of entries the next table is the entry itself.
    return str(entries.get("id", "")), entries, tables[1:]


def _named(word: str, entry: Mapping[str, Any], id: str, sentence: Mapping[str, str]) -> str:
    """An entry by its name, or by its id where the sentence is that name."""
    names = (entry.get(key) for key in NAMES)
    name = next((one for one in names if isinstance(one, dict) and is_marked(one)), sentence)
    return f"{word} {id}" if name is sentence else f"{word} “{name['english']}”"
