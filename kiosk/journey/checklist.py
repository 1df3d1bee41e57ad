"""The checklist of a stage: the shared steps, with the chosen method's own in their places."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.content.steps import Situation, Stage, Step
from kiosk.journey.conditions import evaluate
from kiosk.journey.state import Position

REGISTER, SIGN_IN = "@register", "@sign-in"


class ChecklistLine(Struct, frozen=True):
    """A step in its place: number from 1, the key "stage/step" that answers and events use, the step."""

    number: int
    key: str
    step: Step


def find_checklist(id: str, catalog: Catalog) -> Stage | Situation | None:
    """The stage or the path of that id."""
    return catalog.stages.get(id) or catalog.paths.get(id)


def method_of(facts: Mapping[str, str], catalog: Catalog) -> str:
    """The chosen method's id; before one is chosen, the first of the catalog."""
    chosen = facts.get("method", "")
    return chosen if chosen in catalog.methods else next(iter(catalog.methods), "")


def build_checklist(
    stage_id: str, facts: Mapping[str, str], catalog: Catalog, *, unsure: bool = False
) -> tuple[ChecklistLine, ...]:
    """The steps of a stage or path that apply to these facts, in order; `unsure` adds those that may apply."""
    stage = find_checklist(stage_id, catalog)
    if stage is None:
        return ()
    method = method_of(facts, catalog)
    told = {**facts, "method": method}
    fitting = (True, None) if unsure else (True,)
    steps = [
        (id, step)
        for id, step in _named(stage, catalog, method)
        if evaluate(step.when, told) in fitting
    ]
    return tuple(
        ChecklistLine(number, f"{stage_id}/{id}", step)
        for number, (id, step) in enumerate(steps, start=1)
    )


def find_line(key: str, facts: Mapping[str, str], catalog: Catalog) -> ChecklistLine | None:
    """The line of a step key, or None where it does not apply to these facts."""
    lines = build_checklist(key.partition("/")[0], facts, catalog)
    return next((line for line in lines if line.key == key), None)


def is_done(line: ChecklistLine, position: Position, catalog: Catalog) -> bool:
    """Whether a step was marked as done, is settled by an earlier answer, or lies before the entry.

    The fact `from` is the entry: the step key, or "stage/", at which this member came in.
    """
    if line.key in position.done:
        return True
    if line.step.known and evaluate(line.step.known, position.facts):
        return True
    return _before(line, position.facts.get("from", ""), position.facts, catalog)


def current_line(
    lines: tuple[ChecklistLine, ...], position: Position, catalog: Catalog
) -> ChecklistLine | None:
    """The first step that is not done, or None when all are."""
    return next((line for line in lines if not is_done(line, position, catalog)), None)


def _before(line: ChecklistLine, entry: str, facts: Mapping[str, str], catalog: Catalog) -> bool:
    stages = list(catalog.stages)
    own, into = line.key.partition("/")[0], entry.partition("/")[0]
    if own not in stages or into not in stages:
        return False
    if own != into:
        return stages.index(own) < stages.index(into)
    at = find_line(entry, facts, catalog)
    return at is not None and line.number < at.number


def _named(
    stage: Stage | Situation, catalog: Catalog, method_id: str
) -> Iterator[tuple[str, Step]]:
    method = catalog.methods.get(method_id)
    for id in stage.order:
        if id in (REGISTER, SIGN_IN):
            if method is not None:
                own = method.register if id == REGISTER else method.sign_in
                yield from ((name, method.step[name]) for name in own if name in method.step)
        elif id in stage.step:
            yield id, stage.step[id]
