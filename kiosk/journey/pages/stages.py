"""The checklist of a stage, the list of stages, and the choice of another step."""

from kiosk.journey.checklist import ChecklistLine, build_checklist, current_line, find_line, is_done
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.stage_progress import needs_code, place_label, stage_status
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.view_model.page import Block, StepList, StepRow, StepStatus, Table

WINDOW = 6
"""How many steps are shown at once around the one to do now."""


def build_stage(tell: PageText) -> PageDraft | None:
    """The steps around the next one, and the other stages under them."""
    id = tell.where.node.partition("/")[2]
    stage = tell.catalog.stages.get(id)
    if stage is None:
        return None
    lines = build_checklist(id, tell.where.facts, tell.catalog)
    current = current_line(lines, tell.where, tell.catalog)
    closed = needs_code(id, tell.where)
    choices: list[DraftChoice] = []
    if closed:
        choices.append(tell.choice("stage", "have-code"))
    elif current is not None:
        choices.append(tell.choice("stage", "open", number=current.number))
    else:
        choices.append(tell.choice("stage", "finished"))
    choices.extend(tell.choice("stage", id) for id in ("another", "other-stage", "home"))
    return PageDraft(
        id=f"stage/{id}",
        title=tell(stage.title),
        place=place_label(tell, f"{id}/"),
        blocks=(_steps(lines, current, closed, tell), *_others(id, tell)),
        choices=tuple(choices),
    )


def handle_stage(where: Position, answer: Answer, kit: Context) -> Move:
    """The step to do now, another one, another stage, or the way home."""
    id = where.node.partition("/")[2]
    current = current_line(build_checklist(id, where.facts, kit.catalog), where, kit.catalog)
    match answer.option:
        case "open" if current is not None:
            return go_to(f"step/{current.key}", at=current.key)
        case "have-code":
            return go_to("code")
        case "finished":
            return go_to(f"finished/{id}")
        case "another":
            return go_to(f"pick/{id}")
        case "other-stage":
            return go_to("stages")
        case "home":
            return go_to("home", at=current.key if current else f"{id}/")
    return STAY


def _steps(
    lines: tuple[ChecklistLine, ...], current: ChecklistLine | None, closed: bool, tell: PageText
) -> Block:
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


def step_line(number: int, say: str, status: StepStatus, tell: PageText) -> StepRow:
    """A line of a checklist with its state as a word."""
    return StepRow(number, say, status, tell.note("stage", status))


def _status(
    line: ChecklistLine, current: ChecklistLine | None, closed: bool, tell: PageText
) -> StepStatus:
    if is_done(line, tell.where, tell.catalog):
        return "done"
    if closed:
        return "not-yet"
    return "now" if current is not None and line.key == current.key else "later"


def _others(own: str, tell: PageText) -> tuple[Block, ...]:
    """The other stages, each with its state."""
    rows: list[tuple[str, ...]] = []
    for id, stage in tell.catalog.stages.items():
        if id != own:
            status = stage_status(id, tell.where, tell.kit)
            number = tell.note("stage", "stage", number=stage.number)
            rows.append((number, tell.note("stage", status), tell(stage.short)))
    return (Table(rows=tuple(rows)),)


def build_stages(tell: PageText) -> PageDraft:
    """Each stage with when it is done."""
    return PageDraft(
        id="stages",
        title=tell.title("stages"),
        blocks=tell.opening("stages"),
        choices=tuple(
            DraftChoice(id, f"{tell(stage.title)} ({tell(stage.timing)})")
            for id, stage in tell.catalog.stages.items()
        ),
        pace="question",
    )


def handle_stages(where: Position, answer: Answer, kit: Context) -> Move:
    """Its checklist."""
    return go_to(f"stage/{answer.option}") if answer.option in kit.catalog.stages else STAY


def build_pick(tell: PageText) -> PageDraft | None:
    """The steps of the stage; or, where steps before the picked one are open, what to do about them."""
    stage_id, _, step_id = tell.where.node.partition("/")[2].partition("/")
    return _ask(f"{stage_id}/{step_id}", tell) if step_id else _list(stage_id, tell)


def _list(stage_id: str, tell: PageText) -> PageDraft:
    lines = build_checklist(stage_id, tell.where.facts, tell.catalog)
    return PageDraft(
        id=f"pick/{stage_id}",
        title=tell.title("pick"),
        place=place_label(tell, f"{stage_id}/"),
        blocks=tell.opening("pick"),
        choices=tuple(DraftChoice(line.key, numbered_choice(line, tell)) for line in lines),
        pace="question",
    )


def numbered_choice(line: ChecklistLine, tell: PageText) -> str:
    """A step by its title, its number last: a number in front would look like the digit to press."""
    return tell.note("stage", "numbered", number=line.number, title=tell(line.step.title))


def _ask(key: str, tell: PageText) -> PageDraft | None:
    line = find_line(key, tell.where.facts, tell.catalog)
    if line is None:
        return None
    return PageDraft(
        id=f"pick/{key}",
        title=tell(line.step.title),
        place=place_label(tell, key),
        blocks=tell.opening("pick-ahead", number=line.number),
        choices=tuple(tell.choice("pick-ahead", id) for id in ("mark", "open", "list")),
        pace="question",
    )


def handle_pick(where: Position, answer: Answer, kit: Context) -> Move:
    """A step that is next or done opens at once; one further on asks first."""
    stage_id, _, step_id = where.node.partition("/")[2].partition("/")
    key = f"{stage_id}/{step_id}" if step_id else answer.option
    line = find_line(key, where.facts, kit.catalog)
    if line is None:
        return STAY
    before = _open_before(line, where, kit)
    match answer.option if step_id else "":
        case "mark":
            return Move(how="go", to=f"step/{key}", facts={"at": key}, done=before)
        case "list":
            return go_to(f"pick/{stage_id}")
        case "open":
            return go_to(f"step/{key}", at=key)
        case "" if before:
            return go_to(f"pick/{key}")
        case "":
            return go_to(f"step/{key}", at=key)
    return STAY


def _open_before(line: ChecklistLine, where: Position, kit: Context) -> tuple[str, ...]:
    lines = build_checklist(line.key.partition("/")[0], where.facts, kit.catalog)
    return tuple(
        one.key
        for one in lines
        if one.number < line.number and not is_done(one, where, kit.catalog)
    )
