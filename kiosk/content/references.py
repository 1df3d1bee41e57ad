"""Finds ids in the content that lead nowhere."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.content_files import ContentTable, content_tables
from kiosk.content.problem import Problem
from kiosk.content.step_records import Step

DERIVED_FACTS = (
    "kind", "method", "system", "reach", "update", "model",
    "family", "year", "touch", "build", "said", "office", "category", "changes", "reader",
)  # fmt: skip
"""Facts that the journey derives or asks for itself; all others are set by questions, choices and steps."""

PLAIN_TARGETS = ("ask", "code", "device", "home", "intent", "phone")
"""Pages that a target may name without a kind and a colon."""


class IdSet(Struct, frozen=True):
    """The ids of one sort of entry, its name in messages, and where its entries are defined."""

    name: str
    ids: frozenset[str]
    where: str


def known_ids(content: Content) -> dict[str, IdSet]:
    """The ids of each sort of entry; `trouble`, `path`, `people`, `stage` and `step` are also kinds of targets.

    "path" is a situation: targets keep this older word, as events and resume codes do.
    """
    sources: dict[str, tuple[Iterable[str], str]] = {
        "address": (content.addresses, "addresses.toml"),
        "fact": (_facts(content), "a question, or what a choice or a step sets"),
        "kind": (content.kinds, "devices/*.toml"),
        "label": (content.labels, "labels.tsv"),
        "method": (content.methods, "methods/*.toml"),
        "page to open": (_pages_to_open(content), "pages/*.toml, page.step.choice, called open-ID"),
        "path": (content.situations, "situations/*.toml"),
        "people": (content.problems, "contacts.toml"),
        "person": (content.people, "contacts.toml"),
        "place": (_places(content), "methods/*.toml, kept"),
        "problem": (content.problems, "contacts.toml"),
        "stage": (content.stages, "stages/*.toml"),
        "step": (_stage_step_ids(content), "stages/*.toml or methods/*.toml, as STAGE/STEP"),
        "step alone": (_step_ids(content), "stages/*.toml, methods/*.toml or situations/*.toml"),
        "term": (content.terms, "terms.toml"),
        "trouble": (content.troubles, "troubles/*.toml"),
        "target": (
            PLAIN_TARGETS,
            f"{', '.join(PLAIN_TARGETS)}, or trouble:, path:, people:, stage:, step: and an id",
        ),
    }
    return {name: IdSet(name, frozenset(ids), where) for name, (ids, where) in sources.items()}


def _facts(content: Content) -> Iterator[str]:
    yield from DERIVED_FACTS
    for questions in (content.before, content.questions):
        for question in questions.values():
            yield question.id
            for choice in question.choice:
                yield from choice.sets
    for qualifier in content.qualifiers.values():
        yield from (*qualifier.present, *qualifier.absent)
    for steps in _step_tables(content):
        for step in steps.values():
            yield from step.sets
            for way_on in step.choice:
                yield from way_on.sets
    for trouble in content.troubles.values():
        yield from trouble.sets
    for method in content.methods.values():
        for second in method.second:
            yield from second.sets


def _places(content: Content) -> Iterator[str]:
    for method in content.methods.values():
        yield from (one.place for one in method.kept)


def _stage_step_ids(content: Content) -> Iterator[str]:
    for id, stage in content.stages.items():
        yield from (f"{id}/{step}" for step in stage.step)
        for method in content.methods.values():
            yield from (f"{id}/{step}" for step in method.step)


def _step_ids(content: Content) -> Iterator[str]:
    for steps in _step_tables(content):
        yield from steps


def _step_tables(content: Content) -> Iterator[dict[str, Step]]:
    yield from (stage.step for stage in content.stages.values())
    yield from (method.step for method in content.methods.values())
    yield from (situation.step for situation in content.situations.values())


def _pages_to_open(content: Content) -> Iterator[str]:
    page = content.pages.get("step")
    return _after("open-", page.choice if page else ())


def _after(prefix: str, ids: Iterable[str]) -> Iterator[str]:
    return (id.removeprefix(prefix) for id in ids if id.startswith(prefix))


ID_KEYS = {
    "address": "address",
    "drawing": "label",
    "explanation": "trouble",
    "instead_of": "person",
    "kinds": "kind",
    "known": "fact",
    "methods": "method",
    "opens": "page to open",
    "other_words": "term",
    "person": "person",
    "prefer": "method",
    "preferred": "fact",
    "problems": "problem",
    "settled": "fact",
    "since": "step",
    "stages": "stage",
    "when": "fact",
    "words": "term",
}
"""Keys whose values are ids, and the sort of entry that these must be."""

TARGET_KEYS = ("back", "go", "how", "then", "unknown_then")
"""Keys whose values are targets, such as `trouble:ID` or `step:STAGE/ID`."""

TEXT_FILES = ("languages.toml", "pages/", "plain/", "staff/")
"""Files that hold sentences by names of their own, and no references."""

STEP_KEYS = ("order", "register", "sign_in")
"""Keys whose values name steps of the same file."""


def find_broken_references(content: Content, folder: Path) -> list[Problem]:
    """Every reference to an id that does not exist, with the nearest one that does."""
    known = known_ids(content)
    return [
        problem
        for table in content_tables(folder)
        if not table.file.startswith(TEXT_FILES)
        for problem in _check_table(table, known)
    ]


def _check_table(table: ContentTable, known: dict[str, IdSet]) -> Iterator[Problem]:
    for key, value in table.entry.items():
        for id, id_set in _references(key, value, table, known):
            if id not in id_set.ids:
                near = get_close_matches(id, id_set.ids, 1)
                remedy = f"Did you mean {near[0]}?" if near else f"Use an id of {id_set.where}."
                fault = f"There is no {id_set.name} {id}."
                yield Problem(table.file, table.inner_key(key), fault, remedy)


def _references(
    key: str, value: Any, table: ContentTable, known: dict[str, IdSet]
) -> Iterator[tuple[str, IdSet]]:
    if key in STEP_KEYS:
        steps = table.entry.get("step")
        own = IdSet("step", frozenset(steps if isinstance(steps, dict) else ()), "this file")
        yield from ((name, own) for name in _strings(value) if not name.startswith("@"))
    elif key == "stays" and isinstance(value, dict):
        yield from ((place, known["place"]) for place in value)
    elif key in ID_KEYS:
        clean: Callable[[str], str] = _label_id if key == "drawing" else str
        yield from ((clean(name), known[ID_KEYS[key]]) for name in _strings(value) if name)
    elif key in TARGET_KEYS:
        for target in _strings(value):
            kind, colon, id = target.partition(":")
            if colon and kind == "step" and "/" not in id:
                yield id, known["step alone"]
            elif colon and kind in known:
                yield id, known[kind]
            elif target:
                yield target, known["target"]


def _strings(value: Any) -> Iterator[str]:
    """The strings of a value, or the facts of a condition, or of each of several."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (name for name, test in value.items() if isinstance(test, dict))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _label_id(drawn: str) -> str:
    return drawn.strip("[]_")
