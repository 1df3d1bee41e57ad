"""Folds the answers of a visit into the position where it stands."""

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.journey.state import Answer, Move, Position

MORE_OPTION = "@more"
"""The option that shows the next five choices of a long list."""

HandleAnswer = Callable[[Position, Answer], Move]
SkipTarget = Callable[[Position], str]

MAX_SKIPS = 8
"""Rooms with nothing to ask that may follow one another; more would be a circle in the content."""


def apply_move(
    position: Position, move: Move, answer: Answer, length: int, onward: SkipTarget
) -> Position:
    """The place after one answer; `length` is how many answers stood before it."""
    if answer.option == MORE_OPTION:
        return replace(position, offset=position.offset + 5)
    facts = {fact: value for fact, value in position.facts.items() if fact not in move.drop}
    facts.update(move.facts)
    returns = position.returns
    if move.how == "call":
        returns = (*returns, length)
    elif move.how == "jump":
        returns = ()
    landed = Position(
        node=move.to or position.node,
        facts=facts,
        done=position.done.union(move.done),
        returns=returns,
        text=answer.text,
    )
    return _noted(skip_answered(landed, onward), answer.moment, position.facts.get("at", ""))


def _noted(position: Position, moment: str, before: str) -> Position:
    """The same place; a step that one stands on is the one to note on paper, and when one came to it."""
    kind, _, key = position.node.partition("/")
    # A step of a path is remembered as `on`: the place in a stage stays, to come back to.
    if kind != "step" or position.facts.get("on") == key:
        return position
    facts = {fact: value for fact, value in position.facts.items() if fact not in ("on", "under")}
    if before != key:
        facts = {**facts, "since": "" if facts.get("from") == key else moment}
    return replace(position, facts={**facts, "at": key})


def skip_answered(position: Position, onward: SkipTarget) -> Position:
    """The same place, with rooms that have nothing to ask passed over."""
    for _ in range(MAX_SKIPS):
        to = onward(position)
        if not to:
            break
        position = replace(position, node=to)
    return position


def fold_answers(
    start: Position, trail: tuple[Answer, ...], choose: HandleAnswer, onward: SkipTarget
) -> Position:
    """The place after a whole trail."""
    position = start
    for length, answer in enumerate(trail):
        move = Move(how="go") if answer.option == MORE_OPTION else choose(position, answer)
        position = apply_move(position, move, answer, length, onward)
    return position
