"""What one entry of the content says of another: each name must lead somewhere."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.problem import Problem
from kiosk.catalog.shelves import Shelf, shelves
from kiosk.catalog.tables import Table, tables

NAMES = {
    "address": "address",
    "drawing": "label",
    "kinds": "kind",
    "known": "fact",
    "methods": "method",
    "opens": "page to open",
    "person": "person",
    "prefer": "method",
    "problems": "problem",
    "stages": "stage",
    "when": "fact",
    "words": "term",
}
"""Keys whose values name an entry, and the shelf that it must stand on."""

WAYS = ("back", "go", "then", "unknown_then")
"""Keys whose values name a way on, such as `trouble:ID` or `step:STAGE/ID`."""

SPOKEN = ("languages.toml", "pages/", "plain/", "staff/")
"""Files that hold sentences by names of their own."""

STEPS = ("order", "register", "sign_in")
"""Keys whose values name steps of the same file."""


def broken_links(catalog: Catalog, folder: Path) -> list[Problem]:
    """Every name that leads nowhere, with the nearest one that would."""
    known = shelves(catalog)
    return [
        problem
        for table in tables(folder)
        if not table.file.startswith(SPOKEN)
        for problem in _broken(table, known)
    ]


def _broken(table: Table, known: dict[str, Shelf]) -> Iterator[Problem]:
    for key, value in table.entry.items():
        for name, shelf in _links(key, value, table, known):
            if name not in shelf.ids:
                near = get_close_matches(name, shelf.ids, 1)
                remedy = f"Did you mean {near[0]}?" if near else f"Use an id of {shelf.where}."
                fault = f"There is no {shelf.name} {name}."
                yield Problem(table.file, table.inner(key), fault, remedy)


def _links(
    key: str, value: Any, table: Table, known: dict[str, Shelf]
) -> Iterator[tuple[str, Shelf]]:
    if key in STEPS:
        steps = table.entry.get("step")
        own = Shelf("step", frozenset(steps if isinstance(steps, dict) else ()), "this file")
        yield from ((name, own) for name in _named(value) if not name.startswith("@"))
    elif key in NAMES:
        clean: Callable[[str], str] = _unmarked if key == "drawing" else str
        yield from ((clean(name), known[NAMES[key]]) for name in _named(value) if name)
    elif key in WAYS:
        for target in _named(value):
            kind, colon, id = target.partition(":")
            if colon and kind == "step" and "/" not in id:
                yield id, known["step alone"]
            elif colon and kind in known:
                yield id, known[kind]
            elif target:
                yield target, known["way"]


def _named(value: Any) -> Iterator[str]:
    """The strings of a value, or the keys of a condition."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (name for name, test in value.items() if isinstance(test, dict))
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def _unmarked(drawn: str) -> str:
    return drawn.strip("[]_")
