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
"""The page ids of the questions, in their order."""

OTHER_METHOD = "other-method"
"""The choice of the few whose device has a method that is not the usual one."""


def build_resume_by_questions(texts: PageText) -> PageDraft:
    """The first question that is still open."""
    id = _open_question(texts.position, texts.context)
    return PageDraft(
        id=id,
        title=texts.title(
            "resume" if texts.position.facts.get("intent") == "come-back" else "device"
        ),
        blocks=texts.lead_note("resume", id.partition("/")[2]),
        choices=_choices(id, texts),
        # Enter must not guess the step.
        default="" if id == STEP else None,
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _open_question(position: Position, context: Context) -> str:
    """The node of the first question without an answer; the step is asked last."""
    if position.facts.get("stage") not in context.content.stages:
        return STAGE
    if not _offered_methods(position.facts.get("kind", ""), context):
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
            if _offered_methods(kind, texts.context)
        )
    if id == METHOD:
        return tuple(
            DraftChoice(one, texts(content.methods[one].title))
            for one in _offered_methods(facts["kind"], texts.context)
        )
    # Members look a step up by its name: its number depends on answers that they do not give again.
    lines = build_checklist(facts["stage"], facts, content, unsure=True)
    steps = tuple(DraftChoice(line.key, texts(line.step.title)) for line in lines)
    several = len(_offered_methods(facts["kind"], texts.context)) > 1
    return (*steps, texts.choice("resume", OTHER_METHOD)) if several else steps


def _offered_methods(kind: str, context: Context) -> list[str]:
    """The methods that suit a kind of device and are open here, best first."""
    entry = context.content.kinds.get(kind)
    return [one for one in entry.prefer if one in open_methods(context)] if entry else []


def handle_resume_by_questions(position: Position, answer: Answer, context: Context) -> Move:
    """Each answer settles one question; the step is the entry, before which all is done."""
    id = answer.page
    if id == STAGE:
        stages = context.content.stages
        return go_to(
            "resume", stage=answer.option if answer.option in stages else next(iter(stages))
        )
    if id == DEVICE and answer.option in context.content.kinds:
        methods = _offered_methods(answer.option, context)
        usual = [one for one in methods if context.content.methods[one].first] or methods
        # The page of the step offers another method; where that page does not come, the method is asked.
        supposed = usual if _asks_for_step(position) else methods
        method = {"method": usual[0]} if len(supposed) == 1 else {}
        return go_to("resume", kind=answer.option, **method)
    if id == METHOD:
        chosen = answer.option if answer.option in context.content.methods else ""
        return go_to(
            "resume", method=chosen or _offered_methods(position.facts["kind"], context)[0]
        )
    if id == STEP and answer.option == OTHER_METHOD:
        return Move(how="go", to="resume", drop=("method",))
    if id == STEP:
        return _go_to_step(answer.option, position, context)
    return Move(how="go", to="device", drop=("stage",)) if answer.option == "unknown" else STAY


def _go_to_step(key: str, position: Position, context: Context) -> Move:
    """To the step of a key; to the beginning of the stage where the member does not know the step."""
    stage = position.facts["stage"]
    lines = build_checklist(stage, position.facts, context.content, unsure=True)
    line = next((line for line in lines if line.key == key), None)
    entry = line.key if line else f"{stage}/"
    facts = {
        "from": entry,
        "at": entry,
        **(assume_facts(line.step.when, position.facts) if line else {}),
    }
    # Who has reached a step of the third stage holds its code already.
    if stage == "final-code" and line is not None:
        facts["code"] = "final"
    known = {**position.facts, **facts}
    return Move(
        how="go", to=entry_node(entry, known, context.content), facts=facts, drop=("stage",)
    )


def _asks_for_step(position: Position) -> bool:
    """Whether the step where the member left off is asked too."""
    return position.facts.get("intent") == "come-back" and "from" not in position.facts


def skip_resume_by_questions(position: Position, context: Context) -> str:
    """The step is asked only of members who come back; others are led to a step that is known already."""
    if _asks_for_step(position) or _open_question(position, context) != STEP:
        return ""
    entry = position.facts.get("from", f"{position.facts['stage']}/")
    return entry_node(entry, position.facts, context.content)
