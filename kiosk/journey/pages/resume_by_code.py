"""Coming back with a slip: its nine digits, and the question whether they led to the right place."""

from msgspec.structs import replace

from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts
from kiosk.journey.context import Context
from kiosk.journey.method_status import open_methods
from kiosk.journey.page_draft import DraftChoice, DraftField, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.resume_code import ResumeCode, decode_resume_code, step_at
from kiosk.journey.resume_code_digits import UnreadableError, digits_in
from kiosk.journey.slip import named_step
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.journey.targets import enter_at
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
