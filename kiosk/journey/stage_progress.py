"""How far a member is: the status of each stage, the next step, the words for the place."""

from collections.abc import Mapping
from datetime import date

from kiosk.content.content import Content
from kiosk.journey.checklist import ChecklistLine, build_checklist, current_line, find_line, is_done
from kiosk.journey.content_blocks import checklist_row
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.state import Move, Position
from kiosk.view_model.page import Block, StepList, StepRow, StepStatus

FINAL_STAGE = "final-code"
"""The stage that begins with a code to wait for."""


def place_fact(key: str, content: Content) -> dict[str, str]:
    """The fact that remembers a step: `at` in a stage, `on` in a situation, from which one goes back to `at`."""
    return {"on" if key.partition("/")[0] in content.situations else "at": key}


def overview_node(key: str, content: Content) -> str:
    """The page that shows the whole checklist of a step."""
    id = key.partition("/")[0]
    return f"path/{id}" if id in content.situations else f"stage/{id}"


def finish_step(
    done: ChecklistLine, position: Position, context: Context, sets: Mapping[str, str]
) -> Move:
    """The move after a step is done: to the next open one, or to the end of the checklist."""
    key, id = done.key, done.key.partition("/")[0]
    facts = {**done.step.sets, **sets}
    now = Position(position.node, facts={**position.facts, **facts}, done=position.done)
    lines = build_checklist(id, now.facts, context.content)
    left = [one for one in lines if not is_done(one, now, context.content) and one.key != key]
    # A step of a stage that was passed over is still to be done; a situation branches, so there it is not.
    skipped = left[0] if left and id in context.content.stages else None
    next_line = next((one for one in left if one.number > done.number), skipped)
    if next_line is None:
        return Move(how="go", to=end_node(id, now, context), facts=facts, done=(key,))
    facts |= place_fact(next_line.key, context.content)
    return Move(how="go", to=f"step/{next_line.key}", facts=facts, done=(key,))


def end_node(id: str, position: Position, context: Context) -> str:
    """The page after the last step of a checklist; with the final code in hand that is the last stage at once.

    The end of the stage before it says that this code is still to come.
    """
    stages = list(context.content.stages)
    waits_before = id in stages[:-1] and stages[stages.index(id) + 1] == FINAL_STAGE
    if waits_before and not needs_code(FINAL_STAGE, position):
        return f"stage/{FINAL_STAGE}"
    return f"finished/{id}"


def goal_step(position: Position, context: Context) -> ChecklistLine | None:
    """The step to go on with: of a situation if the member is in one, else of the stage.

    After a finished stage it is the first step of the next one; before and after the journey there is none.
    """
    in_situation = _open_step(position.facts.get("on", ""), position, context)
    if in_situation is not None:
        return in_situation
    at = position.facts.get("at", "")
    stage = at.partition("/")[0]
    if stage not in context.content.stages:
        return None
    stages = list(context.content.stages)
    if needs_code(stage, position):
        # Whoever looked at the last stage without its code goes on with what comes before it.
        earlier = (_open_step(f"{one}/", position, context) for one in stages[:-1])
        if (line := next((one for one in earlier if one is not None), None)) is not None:
            return line
    in_stage = _open_step(at, position, context)
    if in_stage is not None:
        return in_stage
    later = (_open_step(f"{one}/", position, context) for one in stages[stages.index(stage) + 1 :])
    # A stage that is done by what the member said, such as that they hold a letter, is passed over.
    return next((line for line in later if line is not None), None)


def resume_code_for(position: Position, context: Context) -> str:
    """The nine digits of the step to go on with; an empty string where there is none.

    They stay the same until that step changes, or what the member said of themselves.
    """
    line = goal_step(position, context)
    if line is None:
        return ""
    reached = position.facts.get("reached")
    day = date.fromisoformat(reached) if reached else context.now.date()
    return encode_resume_code(line.key, position.facts, day, context.content)


def _open_step(key: str, position: Position, context: Context) -> ChecklistLine | None:
    """The step of a key, else the next one of its checklist; None where all of that is done."""
    lines = build_checklist(key.partition("/")[0], position.facts, context.content)
    left = current_line(lines, position, context.content)
    return None if left is None else find_line(key, position.facts, context.content) or left


def needs_code(stage_id: str, position: Position) -> bool:
    """Whether a stage waits for the final code, which this member does not have yet; a letter holds one."""
    facts = position.facts
    return stage_id == FINAL_STAGE and facts.get("code") != "final" and facts.get("letter") != "yes"


def waits_for_code(line: ChecklistLine, position: Position, content: Content) -> bool:
    """Whether one goes home to wait for the final code."""
    if line.key.startswith(f"{FINAL_STAGE}/"):
        return needs_code(FINAL_STAGE, position)
    wait = line.step.wait
    return wait is not None and wait.home and line.key.partition("/")[0] in content.stages


def is_stage_complete(stage_id: str, position: Position, context: Context) -> bool:
    """Whether every step of a stage is done."""
    lines = build_checklist(stage_id, position.facts, context.content)
    return current_line(lines, position, context.content) is None


def stage_status(id: str, position: Position, context: Context) -> StepStatus:
    """The status of a whole stage, for a member who is not in it."""
    if is_stage_complete(id, position, context):
        return "done"
    return "not-yet" if needs_code(id, position) else "later"


def stage_list(texts: PageText) -> tuple[Block, ...]:
    """All stages as a checklist, once a method is chosen; the one that the member is in has the status "now"."""
    if "method" not in texts.position.facts:
        return ()
    here = texts.position.facts.get("at", "").partition("/")[0]
    rows: list[StepRow] = []
    for id, stage in texts.content.stages.items():
        status = (
            "done"
            if _is_only_waiting(id, texts)
            else stage_status(id, texts.position, texts.context)
        )
        if id == here and status == "later":
            status = "now"
        rows.append(checklist_row(stage.number, texts(stage.short), status, texts))
    return (StepList(tuple(rows)),)


def _is_only_waiting(id: str, texts: PageText) -> bool:
    """Whether nothing of a stage is left but a wait at home."""
    lines = build_checklist(id, texts.position.facts, texts.content)
    left = [line for line in lines if not is_done(line, texts.position, texts.content)]
    return all(line.step.wait is not None and line.step.wait.home for line in left)


def place_label(texts: PageText, key: str = "") -> str:
    """Such as "Stage 1 of 3 · step 8 of 10" for a step key, the stage alone for "stage/", else an empty string.

    Without a key it is the step where the member is.
    """
    key = key or texts.position.facts.get("at", "")
    stage_id = key.partition("/")[0]
    if (path := texts.content.situations.get(stage_id)) is not None:
        label = texts(path.short)
    elif (stage := texts.content.stages.get(stage_id)) is not None:
        label = texts.note("words", "stage-of", number=stage.number, of=len(texts.content.stages))
    else:
        return ""
    lines = build_checklist(stage_id, texts.position.facts, texts.content)
    line = next((line for line in lines if line.key == key), None)
    if line is None:
        return label
    return f"{label} · {texts.note('words', 'step-of', number=line.number, of=len(lines))}"
