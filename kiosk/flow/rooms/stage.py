"""The checklist of a stage: every step as done, now, later or not yet."""

from kiosk.flow.checklist import Line, checklist, is_done, now
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.standing import needs_code, state_of
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, StepList, StepRow, StepStatus, Table

WINDOW = 6
"""How many steps are shown at once around the one to do now."""


def draft(tell: Tell) -> Draft | None:
    """The steps around the next one, and the other stages under them."""
    id = tell.where.node.partition("/")[2]
    stage = tell.catalog.stages.get(id)
    if stage is None:
        return None
    lines = checklist(id, tell.where.facts, tell.catalog)
    current = now(lines, tell.where, tell.catalog)
    closed = needs_code(id, tell.where)
    choices: list[Choice] = []
    if closed:
        choices.append(tell.choice("stage", "have-code"))
    elif current is not None:
        choices.append(tell.choice("stage", "open", number=current.number))
    else:
        choices.append(tell.choice("stage", "finished"))
    choices.extend(tell.choice("stage", id) for id in ("another", "other-stage", "home"))
    return Draft(
        id=f"stage/{id}",
        title=tell(stage.title),
        place=place_of(tell, f"{id}/"),
        blocks=(_steps(lines, current, closed, tell), *_others(id, tell)),
        choices=tuple(choices),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The step to do now, another one, another stage, or the way home."""
    id = where.node.partition("/")[2]
    current = now(checklist(id, where.facts, kit.catalog), where, kit.catalog)
    match answer.option:
        case "open" if current is not None:
            return go(f"step/{current.key}", at=current.key)
        case "have-code":
            return go("code")
        case "finished":
            return go(f"finished/{id}")
        case "another":
            return go(f"pick/{id}")
        case "other-stage":
            return go("stages")
        case "home":
            return go("home", at=current.key if current else f"{id}/")
    return STAY


def _steps(lines: tuple[Line, ...], current: Line | None, closed: bool, tell: Tell) -> Block:
    at = current.number if current else len(lines)
    first = max(0, min(at - 1 - WINDOW // 2, len(lines) - WINDOW))
    shown = lines[first : first + WINDOW]
    return StepList(
        lines=tuple(
            step_line(
                line.number, tell(line.step.title), _status(line, current, closed, tell), tell
            )
            for line in shown
        ),
        caption=""
        if len(shown) == len(lines)
        else tell.note(
            "stage", "part", first=shown[0].number, last=shown[-1].number, of=len(lines)
        ),
    )


def step_line(number: int, say: str, status: StepStatus, tell: Tell) -> StepRow:
    """A line of a checklist with its state as a word."""
    return StepRow(number, say, status, tell.note("stage", status))


def _status(line: Line, current: Line | None, closed: bool, tell: Tell) -> StepStatus:
    if is_done(line, tell.where, tell.catalog):
        return "done"
    if closed:
        return "not-yet"
    return "now" if current is not None and line.key == current.key else "later"


def _others(own: str, tell: Tell) -> tuple[Block, ...]:
    """The other stages, each with its state."""
    rows: list[tuple[str, ...]] = []
    for id, stage in tell.catalog.stages.items():
        if id != own:
            status = state_of(id, tell.where, tell.kit)
            number = tell.note("stage", "stage", number=stage.number)
            rows.append((number, tell.note("stage", status), tell(stage.short)))
    return (Table(rows=tuple(rows)),)
