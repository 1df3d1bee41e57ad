"""Another step of the checklist: to open it, or to say that all before it is done."""

from kiosk.flow.checklist import Line, checklist, find, is_done
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft | None:
    """The steps of the stage; or, where steps before the picked one are open, what to do about them."""
    stage_id, _, step_id = tell.where.node.partition("/")[2].partition("/")
    return _ask(f"{stage_id}/{step_id}", tell) if step_id else _list(stage_id, tell)


def _list(stage_id: str, tell: Tell) -> Draft:
    lines = checklist(stage_id, tell.where.facts, tell.catalog)
    return Draft(
        id=f"pick/{stage_id}",
        title=tell.title("pick"),
        place=place_of(tell, f"{stage_id}/"),
        blocks=tell.opening("pick"),
        choices=tuple(Choice(line.key, numbered(line, tell)) for line in lines),
        pace="question",
    )


def numbered(line: Line, tell: Tell) -> str:
    """A step by its title, its number last: a number in front would look like the digit to press."""
    return tell.note("stage", "numbered", number=line.number, title=tell(line.step.title))


def _ask(key: str, tell: Tell) -> Draft | None:
    line = find(key, tell.where.facts, tell.catalog)
    if line is None:
        return None
    return Draft(
        id=f"pick/{key}",
        title=tell(line.step.title),
        place=place_of(tell, key),
        blocks=tell.opening("pick-ahead", number=line.number),
        choices=tuple(tell.choice("pick-ahead", id) for id in ("mark", "open", "list")),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A step that is next or done opens at once; one further on asks first."""
    stage_id, _, step_id = where.node.partition("/")[2].partition("/")
    key = f"{stage_id}/{step_id}" if step_id else answer.option
    line = find(key, where.facts, kit.catalog)
    if line is None:
        return STAY
    before = _open_before(line, where, kit)
    match answer.option if step_id else "":
        case "mark":
            return Move(how="go", to=f"step/{key}", facts={"at": key}, done=before)
        case "list":
            return go(f"pick/{stage_id}")
        case "open":
            return go(f"step/{key}", at=key)
        case "" if before:
            return go(f"pick/{key}")
        case "":
            return go(f"step/{key}", at=key)
    return STAY


def _open_before(line: Line, where: Where, kit: Kit) -> tuple[str, ...]:
    lines = checklist(line.key.partition("/")[0], where.facts, kit.catalog)
    return tuple(
        one.key
        for one in lines
        if one.number < line.number and not is_done(one, where, kit.catalog)
    )
