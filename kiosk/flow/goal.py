"""Where a member goes on another day: the step that a slip names and a resume code holds."""

from kiosk.flow.checklist import Line, checklist, find, now
from kiosk.flow.kit import Kit
from kiosk.flow.state import Where
from kiosk.flow.ticket.ticket import issue


def goal(where: Where, kit: Kit) -> Line | None:
    """The step itself; after a finished stage the first of the next; None before and after the journey."""
    at = where.facts.get("at", "")
    stage = at.partition("/")[0]
    if stage not in kit.catalog.stages:
        return None
    open_ = now(checklist(stage, where.facts, kit.catalog), where, kit.catalog)
    if open_ is not None:
        return find(at, where.facts, kit.catalog) or open_
    stages = list(kit.catalog.stages)
    later = stages[stages.index(stage) + 1 :]
    lines = checklist(later[0], where.facts, kit.catalog) if later else ()
    return now(lines, where, kit.catalog)


def code_of(where: Where, language: str, kit: Kit) -> str:
    """The nine digits of that place; nothing where there is none to come back to."""
    line = goal(where, kit)
    return (
        "" if line is None else issue(line.key, where.facts, language, kit.now.date(), kit.catalog)
    )
