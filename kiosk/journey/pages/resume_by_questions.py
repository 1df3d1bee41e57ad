"""Coming back without a slip: three or four questions lead to the step where the member left off."""

from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts
from kiosk.journey.context import Context
from kiosk.journey.method_status import open_methods
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.journey.targets import entry_node

STAGE, DEVICE, METHOD, STEP = "resume/stage", "resume/device", "resume/method", "resume/step"

OTHER = "other-method"
"""For the few whose device has a method that is not the usual one."""


def build_resume(texts: PageText) -> PageDraft:
    """The question that is still open."""
    id = _open(texts.position, texts.context)
    return PageDraft(
        id=id,
        title=texts.title(
            "resume" if texts.position.facts.get("intent") == "come-back" else "device"
        ),
        blocks=texts.lead_note("resume", id.partition("/")[2]),
        choices=_choices(id, texts),
        default="" if id == STEP else None,
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _open(position: Position, context: Context) -> str:
    if position.facts.get("stage") not in context.content.stages:
        return STAGE
    if not _methods(position.facts.get("kind", ""), context):
        return DEVICE
    return METHOD if position.facts.get("method") not in context.content.methods else STEP


def _choices(id: str, texts: PageText) -> tuple[DraftChoice, ...]:
    content, facts = texts.content, texts.position.facts
    if id == STAGE:
        return tuple(DraftChoice(one.id, texts(one.title)) for one in content.stages.values())
    if id == DEVICE:
        return tuple(
            DraftChoice(kind, texts(entry.name))
            for kind, entry in content.kinds.items()
            if _methods(kind, texts.context)
        )
    if id == METHOD:
        return tuple(
            DraftChoice(one, texts(content.methods[one].title))
            for one in _methods(facts["kind"], texts.context)
        )
    # What was noted is looked up by its name: numbers depend on answers that are not given again.
    lines = build_checklist(facts["stage"], facts, content, unsure=True)
    steps = tuple(DraftChoice(line.key, texts(line.step.title)) for line in lines)
    several = len(_methods(facts["kind"], texts.context)) > 1
    return (*steps, texts.choice("resume", OTHER)) if several else steps


def _methods(kind: str, context: Context) -> list[str]:
    entry = context.content.kinds.get(kind)
    return [one for one in entry.prefer if one in open_methods(context)] if entry else []


def handle_resume(position: Position, answer: Answer, context: Context) -> Move:
    """Each answer closes one question; the step is the entry, before which all is done."""
    id = answer.page
    if id == STAGE:
        stages = context.content.stages
        return go_to(
            "resume", stage=answer.option if answer.option in stages else next(iter(stages))
        )
    if id == DEVICE and answer.option in context.content.kinds:
        methods = _methods(answer.option, context)
        usual = [one for one in methods if context.content.methods[one].first] or methods
        only = {"method": usual[0]} if len(usual) == 1 else {}
        return go_to("resume", kind=answer.option, **only)
    if id == METHOD:
        chosen = answer.option if answer.option in context.content.methods else ""
        return go_to("resume", method=chosen or _methods(position.facts["kind"], context)[0])
    if id == STEP and answer.option == OTHER:
        return Move(how="go", to="resume", drop=("method",))
    if id == STEP:
        return _arrive_resume(answer.option, position, context)
    return Move(how="go", to="device", drop=("stage",)) if answer.option == "unknown" else STAY


def _arrive_resume(key: str, position: Position, context: Context) -> Move:
    stage = position.facts["stage"]
    lines = build_checklist(stage, position.facts, context.content, unsure=True)
    at = next((line for line in lines if line.key == key), None)
    entry = at.key if at else f"{stage}/"
    facts = {
        "from": entry,
        "at": entry,
        **(assume_facts(at.step.when, position.facts) if at else {}),
    }
    if stage == "final-code" and at is not None:
        facts["code"] = "final"
    known = {**position.facts, **facts}
    return Move(
        how="go", to=entry_node(entry, known, context.content), facts=facts, drop=("stage",)
    )


def skip_resume(position: Position, context: Context) -> str:
    """No step is asked of one who noted none, or who is led to a certain one."""
    asked = position.facts.get("intent") == "come-back" and "from" not in position.facts
    if asked or _open(position, context) != STEP:
        return ""
    entry = position.facts.get("from", f"{position.facts['stage']}/")
    return entry_node(entry, position.facts, context.content)
