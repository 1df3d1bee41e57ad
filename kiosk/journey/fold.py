"""Folds the answers of a visit into the position where it stands."""

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.journey.state import Answer, Move, Position

CHOICES_PER_PART = 5
"""Choices shown at a time of a list too long for one page: 6 shows the next ones, 7 is *I don't know*."""
MORE_OPTION = "@more"
"""The option that shows the next five choices of a long list."""

HandleAnswer = Callable[[Position, Answer], Move]
SkipTarget = Callable[[Position], str]
"""Names the node to go on to from a position with nothing to ask; an empty string where there is something."""

MAX_SKIPS = 8
"""Pages with nothing to ask that may follow one another; more would be a circle in the content."""


def apply_move(
    position: Position, move: Move, answer: Answer, length: int, skip: SkipTarget
) -> Position:
    """The position after one answer; `length` is the number of answers before it."""
    if answer.option == MORE_OPTION:
        return replace(position, offset=position.offset + CHOICES_PER_PART)
    facts = {fact: value for fact, value in position.facts.items() if fact not in move.drop}
    facts.update({**move.facts, **move.keep})
    returns = position.returns
    if move.how == "call":
        returns = (*returns, length)
    elif move.how == "jump":
        returns = ()
    reached = Position(
        node=move.to or position.node,
        facts=facts,
        done=position.done.union(move.done),
        returns=returns,
        text=answer.text,
    )
    reached = _remember_step(
        skip_answered(reached, skip), answer.moment, position.facts.get("at", "")
    )
    return reached if "reached" in move.facts else _remember_day(reached, answer.moment, position)


def _remember_step(position: Position, moment: str, before: str) -> Position:
    """The same position; a step that it stands on becomes the fact `at`, and the moment the fact `since`.

    `before` is the step remembered until now. Whoever began the visit at this step has no moment: they came to
    it on an earlier day.
    """
    kind, _, key = position.node.partition("/")
    # A step of a situation is the fact `on` already: the place in a stage is kept, to come back to.
    if kind != "step" or position.facts.get("on") == key:
        return position
    facts = {fact: value for fact, value in position.facts.items() if fact not in ("on", "under")}
    if before != key:
        facts = {**facts, "since": "" if facts.get("from") == key else moment}
    return replace(position, facts={**facts, "at": key})


def _remember_day(position: Position, moment: str, before: Position) -> Position:
    """The same position; where it is another place than before, the day becomes the fact `reached`.

    The resume code holds the week of that day, so that its digits stay as they are for as long as the place does.
    """
    here, there = (
        (one.facts.get("at"), one.facts.get("on"), one.done) for one in (position, before)
    )
    if here == there or not moment:
        return position
    return replace(position, facts={**position.facts, "reached": moment.partition("T")[0]})


def skip_answered(position: Position, skip: SkipTarget) -> Position:
    """The same position, with pages that have nothing to ask passed over."""
    for _ in range(MAX_SKIPS):
        to = skip(position)
        if not to:
            break
        position = replace(position, node=to)
    return position


def fold_answers(
    start: Position, trail: tuple[Answer, ...], handle: HandleAnswer, skip: SkipTarget
) -> Position:
    """The position after all answers of a trail."""
    position = start
    for length, answer in enumerate(trail):
        move = Move(how="go") if answer.option == MORE_OPTION else handle(position, answer)
        position = apply_move(position, move, answer, length, skip)
    return position
