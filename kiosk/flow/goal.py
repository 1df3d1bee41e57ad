"""Where a member goes on another day: the step that a slip names and a resume code holds."""

from kiosk.flow.checklist import Line, checklist, find, now
from kiosk.flow.kit import Kit
from kiosk.flow.state import Where
from kiosk.flow.ticket.ticket import issue


def goal(where: Where, kit: Kit) -> Line | None:
    """The step itself; after a finished stage the first of the next; None before and after the journey."""
    on = _open(where.facts.get("on", ""), where, kit)
    if on is not None:
        return on
    at = where.facts.get("at", "")
    stage = at.partition("/")[0]
    if stage not in kit.catalog.stages:
        return None
    here = _open(at, where, kit)
    if here is not None:
        return here
    stages = list(kit.catalog.stages)
    later = stages[stages.index(stage) + 1 :]
    return _open(f"{later[0]}/", where, kit) if later else None


def code_of(where: Where, language: str, kit: Kit) -> str:
    """The nine digits of that place; nothing where there is none to come back to."""
    line = goal(where, kit)
    return (
        "" if line is None else issue(line.key, where.facts, language, kit.now.date(), kit.catalog)
    )


def _open(key: str, where: Where, kit: Kit) -> Line | None:
    """The step of a key, else the next one of its checklist; None where all of that is done."""
    lines = checklist(key.partition("/")[0], where.facts, kit.catalog)
    left = now(lines, where, kit.catalog)
    return None if left is None else find(key, where.facts, kit.catalog) or left
