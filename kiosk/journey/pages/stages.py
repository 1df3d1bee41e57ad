"""The checklist of a stage, the list of stages, and the choice of another step."""

from kiosk.journey.checklist import ChecklistLine, build_checklist, current_line, find_line, is_done
from kiosk.journey.content_blocks import checklist_row
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import end_node, needs_code, place_label, stage_status
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.view_model.page import Block, StepList, StepStatus, Table

SHOWN_STEPS = 6
"""How many steps of a checklist are shown at once, around the one to do now."""


def build_stage(texts: PageText) -> PageDraft | None:
    """The checklist of a stage: the steps around the next one, and the other stages under them."""
    id = texts.position.node.partition("/")[2]
    stage = texts.content.stages.get(id)
    if stage is None:
        return None
    lines = build_checklist(id, texts.position.facts, texts.content)
    current = current_line(lines, texts.position, texts.content)
    closed = needs_code(id, texts.position)
    choices: list[DraftChoice] = []
    if closed:
        choices.append(texts.choice("stage", "have-code"))
    elif current is not None:
        choices.append(texts.choice("stage", "open", number=current.number))
    else:
        choices.append(texts.choice("stage", "finished"))
    choices.extend(texts.choice("stage", id) for id in ("another", "other-stage", "home"))
    return PageDraft(
        id=f"stage/{id}",
        title=texts(stage.title),
        place=place_label(texts, f"{id}/"),
        blocks=(_step_list(lines, current, closed, texts), *_other_stages(id, texts)),
        choices=tuple(choices),
    )


def handle_stage(position: Position, answer: Answer, context: Context) -> Move:
    """Open the step to do now, pick another one, look at another stage, or go home."""
    id = position.node.partition("/")[2]
    current = current_line(
        build_checklist(id, position.facts, context.content), position, context.content
    )
    match answer.option:
        case "open" if current is not None:
            return go_to(f"step/{current.key}", at=current.key)
        case "have-code":
            return go_to("code")
        case "finished":
            return go_to(end_node(id, position, context))
        case "another":
            return go_to(f"pick/{id}")
        case "other-stage":
            return go_to("stages")
        case "home":
            return go_to("home", at=current.key if current else f"{id}/")
    return STAY


def _step_list(
    lines: tuple[ChecklistLine, ...], current: ChecklistLine | None, closed: bool, texts: PageText
) -> Block:
    # The step to do now stands in the middle, unless the list begins or ends nearby.
    at = current.number if current else len(lines)
    first = max(0, min(at - 1 - SHOWN_STEPS // 2, len(lines) - SHOWN_STEPS))
    rows = tuple(
        checklist_row(
            line.number, texts(line.step.title), _status(line, current, closed, texts), texts
        )
        for line in lines
    )
    shown = rows[first : first + SHOWN_STEPS]
    # Who reads line by line has no screen to fill.
    if len(shown) == len(rows) or texts.context.front_end == "line":
        return StepList(rows)
    caption = texts.note(
        "stage", "part", first=shown[0].number, last=shown[-1].number, of=len(rows)
    )
    return StepList(shown, caption, rows)


def _status(
    line: ChecklistLine, current: ChecklistLine | None, closed: bool, texts: PageText
) -> StepStatus:
    if is_done(line, texts.position, texts.content):
        return "done"
    if closed:
        return "not-yet"
    return "now" if current is not None and line.key == current.key else "later"


def _other_stages(own: str, texts: PageText) -> tuple[Block, ...]:
    """The other stages, each with its status."""
    rows: list[tuple[str, ...]] = []
    for id, stage in texts.content.stages.items():
        if id != own:
            status = stage_status(id, texts.position, texts.context)
            number = texts.note("stage", "stage", number=stage.number)
            rows.append((number, texts.note("stage", status), texts(stage.short)))
    return (Table(rows=tuple(rows)),)


def build_stages(texts: PageText) -> PageDraft:
    """The three stages, each with when it takes place."""
    return PageDraft(
        id="stages",
        title=texts.title("stages"),
        blocks=texts.opening("stages"),
        choices=tuple(
            DraftChoice(id, f"{texts(stage.title)} ({texts(stage.timing)})")
            for id, stage in texts.content.stages.items()
        ),
        pace="question",
    )


def handle_stages(position: Position, answer: Answer, context: Context) -> Move:
    """Open the checklist of a stage."""
    return go_to(f"stage/{answer.option}") if answer.option in context.content.stages else STAY


def build_step_picker(texts: PageText) -> PageDraft | None:
    """The steps of a stage ("pick/STAGE"); where steps before the picked one are open, what to do about them
    ("pick/STAGE/STEP").
    """
    stage_id, _, step_id = texts.position.node.partition("/")[2].partition("/")
    return (
        _step_ahead_draft(f"{stage_id}/{step_id}", texts)
        if step_id
        else _step_choices_draft(stage_id, texts)
    )


def _step_choices_draft(stage_id: str, texts: PageText) -> PageDraft:
    lines = build_checklist(stage_id, texts.position.facts, texts.content)
    return PageDraft(
        id=f"pick/{stage_id}",
        title=texts.title("pick"),
        place=place_label(texts, f"{stage_id}/"),
        blocks=texts.opening("pick"),
        choices=tuple(DraftChoice(line.key, step_label(line, texts)) for line in lines),
        pace="question",
    )


def step_label(line: ChecklistLine, texts: PageText) -> str:
    """A step by its title, its number last: a number in front would look like the digit to press."""
    return texts.note("stage", "numbered", number=line.number, title=texts(line.step.title))


def _step_ahead_draft(key: str, texts: PageText) -> PageDraft | None:
    line = find_line(key, texts.position.facts, texts.content)
    if line is None:
        return None
    return PageDraft(
        id=f"pick/{key}",
        title=texts(line.step.title),
        place=place_label(texts, key),
        blocks=texts.opening("pick-ahead", number=line.number),
        choices=tuple(texts.choice("pick-ahead", id) for id in ("mark", "open", "list")),
        pace="question",
    )


def handle_step_picker(position: Position, answer: Answer, context: Context) -> Move:
    """Open a step that is next or done at once; ask first where steps before it are open."""
    stage_id, _, step_id = position.node.partition("/")[2].partition("/")
    key = f"{stage_id}/{step_id}" if step_id else answer.option
    line = find_line(key, position.facts, context.content)
    if line is None:
        return STAY
    before = _open_steps_before(line, position, context)
    # On the list, the option is the step itself; on the page of a step ahead, what to do about it.
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


def _open_steps_before(
    line: ChecklistLine, position: Position, context: Context
) -> tuple[str, ...]:
    """The keys of the steps before this one that are not done."""
    lines = build_checklist(line.key.partition("/")[0], position.facts, context.content)
    return tuple(
        one.key
        for one in lines
        if one.number < line.number and not is_done(one, position, context.content)
    )
