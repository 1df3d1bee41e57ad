"""Coming back: by the nine digits of a slip, or by three questions."""

from msgspec.structs import replace

from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, DraftField, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.resume_code import ResumeCode, decode_resume_code, step_at
from kiosk.journey.resume_code_digits import UnreadableError, digits_in
from kiosk.journey.slip import named_step
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.journey.targets import enter_at, entry_node
from kiosk.journey.verdict import FIRST_METHODS, open_methods
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text

WAS = "comeback/was"


def build_comeback(texts: PageText) -> PageDraft:
    """The field, with what was wrong with the last try; or the place that the digits name."""
    ticket, fault = _look(texts.position, texts.context)
    if texts.position.node == WAS and ticket is not None:
        return _was(ticket, texts)
    wrong = fault is not None and texts.position.text != ""
    return PageDraft(
        id="comeback",
        title=texts.title("comeback"),
        blocks=(
            _fault(fault, texts) + _typed(texts) if wrong and fault else texts.opening("comeback")
        ),
        choices=(),
        field=DraftField(say=texts.note("comeback", "field"), form=texts.note("comeback", "form")),
        pace="question",
    )


def handle_comeback(position: Position, answer: Answer, context: Context) -> Move:
    """Nine digits lead to the place that they name; without them three questions find it."""
    match answer.option:
        case "typed":
            ticket, _ = _look(Position("", text=answer.text), context)
            return go_to(WAS if ticket else "comeback")
        case "none" | "questions":
            return go_to("resume")
        case "another":
            return go_to("comeback")
        case "device":
            return go_to("device")
        case "yes" | "yes-in":
            ticket, _ = _look(position, context)
            return STAY if ticket is None else _arrive(ticket, answer.option, position, context)
    return STAY


def _look(position: Position, context: Context) -> tuple[ResumeCode | None, UnreadableError | None]:
    try:
        return decode_resume_code(position.text, context.now.date(), context.content), None
    except UnreadableError as fault:
        return None, fault


def _fault(fault: UnreadableError, texts: PageText) -> tuple[Block, ...]:
    return texts.warning_note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _typed(texts: PageText) -> tuple[Block, ...]:
    """What was typed, to lay the slip beside it."""
    try:
        digits = digits_in(texts.position.text)
    except UnreadableError:
        return ()
    groups = (3,) * (len(digits) // 3) + ((len(digits) % 3,) if len(digits) % 3 else ())
    return (
        CodeBoxes(say=texts.note("comeback", "typed"), groups=groups, text=digits, private=True),
    )


def _was(ticket: ResumeCode, texts: PageText) -> PageDraft:
    content = texts.content
    method = content.methods.get(ticket.method)
    kind = content.kinds.get(ticket.kind)
    with_ = [texts(one) for one in (kind and kind.name, method and method.title) if one]
    closed = bool(method) and ticket.method not in open_methods(texts.context)
    return PageDraft(
        id=WAS,
        title=texts.title("comeback"),
        blocks=(
            *texts.lead_note("comeback", "was"),
            Notice(_place(ticket, texts), sign="→"),
            *((Text(", ".join(with_)),) if with_ else ()),
            Text(_when(ticket.weeks, texts)),
            *(texts.warning_note("comeback", "closed") if closed else ()),
        ),
        choices=(
            *_onward(ticket, closed, texts),
            *(_choice(id, texts) for id in ("another", "questions")),
        ),
        pace="question",
    )


def _place(ticket: ResumeCode, texts: PageText) -> str:
    """The step as its slip named it; its title alone where it is no longer on such a list.

    Its number is left out: the digits do not hold all the answers that the list of the slip was made of.
    """
    facts = {"method": ticket.method, "kind": ticket.kind}
    known = {fact: value for fact, value in facts.items() if value}
    journey = ticket.step.partition("/")[0]
    lines = build_checklist(journey, known, texts.content, unsure=True)
    line = next((one for one in lines if one.key == ticket.step), None)
    if line is not None:
        stage = texts.content.stages.get(journey)
        if stage is None:
            return named_step(line, texts)
        return texts.note("comeback", "place", stage=stage.number, title=texts(line.step.title))
    step = step_at(ticket.step, ticket.method, texts.content)
    return texts(step.title) if step else ""


def _onward(ticket: ResumeCode, closed: bool, texts: PageText) -> tuple[DraftChoice, ...]:
    """On from there; in the language of the slip too, where that is another one."""
    if closed:
        return (_choice("device", texts),)
    other = texts.content.languages.get(ticket.language)
    if (
        other is None
        or other.tag == texts.words.tag
        or other.tag not in texts.context.office.languages
    ):
        return (_choice("yes", texts),)
    return (_choice("yes", texts), texts.choice("comeback", "yes-in", name=other.name))


def _choice(id: str, texts: PageText) -> DraftChoice:
    return texts.choice("comeback", id)


def _when(weeks: int, texts: PageText) -> str:
    name = {0: "this-week", 1: "last-week"}.get(weeks, "weeks")
    return texts.note("comeback", name, number=weeks)


def _arrive(ticket: ResumeCode, option: str, position: Position, context: Context) -> Move:
    """The step itself, before which all is done; how long ago it was goes into the logbook."""
    given = {"method": ticket.method, "kind": ticket.kind}
    facts = {fact: value for fact, value in given.items() if value}
    facts |= {"weeks": str(ticket.weeks), "resumed": ticket.step}
    step = step_at(ticket.step, ticket.method, context.content)
    facts |= assume_facts(step.when, facts) if step else {}
    if ticket.step.startswith("final-code/"):
        facts["code"] = "final"
    move = enter_at(ticket.step, replace(position, facts={**position.facts, **facts}), context)
    preferences = {"language": ticket.language} if option == "yes-in" else {}
    return replace(move, facts={**facts, **move.facts}, preferences=preferences)


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
        usual = [one for one in methods if one in FIRST_METHODS] or methods
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
