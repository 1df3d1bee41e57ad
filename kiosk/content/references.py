"""Finds ids in the content that lead nowhere."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.content_files import ContentTable, content_tables
from kiosk.content.problem import Problem
from kiosk.content.steps import Step

DERIVED = (
    "kind", "method", "system", "reach", "update", "model",
    "family", "year", "touch", "build", "said", "office", "form",
)  # fmt: skip
"""Facts that the flow works out; all others are set by questions and steps."""

ROOMS = ("ask", "code", "device", "intent", "phone")
"""Pages that a way on may name as they are."""


class IdSet(Struct, frozen=True):
    """The ids of one sort of entry, and where they are kept."""

    name: str
    ids: frozenset[str]
    where: str


def known_ids(content: Content) -> dict[str, IdSet]:
    """All shelves by name; `trouble`, `path`, `people`, `stage` and `step` are also the kinds of a way on."""
    kept: dict[str, tuple[Iterable[str], str]] = {
        "address": (content.addresses, "addresses.toml"),
        "fact": (_facts(content), "a question, or what a choice or a step sets"),
        "kind": (content.kinds, "devices/*.toml"),
        "label": (content.labels, "labels.tsv"),
        "method": (content.methods, "methods/*.toml"),
        "page to open": (_openable(content), "pages/*.toml, page.step.choice, called open-ID"),
        "path": (content.situations, "situations/*.toml"),
        "people": (content.problems, "contacts.toml"),
        "person": (content.people, "contacts.toml"),
        "place": (_places(content), "methods/*.toml, kept"),
        "problem": (content.problems, "contacts.toml"),
        "stage": (content.stages, "stages/*.toml"),
        "step": (_steps(content), "stages/*.toml or methods/*.toml, as STAGE/STEP"),
        "step alone": (_alone(content), "stages/*.toml, methods/*.toml or situations/*.toml"),
        "term": (content.terms, "terms.toml"),
        "trouble": (content.troubles, "troubles/*.toml"),
        "way": (ROOMS, f"{', '.join(ROOMS)}, or trouble:, path:, people:, stage:, step: and an id"),
    }
    return {name: IdSet(name, frozenset(ids), where) for name, (ids, where) in kept.items()}


def _facts(content: Content) -> Iterator[str]:
    yield from DERIVED
    for shelf in (content.before, content.questions):
        for question in shelf.values():
            yield question.id
            for choice in question.choice:
                yield from choice.sets
    for steps in _homes(content):
        for step in steps.values():
            yield from step.sets
            for way in step.choice:
                yield from way.sets
    for method in content.methods.values():
        for second in method.second:
            yield from second.sets


def _places(content: Content) -> Iterator[str]:
    for method in content.methods.values():
        yield from (one.place for one in method.kept)


def _steps(content: Content) -> Iterator[str]:
    for id, stage in content.stages.items():
        yield from (f"{id}/{step}" for step in stage.step)
        for method in content.methods.values():
            yield from (f"{id}/{step}" for step in method.step)


def _alone(content: Content) -> Iterator[str]:
    for steps in _homes(content):
        yield from steps


def _homes(content: Content) -> Iterator[dict[str, Step]]:
    yield from (stage.step for stage in content.stages.values())
    yield from (method.step for method in content.methods.values())
    yield from (path.step for path in content.situations.values())


def _openable(content: Content) -> Iterator[str]:
    page = content.pages.get("step")
    return _after("open-", page.choice if page else ())


def _after(prefix: str, ids: Iterable[str]) -> Iterator[str]:
    return (id.removeprefix(prefix) for id in ids if id.startswith(prefix))


NAMES = {
    "address": "address",
    "drawing": "label",
    "explanation": "trouble",
    "kinds": "kind",
    "known": "fact",
    "methods": "method",
    "opens": "page to open",
    "person": "person",
    "prefer": "method",
    "preferred": "fact",
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


def find_broken_references(content: Content, folder: Path) -> list[Problem]:
    """Every name that leads nowhere, with the nearest one that would."""
    known = known_ids(content)
    return [
        problem
        for table in content_tables(folder)
        if not table.file.startswith(SPOKEN)
        for problem in _broken(table, known)
    ]


def _broken(table: ContentTable, known: dict[str, IdSet]) -> Iterator[Problem]:
    for key, value in table.entry.items():
        for name, shelf in _links(key, value, table, known):
            if name not in shelf.ids:
                near = get_close_matches(name, shelf.ids, 1)
                remedy = f"Did you mean {near[0]}?" if near else f"Use an id of {shelf.where}."
                fault = f"There is no {shelf.name} {name}."
                yield Problem(table.file, table.inner(key), fault, remedy)


def _links(
    key: str, value: Any, table: ContentTable, known: dict[str, IdSet]
) -> Iterator[tuple[str, IdSet]]:
    if key in STEPS:
        steps = table.entry.get("step")
        own = IdSet("step", frozenset(steps if isinstance(steps, dict) else ()), "this file")
        yield from ((name, own) for name in _named(value) if not name.startswith("@"))
    elif key == "stays" and isinstance(value, dict):
        yield from ((place, known["place"]) for place in value)
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
