"""Which ids the content knows, by what they name."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.steps import Step

DERIVED = (
    "kind", "method", "system", "reach", "update", "model",
    "family", "year", "touch", "build", "said", "office",
)  # fmt: skip
"""Facts that the flow works out; all others are set by questions and steps."""

ROOMS = ("ask", "code", "device", "intent", "phone")
"""Pages that a way on may name as they are."""


class Shelf(Struct, frozen=True):
    """The ids of one sort of entry, and where they are kept."""

    name: str
    ids: frozenset[str]
    where: str


def shelves(catalog: Catalog) -> dict[str, Shelf]:
    """All shelves by name; `trouble`, `path`, `people`, `stage` and `step` are also the kinds of a way on."""
    kept: dict[str, tuple[Iterable[str], str]] = {
        "address": (catalog.addresses, "addresses.toml"),
        "fact": (_facts(catalog), "a question, or what a choice or a step sets"),
        "kind": (catalog.kinds, "devices/*.toml"),
        "label": (catalog.labels, "labels.tsv"),
        "method": (catalog.methods, "methods/*.toml"),
        "page to open": (_openable(catalog), "pages/*.toml, page.step.choice, called open-ID"),
        "path": (catalog.paths, "paths/*.toml"),
        "people": (catalog.problems, "contacts.toml"),
        "person": (catalog.people, "contacts.toml"),
        "problem": (catalog.problems, "contacts.toml"),
        "stage": (catalog.stages, "stages/*.toml"),
        "step": (_steps(catalog), "stages/*.toml or methods/*.toml, as STAGE/STEP"),
        "step alone": (_alone(catalog), "stages/*.toml, methods/*.toml or paths/*.toml"),
        "term": (catalog.terms, "terms.toml"),
        "trouble": (catalog.troubles, "troubles/*.toml"),
        "way": (ROOMS, f"{', '.join(ROOMS)}, or trouble:, path:, people:, stage:, step: and an id"),
    }
    return {name: Shelf(name, frozenset(ids), where) for name, (ids, where) in kept.items()}


def _facts(catalog: Catalog) -> Iterator[str]:
    yield from DERIVED
    for shelf in (catalog.before, catalog.questions):
        for question in shelf.values():
            yield question.id
            for choice in question.choice:
                yield from choice.sets
    for steps in _homes(catalog):
        for step in steps.values():
            yield from step.sets
            for way in step.choice:
                yield from way.sets


def _steps(catalog: Catalog) -> Iterator[str]:
    for id, stage in catalog.stages.items():
        yield from (f"{id}/{step}" for step in stage.step)
        for method in catalog.methods.values():
            yield from (f"{id}/{step}" for step in method.step)


def _alone(catalog: Catalog) -> Iterator[str]:
    for steps in _homes(catalog):
        yield from steps


def _homes(catalog: Catalog) -> Iterator[dict[str, Step]]:
    yield from (stage.step for stage in catalog.stages.values())
    yield from (method.step for method in catalog.methods.values())
    yield from (path.step for path in catalog.paths.values())


def _openable(catalog: Catalog) -> Iterator[str]:
    page = catalog.pages.get("step")
    return _after("open-", page.choice if page else ())


def _after(prefix: str, ids: Iterable[str]) -> Iterator[str]:
    return (id.removeprefix(prefix) for id in ids if id.startswith(prefix))
