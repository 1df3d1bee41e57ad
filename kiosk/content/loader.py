"""Loads the content folder into one record; one broken file never silences the others."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from kiosk.content.button_labels import read_labels
from kiosk.content.content import Content, ControlRole, Language, Url
from kiosk.content.device_models import read_android, read_apple
from kiosk.content.device_records import DeviceKind, DeviceQuestion, DeviceRule
from kiosk.content.lenient_reader import read_leniently
from kiosk.content.lookup_records import DeviceQualifier, UnsuitableThing
from kiosk.content.problem import Problem
from kiosk.content.sentences import mark_sentences
from kiosk.content.shared_records import (
    CodeFormat,
    Contact,
    DayNotice,
    EuLoginScreen,
    HelpTopic,
    PageTexts,
    Term,
    Trouble,
)
from kiosk.content.step_records import Method, Situation, Stage
from kiosk.content.toml import MAX_FILE_BYTES, read_toml
from kiosk.content.unprintable_texts import may_hold_unprintable, replace_unprintable
from kiosk.files import FileLimitError, read_text

Tables = dict[str, tuple[str, Any]]
"""The tables of a kind of file: key in the file to field of `Content` and type; the key `""` is the whole file."""

LAYOUT: dict[str, Tables] = {
    "languages.toml": {"language": ("languages", list[Language])},
    "addresses.toml": {"address": ("addresses", dict[str, Url])},
    "before.toml": {"question": ("before", list[DeviceQuestion])},
    "devices/*.toml": {
        "kind": ("kinds", dict[str, DeviceKind]),
        "question": ("questions", list[DeviceQuestion]),
        "rule": ("rules", list[DeviceRule]),
        "unsuitable": ("unsuitable", dict[str, UnsuitableThing]),
        "qualifier": ("qualifiers", dict[str, DeviceQualifier]),
    },
    "methods/*.toml": {"": ("methods", Method)},
    "stages/*.toml": {"": ("stages", Stage)},
    "troubles/*.toml": {"trouble": ("troubles", dict[str, Trouble])},
    "situations/*.toml": {"": ("situations", Situation)},
    "screens.toml": {
        "screen": ("screens", dict[str, EuLoginScreen]),
        "role": ("roles", dict[str, ControlRole]),
    },
    "terms.toml": {"term": ("terms", dict[str, Term])},
    "codes.toml": {"code": ("codes", dict[str, CodeFormat])},
    "contacts.toml": {
        "person": ("people", dict[str, Contact]),
        "problem": ("problems", dict[str, HelpTopic]),
    },
    "notices.toml": {"notice": ("notices", dict[str, DayNotice])},
    "pages/*.toml": {"page": ("pages", dict[str, PageTexts])},
}
"""Which files hold which tables. Entries of a `list` have their id in a key `id` or `tag`."""

STAFF_PAGES = "staff/*.toml"

NUMBERED = ("methods", "stages", "situations")
"""Fields whose entries are ordered by their `number`, and not as the files are named."""

MAX_FILES, MAX_ENTRIES = 200, 1_000
"""Files of one folder and entries of one table that are read; what follows them is left out and reported."""


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """The content of a folder, and all that is wrong with it; what is broken is left out or replaced."""
    reader = ContentReader(folder)
    for pattern, tables in LAYOUT.items():
        reader.read_files(pattern, tables)
    reader.read_tsv(folder / "labels.tsv", "labels", read_labels)
    reader.read_tsv(folder / "devices/apple.tsv", "apple", read_apple)
    reader.read_tsv(folder / "devices/android.tsv", "android", read_android)
    records = reader.records
    records["rules"] = tuple(records.get("rules", {}).values())
    for field in NUMBERED:
        entries = records.get(field, {}).items()
        records[field] = dict(sorted(entries, key=lambda item: item[1].number))
    return Content(**records), reader.problems


def load_staff_pages(folder: Path) -> tuple[dict[str, PageTexts], list[Problem]]:
    """The texts of the staff pages by id, and all that is wrong with their files; what is broken is left out.

    They are not part of `load_content`, so that a visit need not read them.
    """
    reader = ContentReader(folder)
    for path in sorted(folder.glob(STAFF_PAGES)):
        reader.read_file(path, {"page": ("pages", dict[str, PageTexts])})
    return reader.records.get("pages", {}), reader.problems


def parse_content_file(path: Path, folder: Path) -> dict[str, Any]:
    """One file as a tree whose sentences carry their contexts; raises ValueError, its text naming the line."""
    return dict(mark_sentences(read_toml(read_text(path, MAX_FILE_BYTES)), path.stem))


class ContentReader:
    """Collects the records of content files by field and id, and the problems of these files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.records: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def read_files(self, pattern: str, tables: Tables) -> None:
        """Read all files of a pattern; at least one has to be there."""
        paths = sorted(self._folder.glob(pattern))
        if not paths:
            self._report(pattern, "", "The file is missing.", "Put it back from the product.")
        for path in paths[MAX_FILES:]:
            fault = f"It is not read: {pattern} has more than {MAX_FILES} files."
            self._report(self._name(path), "", fault, "Put what it says into another of them.")
        for path in paths[:MAX_FILES]:
            self.read_file(path, tables)

    def read_file(self, path: Path, tables: Tables) -> None:
        """Read the tables of one TOML file."""
        try:
            text = read_text(path, MAX_FILE_BYTES)
            tree = read_toml(text)
        except (OSError, ValueError) as fault:
            self.problems.append(_unreadable_file(self._name(path), fault))
            return
        name = self._name(path)
        if may_hold_unprintable(text):
            tree = replace_unprintable(tree, "", lambda *fault: self._report(name, *fault))
        self.read_tree(name, mark_sentences(tree, path.stem), tables)

    def read_tree(self, name: str, tree: dict[str, Any], tables: Tables) -> None:
        """Read the tables of a file that is parsed already; `name` is its path in the content folder."""
        if "" in tables:
            field, shape = tables[""]
            self._add_entry(name, "", field, str(tree.get("id", Path(name).stem)), tree, shape)
            return
        for key in (key for key in tree if key not in tables):
            remedy = f"Use one of: {', '.join(tables)}."
            self._report(name, key, "This table is not known.", remedy)
        for key, (field, shape) in tables.items():
            entries = tree.get(key, {})
            if not isinstance(entries, dict | list):
                self._report(name, key, "This is no table.", f"Begin it with [{key}.ID].")
                continue
            named = list(entries.items() if isinstance(entries, dict) else _named_entries(entries))
            if len(named) > MAX_ENTRIES:
                fault = f"It has {len(named)} entries, and only the first {MAX_ENTRIES} are read."
                self._report(name, key, fault, "Take some of them out.")
            for id, entry in named[:MAX_ENTRIES]:
                self._add_entry(name, f"{key}.{id}", field, id, entry, shape.__args__[-1])

    def read_tsv(
        self, path: Path, field: str, read: Callable[[Path], tuple[Any, list[Problem]]]
    ) -> None:
        """Read a table of tab-separated values into a field."""
        try:
            self.records[field], problems = read(path)
            self.problems += problems
        except (OSError, ValueError) as fault:
            self._report(
                path.name,
                "",
                f"This file cannot be read: {fault}.",
                "Put it back from the product.",
            )

    def _add_entry(self, file: str, key: str, field: str, id: str, entry: Any, shape: Any) -> None:
        try:
            record = msgspec.convert(entry, shape)
        except msgspec.ValidationError:
            # Only a broken entry is read leniently, which is slow.
            mended = read_leniently(entry, shape, key, lambda *fault: self._report(file, *fault))
            if mended is msgspec.UNSET:
                return
            record = msgspec.convert(mended, shape)
        entries = self.records.setdefault(field, {})
        if id in entries:
            fault = f"The id {id} is used twice."
            self._report(file, key, fault, "Give one of them another id.")
            return
        entries[id] = record

    def _report(self, file: str, key: str, fault: str, remedy: str) -> None:
        self.problems.append(Problem(file, key, fault, remedy))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()


def _named_entries(entries: list[Any]) -> Iterator[tuple[str, Any]]:
    """The entries of a list by their ids; one without an id by its index."""
    for index, entry in enumerate(entries):
        named = entry if isinstance(entry, dict) else {}
        yield str(named.get("id", named.get("tag", index))), entry


def _unreadable_file(name: str, fault: Exception) -> Problem:
    if isinstance(fault, FileLimitError):
        remedy = f"Put a text file of at most {MAX_FILE_BYTES // 1000} kB in its place."
        return Problem(name, "", f"This file cannot be read: {fault}.", remedy)
    return Problem(name, "", f"This is not valid TOML: {fault}.", "Correct that line.")
