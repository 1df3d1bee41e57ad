"""Loads the content folder into one record; one broken file never silences the others."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from kiosk.content.content import Content, Language, Url
from kiosk.content.devices import DeviceKind, DeviceQuestion, DeviceRule, read_apple
from kiosk.content.labels import read_labels
from kiosk.content.lenient_reader import read_leniently
from kiosk.content.problem import Problem
from kiosk.content.records import (
    CodeFormat,
    Contact,
    EuLoginScreen,
    HelpTopic,
    PageTexts,
    Term,
    Trouble,
)
from kiosk.content.sentences import mark_sentences
from kiosk.content.steps import Method, Situation, Stage
from kiosk.content.toml import MOST_BYTES, read_toml
from kiosk.files import FileLimitError, read_text

LAYOUT: dict[str, dict[str, tuple[str, Any]]] = {
    "languages.toml": {"language": ("languages", list[Language])},
    "addresses.toml": {"address": ("addresses", dict[str, Url])},
    "before.toml": {"question": ("before", list[DeviceQuestion])},
    "devices/*.toml": {
        "kind": ("kinds", dict[str, DeviceKind]),
        "question": ("questions", list[DeviceQuestion]),
        "rule": ("rules", list[DeviceRule]),
    },
    "methods/*.toml": {"": ("methods", Method)},
    "stages/*.toml": {"": ("stages", Stage)},
    "troubles/*.toml": {"trouble": ("troubles", dict[str, Trouble])},
    "situations/*.toml": {"": ("situations", Situation)},
    "screens.toml": {"screen": ("screens", dict[str, EuLoginScreen])},
    "terms.toml": {"term": ("terms", dict[str, Term])},
    "codes.toml": {"code": ("codes", dict[str, CodeFormat])},
    "contacts.toml": {
        "person": ("people", dict[str, Contact]),
        "problem": ("problems", dict[str, HelpTopic]),
    },
    "pages/*.toml": {"page": ("pages", dict[str, PageTexts])},
}
"""Which files hold which tables, their field of Content, and as what; `""` is the whole file."""

MOST_FILES, MOST_ENTRIES = 200, 1_000
"""Files of one folder and entries of one table that are read: what follows them is left out, and named."""


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """The content of `folder`, and all that is wrong with it; what is broken is left out."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for pattern, tables in LAYOUT.items():
        paths = sorted(folder.glob(pattern))
        if not paths:
            problems.append(
                Problem(pattern, "", "The file is missing.", "Put it back from the product.")
            )
        for path in paths[MOST_FILES:]:
            name = path.relative_to(folder).as_posix()
            fault = f"It is not read: {pattern} has more than {MOST_FILES} files."
            problems.append(Problem(name, "", fault, "Put what it says into another of them."))
        for path in paths[:MOST_FILES]:
            load_file(path, folder, tables, found, problems)
    _read_table(folder / "labels.tsv", "labels", read_labels, found, problems)
    _read_table(folder / "devices/apple.tsv", "apple", read_apple, found, problems)
    found["rules"] = tuple(found.get("rules", {}).values())
    for room in ("methods", "stages", "situations"):
        entries = found.get(room, {}).items()
        found[room] = dict(sorted(entries, key=lambda item: item[1].number))
    return Content(**found), problems


def parse_content_file(path: Path, folder: Path) -> dict[str, Any]:
    """One file as a tree whose sentences carry their contexts; raises ValueError, its text naming the line."""
    return dict(mark_sentences(read_toml(read_text(path, MOST_BYTES)), path.stem))


def unreadable(name: str, fault: Exception) -> Problem:
    """What is wrong with a TOML file that cannot be read at all."""
    if isinstance(fault, FileLimitError):
        remedy = f"Put a text file of at most {MOST_BYTES // 1000} kB in its place."
        return Problem(name, "", f"Not readable: {fault}.", remedy)
    return Problem(name, "", f"Not readable as TOML: {fault}.", "Mend that line.")


def load_file(
    path: Path,
    folder: Path,
    tables: dict[str, tuple[str, Any]],
    found: dict[str, Any],
    problems: list[Problem],
) -> None:
    """Put the tables of one file into what was found, and what is wrong with them into the problems."""
    name = path.relative_to(folder).as_posix()
    try:
        tree = parse_content_file(path, folder)
    except (OSError, ValueError) as fault:
        problems.append(unreadable(name, fault))
        return
    read_tree(name, tree, tables, found, problems)


def read_tree(
    name: str,
    tree: dict[str, Any],
    tables: dict[str, tuple[str, Any]],
    found: dict[str, Any],
    problems: list[Problem],
) -> None:
    """The same for a file that was parsed already."""
    if "" in tables:
        room, shape = tables[""]
        _keep(name, "", room, str(tree.get("id", Path(name).stem)), tree, shape, found, problems)
        return
    for key in tree:
        if key not in tables:
            problems.append(
                Problem(name, key, "This table is not known.", f"Use one of: {', '.join(tables)}.")
            )
    for key, (room, shape) in tables.items():
        item = shape.__args__[-1]
        entries = tree.get(key, {})
        if not isinstance(entries, dict | list):
            problems.append(Problem(name, key, "This is no table.", f"Begin it with [{key}.ID]."))
            continue
        listed = list(entries.items() if isinstance(entries, dict) else _numbered(entries))
        if len(listed) > MOST_ENTRIES:
            more = f"It has {len(listed)} entries, and only the first {MOST_ENTRIES} are read."
            problems.append(Problem(name, key, more, "Take some of them out."))
        for id, entry in listed[:MOST_ENTRIES]:
            _keep(name, f"{key}.{id}", room, id, entry, item, found, problems)


def _numbered(entries: list[Any]) -> Iterator[tuple[str, Any]]:
    for number, entry in enumerate(entries):
        named = entry if isinstance(entry, dict) else {}
        yield str(named.get("id", named.get("tag", number))), entry


def _keep(
    file: str,
    key: str,
    room: str,
    id: str,
    entry: Any,
    shape: Any,
    found: dict[str, Any],
    problems: list[Problem],
) -> None:
    try:
        record = msgspec.convert(entry, shape)
    except msgspec.ValidationError:
        # What is broken is looked for only where something is.
        mended = read_leniently(
            entry, shape, key, lambda *fault: problems.append(Problem(file, *fault))
        )
        if mended is msgspec.UNSET:
            return
        record = msgspec.convert(mended, shape)
    shelf = found.setdefault(room, {})
    if id in shelf:
        problems.append(
            Problem(file, key, f"The id {id} is used twice.", "Give one of them another id.")
        )
        return
    shelf[id] = record


def _read_table(
    path: Path,
    room: str,
    reader: Callable[[Path], tuple[Any, list[Problem]]],
    found: dict[str, Any],
    problems: list[Problem],
) -> None:
    try:
        found[room], wrong = reader(path)
    except (OSError, ValueError) as fault:
        wrong = [Problem(path.name, "", f"Not readable: {fault}.", "Put it back from the product.")]
    problems += wrong


STAFF_PAGES = "staff/*.toml"


def load_staff_pages(folder: Path) -> tuple[dict[str, PageTexts], list[Problem]]:
    """The pages by id, and all that is wrong with their files; what is broken is left out."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob(STAFF_PAGES)):
        load_file(path, folder, {"page": ("pages", dict[str, PageTexts])}, found, problems)
    return found.get("pages", {}), problems
