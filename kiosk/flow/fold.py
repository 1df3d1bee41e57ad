"""Folds the trail of answers into the place where a visit stands."""

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.flow.state import Answer, Move, Where

MORE = "@more"
"""The option that shows the next five choices of a long list."""

Choose = Callable[[Where, Answer], Move]
Onward = Callable[[Where], str]

LIMIT = 8
"""Rooms with nothing to ask that may follow one another; more would be a circle in the content."""


def advance(where: Where, move: Move, answer: Answer, length: int, onward: Onward) -> Where:
    """The place after one answer; `length` is how many answers stood before it."""
    if answer.option == MORE:
        return replace(where, offset=where.offset + 5)
    facts = {fact: value for fact, value in where.facts.items() if fact not in move.drop}
    facts.update(move.facts)
    returns = where.returns
    if move.how == "call":
        returns = (*returns, length)
    elif move.how == "jump":
        returns = ()
    landed = Where(
        node=move.to or where.node,
        facts=facts,
        done=where.done.union(move.done),
        returns=returns,
        text=answer.text,
    )
    return _noted(settle(landed, onward), answer.moment, where.facts.get("at", ""))


def _noted(where: Where, moment: str, before: str) -> Where:
    """The same place; a step that one stands on is the one to note on paper, and when one came to it."""
    kind, _, key = where.node.partition("/")
    # A step of a path is remembered as `on`: the place in a stage stays, to come back to.
    if kind != "step" or where.facts.get("on") == key:
        return where
    facts = {fact: value for fact, value in where.facts.items() if fact not in ("on", "under")}
    if before != key:
        facts = {**facts, "since": "" if facts.get("from") == key else moment}
    return replace(where, facts={**facts, "at": key})


def settle(where: Where, onward: Onward) -> Where:
    """The same place, with rooms that have nothing to ask passed over."""
    for _ in range(LIMIT):
        to = onward(where)
        if not to:
            break
        where = replace(where, node=to)
    return where


def fold(start: Where, trail: tuple[Answer, ...], choose: Choose, onward: Onward) -> Where:
    """The place after a whole trail."""
    where = start
    for length, answer in enumerate(trail):
        move = Move(how="go") if answer.option == MORE else choose(where, answer)
        where = advance(where, move, answer, length, onward)
    return where
