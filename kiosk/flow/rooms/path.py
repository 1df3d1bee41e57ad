"""A path for a member who is not new: what has happened, and the steps that lead out of it."""

from kiosk.flow.checklist import checklist, is_done, now
from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.stage import step_line
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import StepList


def draft(tell: Tell) -> Draft | None:
    """What it is, and the steps as a checklist."""
    id = tell.where.node.partition("/")[2]
    path = tell.catalog.paths.get(id)
    if path is None:
        return None
    lines = checklist(id, tell.where.facts, tell.catalog)
    current = now(lines, tell.where, tell.catalog)
    rows = (
        step_line(
            line.number,
            tell(line.step.title),
            "done"
            if is_done(line, tell.where, tell.catalog)
            else "now"
            if line == current
            else "later",
            tell,
        )
        for line in lines
    )
    begin = "begin" if not lines or current == lines[0] else "go-on"
    return Draft(
        id=f"path/{id}",
        title=tell(path.title),
        blocks=(*tell.lead(path.lead), StepList(tuple(rows))),
        choices=tuple(tell.choice("path", one) for one in (begin, "people", "home")),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The next step of the path, people to ask, or home."""
    id = where.node.partition("/")[2]
    lines = checklist(id, where.facts, kit.catalog)
    match answer.option:
        case "begin" | "go-on" if lines:
            current = now(lines, where, kit.catalog) or lines[0]
            return go(f"step/{current.key}", on=current.key)
        case "people":
            return call("people")
        case "home":
            return go("home", on=f"{id}/")
    return STAY
