"""The checklist of a stage or a situation: the steps that apply, with the chosen method's own in their places."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence, Trouble
from kiosk.content.step_records import Situation, Stage, Step, StepChoice
from kiosk.journey.conditions import evaluate
from kiosk.journey.state import Position

Entry = TypeVar("Entry", bound=Step | Trouble)
"""What has variants."""

REGISTER, SIGN_IN = "@register", "@sign-in"
"""What stands in the order of a stage for the steps of the method."""


class ChecklistLine(Struct, frozen=True):
    """A step in its place: its number from 1, its key "stage/step", which answers and events use, and the step."""

    number: int
    key: str
    step: Step


def find_checklist(id: str, content: Content) -> Stage | Situation | None:
    """The stage or the situation of that id."""
    return content.stages.get(id) or content.situations.get(id)


def chosen_method(facts: Mapping[str, str], content: Content) -> str:
    """The chosen method's id; before one is chosen, the first of the content."""
    chosen = facts.get("method", "")
    return chosen if chosen in content.methods else next(iter(content.methods), "")


def build_checklist(
    stage_id: str, facts: Mapping[str, str], content: Content, *, unsure: bool = False
) -> tuple[ChecklistLine, ...]:
    """The steps of a stage or situation that apply to these facts; `unsure` adds those that may apply.

    An unknown id has no steps. Before a method is chosen, the first of the content stands for it.
    """
    stage = find_checklist(stage_id, content)
    if stage is None:
        return ()
    method = chosen_method(facts, content)
    known = {**facts, "method": method}
    wanted = (True, None) if unsure else (True,)
    steps = [
        (id, step)
        for id, step in _all_steps(stage, content, method)
        if evaluate(step.when, known) in wanted
    ]
    return tuple(
        ChecklistLine(number, f"{stage_id}/{id}", adapt(step, facts))
        for number, (id, step) in enumerate(steps, start=1)
    )


def adapt(entry: Entry, facts: Mapping[str, str]) -> Entry:
    """A step or a trouble as it is for a member, with what its variants put in the place of its own fields."""
    for one in entry.variant:
        if one.replacing and evaluate(one.when, facts):
            # What it says is then said by the entry itself.
            left = tuple(other for other in entry.variant if other != one or not one.instead)
            entry = replace(entry, variant=left, **one.replacing)
    return entry


def step_sentences(entry: Step | Trouble, facts: Mapping[str, str]) -> tuple[Sentence, ...]:
    """What a step or a trouble says under its lead, with the variants that hold for these facts."""
    adapted = adapt(entry, facts)
    variants = (one.say for one in adapted.variant if evaluate(one.when, facts))
    return (*adapted.say, *(sentence for say in variants for sentence in say))


def usual_choice(step: Step, facts: Mapping[str, str]) -> StepChoice | None:
    """The choice that most members with these facts make; None where the step has no choices."""
    usual = (one for one in step.choice if one.usual and evaluate(one.usual, facts))
    return next(usual, step.choice[0] if step.choice else None)


def find_line(key: str, facts: Mapping[str, str], content: Content) -> ChecklistLine | None:
    """The line of a step key, or None where it does not apply to these facts."""
    lines = build_checklist(key.partition("/")[0], facts, content)
    return next((line for line in lines if line.key == key), None)


def is_done(line: ChecklistLine, position: Position, content: Content) -> bool:
    """Whether a step was marked as done, is settled by an earlier answer, or lies before the entry.

    The fact `from` is the entry: the step key, or "stage/", at which this member began. It does not settle what
    the device needs where that was checked in this visit, which is the fact `checked`.
    """
    if line.key in position.done:
        return True
    if line.step.known and evaluate(line.step.known, position.facts):
        return True
    if is_settled(line.key.partition("/")[0], position.facts, content):
        return True
    return _is_before(line, position.facts.get("from", ""), position.facts, content)


def is_settled(stage_id: str, facts: Mapping[str, str], content: Content) -> bool:
    """Whether a whole stage is done by what a member has said, such as that JSIS online is open already."""
    stage = content.stages.get(stage_id)
    return stage is not None and any(evaluate(one, facts) for one in stage.settled)


def current_line(
    lines: tuple[ChecklistLine, ...], position: Position, content: Content
) -> ChecklistLine | None:
    """The first step that is not done, or None when all are."""
    return next((line for line in lines if not is_done(line, position, content)), None)


def _is_before(line: ChecklistLine, entry: str, facts: Mapping[str, str], content: Content) -> bool:
    """Whether a step comes before the entry, in an earlier stage or in the same one."""
    stages = list(content.stages)
    stage, entry_stage = line.key.partition("/")[0], entry.partition("/")[0]
    if stage not in stages or entry_stage not in stages:
        return False
    if stage != entry_stage:
        return stages.index(stage) < stages.index(entry_stage)
    if not line.step.settled_by_entry and "checked" in facts:
        return False
    # Not by their numbers: for these, the whole checklist would be built again for each of its lines.
    method = chosen_method(facts, content)
    passed = False
    for id, step in _all_steps(content.stages[stage], content, method):
        if f"{stage}/{id}" == entry:
            return passed and evaluate(step.when, {**facts, "method": method}) is True
        passed = passed or f"{stage}/{id}" == line.key
    return False


def _all_steps(
    stage: Stage | Situation, content: Content, method_id: str
) -> Iterator[tuple[str, Step]]:
    method = content.methods.get(method_id)
    for id in stage.order:
        if id in (REGISTER, SIGN_IN):
            if method is not None:
                own = method.register if id == REGISTER else method.sign_in
                yield from ((name, method.step[name]) for name in own if name in method.step)
        elif id in stage.step:
            yield id, stage.step[id]
