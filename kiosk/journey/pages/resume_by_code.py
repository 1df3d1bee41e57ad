"""Coming back with a slip: its nine digits, and the question whether they led to the right place."""

from datetime import timedelta

from msgspec.structs import replace

from kiosk.journey.checklist import build_checklist
from kiosk.journey.context import Context
from kiosk.journey.method_status import open_methods
from kiosk.journey.page_draft import DraftChoice, DraftField, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.resume_code import ResumeCode, decode_resume_code, step_at
from kiosk.journey.resume_code_digits import GROUP, UnreadableError, digits_in
from kiosk.journey.resume_place import resume_facts, resume_step
from kiosk.journey.slip import named_step
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.journey.targets import enter_at
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text

PLACE_NODE = "comeback/was"


def build_resume_by_code(texts: PageText) -> PageDraft:
    """The field, with what was wrong with the last try; or the place that the digits name, to be confirmed."""
    code, fault = _decode(texts.position.text, texts.context)
    if texts.position.node == PLACE_NODE and code is not None:
        return _place_draft(code, texts)
    if fault is not None and texts.position.text != "":
        blocks = _fault_blocks(fault, texts) + _typed_blocks(texts)
    else:
        blocks = texts.opening("comeback")
    return PageDraft(
        id="comeback",
        title=texts.title("comeback"),
        blocks=blocks,
        choices=(),
        field=DraftField(
            say=texts.note("comeback", "field"),
            form=texts.note("comeback", "form"),
            group=GROUP,
        ),
        pace="question",
    )


def handle_resume_by_code(position: Position, answer: Answer, context: Context) -> Move:
    """Nine digits lead to the place that they name; without them, a few questions find it."""
    match answer.option:
        case "typed":
            code, _ = _decode(answer.text, context)
            return go_to(PLACE_NODE if code else "comeback")
        case "none" | "questions":
            return go_to("resume")
        case "another":
            return go_to("comeback")
        case "device":
            return go_to("device")
        case "yes":
            code, _ = _decode(position.text, context)
            return STAY if code is None else _go_to_place(code, position, context)
    return STAY


def _decode(text: str, context: Context) -> tuple[ResumeCode | None, UnreadableError | None]:
    """The resume code in a text, or why there is none."""
    try:
        return decode_resume_code(text, context.now.date(), context.content), None
    except UnreadableError as fault:
        return None, fault


def _fault_blocks(fault: UnreadableError, texts: PageText) -> tuple[Block, ...]:
    return texts.warning_note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _typed_blocks(texts: PageText) -> tuple[Block, ...]:
    """The digits typed in groups of three, to be compared with the slip; on the screen they stand in the field."""
    if texts.context.front_end == "screen":
        return ()
    try:
        digits = digits_in(texts.position.text)
    except UnreadableError:
        return ()
    rest = len(digits) % GROUP
    groups = (GROUP,) * (len(digits) // GROUP) + ((rest,) if rest else ())
    return (
        CodeBoxes(say=texts.note("comeback", "typed"), groups=groups, text=digits, private=True),
    )


def _place_draft(code: ResumeCode, texts: PageText) -> PageDraft:
    content = texts.content
    method = content.methods.get(code.method)
    kind = content.kinds.get(code.kind)
    device_and_method = [
        texts(name) for name in (kind and kind.name, method and method.title) if name
    ]
    closed = bool(method) and code.method not in open_methods(texts.context)
    return PageDraft(
        id=PLACE_NODE,
        title=texts.title("comeback"),
        blocks=(
            *texts.lead_note("comeback", "was"),
            Notice(_place_name(code, texts), sign="→"),
            *((Text(" · ".join(device_and_method)),) if device_and_method else ()),
            Text(_weeks_ago(code.weeks, texts)),
            *(texts.warning_note("comeback", "closed") if closed else ()),
        ),
        choices=(
            _choice("device" if closed else "yes", texts),
            *(_choice(id, texts) for id in ("another", "questions")),
        ),
        pace="question",
    )


def _place_name(code: ResumeCode, texts: PageText) -> str:
    """The step as its slip named it; its title alone where it is no longer on such a checklist.

    Its number is left out: the code does not hold all the answers that the checklist of the slip was made of.
    """
    checklist_id = code.step.partition("/")[0]
    lines = build_checklist(checklist_id, code.facts, texts.content, unsure=True)
    line = next((one for one in lines if one.key == code.step), None)
    if line is not None:
        stage = texts.content.stages.get(checklist_id)
        if stage is None:
            return named_step(line, texts)
        return texts.note("comeback", "place", stage=stage.number, title=texts(line.step.title))
    step = step_at(code.step, code.method, texts.content)
    return texts(step.title) if step else ""


def _choice(id: str, texts: PageText) -> DraftChoice:
    return texts.choice("comeback", id)


def _weeks_ago(weeks: int, texts: PageText) -> str:
    name = {0: "this-week", 1: "last-week"}.get(weeks, "weeks")
    return texts.note("comeback", name, number=weeks)


def _go_to_place(code: ResumeCode, position: Position, context: Context) -> Move:
    """To the step or to where it begins again, with all before it done, and with what was said before.

    The facts `weeks` and `resumed` are for the visit log; with `reached` the step keeps its nine digits.
    """
    today = context.now.date()
    reached = today - timedelta(weeks=code.weeks, days=today.weekday())
    facts = {
        **resume_facts(code, context.content),
        "weeks": str(code.weeks),
        "resumed": code.step,
        "reached": reached.isoformat(),
    }
    entry = resume_step(code, facts, context.content)
    move = enter_at(entry, replace(position, facts={**position.facts, **facts}), context)
    step = step_at(code.step, code.method, context.content)
    if step is not None and step.makes_changes:
        # The digits do not hold what the device needs: it is checked again, before anything else is done.
        move = replace(move, to="device")
    return replace(move, facts={**facts, **move.facts})
