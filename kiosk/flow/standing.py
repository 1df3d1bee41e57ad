"""How the stages stand: each as done, now, later or not yet."""

from kiosk.flow.checklist import checklist, is_done, now
from kiosk.flow.kit import Kit
from kiosk.flow.state import Where
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, StepList, StepRow, StepStatus


def needs_code(stage_id: str, where: Where) -> bool:
    """Whether a stage waits for the final code, which this member does not have yet."""
    return stage_id == "final-code" and where.facts.get("code") != "final"


def complete(stage_id: str, where: Where, kit: Kit) -> bool:
    """Whether every step of a stage is done."""
    return now(checklist(stage_id, where.facts, kit.catalog), where, kit.catalog) is None


def state_of(id: str, where: Where, kit: Kit) -> StepStatus:
    """How a whole stage stands, for one who is not in it."""
    if complete(id, where, kit):
        return "done"
    return "not-yet" if needs_code(id, where) else "later"


def standing(tell: Tell) -> tuple[Block, ...]:
    """All stages as a checklist, once a method is chosen; the one that the member is in is to be done now."""
    if "method" not in tell.where.facts:
        return ()
    here = tell.where.facts.get("at", "").partition("/")[0]
    rows: list[StepRow] = []
    for id, stage in tell.catalog.stages.items():
        status = "done" if _waits(id, tell) else state_of(id, tell.where, tell.kit)
        if id == here and status == "later":
            status = "now"
        rows.append(StepRow(stage.number, tell(stage.short), status, tell.note("stage", status)))
    return (StepList(tuple(rows)),)


def _waits(id: str, tell: Tell) -> bool:
    """Whether nothing of a stage is left but a wait at home."""
    lines = checklist(id, tell.where.facts, tell.catalog)
    left = [line for line in lines if not is_done(line, tell.where, tell.catalog)]
    return all(line.step.wait is not None and line.step.wait.home for line in left)
