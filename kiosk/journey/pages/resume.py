"""Coming back: by the nine digits of a slip, or by three questions."""

from msgspec.structs import replace

from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts
from kiosk.journey.context import Context, DraftChoice, DraftField, PageDraft, PageText
from kiosk.journey.resume_code import ResumeCode, decode_resume_code, step_at
from kiosk.journey.resume_code_digits import UnreadableError, digits_in
from kiosk.journey.slip import named_step
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.journey.targets import enter_at, entry_node
from kiosk.journey.verdict import FIRST_METHODS, open_methods
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text

WAS = "comeback/was"


def build_comeback(tell: PageText) -> PageDraft:
    """The field, with what was wrong with the last try; or the place that the digits name."""
    ticket, fault = _look(tell.where, tell.kit)
    if tell.where.node == WAS and ticket is not None:
        return _was(ticket, tell)
    wrong = fault is not None and tell.where.text != ""
    return PageDraft(
        id="comeback",
        title=tell.title("comeback"),
        blocks=(
            _fault(fault, tell) + _typed(tell) if wrong and fault else tell.opening("comeback")
        ),
        choices=(),
        field=DraftField(say=tell.note("comeback", "field"), form=tell.note("comeback", "form")),
        pace="question",
    )


def handle_comeback(where: Position, answer: Answer, kit: Context) -> Move:
    """Nine digits lead to the place that they name; without them three questions find it."""
    match answer.option:
        case "typed":
            ticket, _ = _look(Position("", text=answer.text), kit)
            return go_to(WAS if ticket else "comeback")
        case "none" | "questions":
            return go_to("resume")
        case "another":
            return go_to("comeback")
        case "device":
            return go_to("device")
        case "yes" | "yes-in":
            ticket, _ = _look(where, kit)
            return STAY if ticket is None else _arrive(ticket, answer.option, where, kit)
    return STAY


def _look(where: Position, kit: Context) -> tuple[ResumeCode | None, UnreadableError | None]:
    try:
        return decode_resume_code(where.text, kit.now.date(), kit.catalog), None
    except UnreadableError as fault:
        return None, fault


def _fault(fault: UnreadableError, tell: PageText) -> tuple[Block, ...]:
    return tell.warning_note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _typed(tell: PageText) -> tuple[Block, ...]:
    """What was typed, to lay the slip beside it."""
    try:
        digits = digits_in(tell.where.text)
    except UnreadableError:
        return ()
    groups = (3,) * (len(digits) // 3) + ((len(digits) % 3,) if len(digits) % 3 else ())
    return (
        CodeBoxes(say=tell.note("comeback", "typed"), groups=groups, text=digits, private=True),
    )


def _was(ticket: ResumeCode, tell: PageText) -> PageDraft:
    catalog = tell.catalog
    method = catalog.methods.get(ticket.method)
    kind = catalog.kinds.get(ticket.kind)
    with_ = [tell(one) for one in (kind and kind.name, method and method.title) if one]
    closed = bool(method) and ticket.method not in open_methods(tell.kit)
    return PageDraft(
        id=WAS,
        title=tell.title("comeback"),
        blocks=(
            *tell.lead_note("comeback", "was"),
            Notice(_place(ticket, tell), sign="→"),
            *((Text(", ".join(with_)),) if with_ else ()),
            Text(_when(ticket.weeks, tell)),
            *(tell.warning_note("comeback", "closed") if closed else ()),
        ),
        choices=(
            *_onward(ticket, closed, tell),
            *(_choice(id, tell) for id in ("another", "questions")),
        ),
        pace="question",
    )


def _place(ticket: ResumeCode, tell: PageText) -> str:
    """The step as its slip named it; its title alone where it is no longer on such a list.

    Its number is left out: the digits do not hold all the answers that the list of the slip was made of.
    """
    facts = {"method": ticket.method, "kind": ticket.kind}
    known = {fact: value for fact, value in facts.items() if value}
    journey = ticket.step.partition("/")[0]
    lines = build_checklist(journey, known, tell.catalog, unsure=True)
    line = next((one for one in lines if one.key == ticket.step), None)
    if line is not None:
        stage = tell.catalog.stages.get(journey)
        if stage is None:
            return named_step(line, tell)
        return tell.note("comeback", "place", stage=stage.number, title=tell(line.step.title))
    step = step_at(ticket.step, ticket.method, tell.catalog)
    return tell(step.title) if step else ""


def _onward(ticket: ResumeCode, closed: bool, tell: PageText) -> tuple[DraftChoice, ...]:
    """On from there; in the language of the slip too, where that is another one."""
    if closed:
        return (_choice("device", tell),)
    other = tell.catalog.languages.get(ticket.language)
    if other is None or other.tag == tell.words.tag or other.tag not in tell.kit.office.languages:
        return (_choice("yes", tell),)
    return (_choice("yes", tell), tell.choice("comeback", "yes-in", name=other.name))


def _choice(id: str, tell: PageText) -> DraftChoice:
    return tell.choice("comeback", id)


def _when(weeks: int, tell: PageText) -> str:
    name = {0: "this-week", 1: "last-week"}.get(weeks, "weeks")
    return tell.note("comeback", name, number=weeks)


def _arrive(ticket: ResumeCode, option: str, where: Position, kit: Context) -> Move:
    """The step itself, before which all is done; how long ago it was goes into the logbook."""
    given = {"method": ticket.method, "kind": ticket.kind}
    facts = {fact: value for fact, value in given.items() if value}
    facts |= {"weeks": str(ticket.weeks), "resumed": ticket.step}
    step = step_at(ticket.step, ticket.method, kit.catalog)
    facts |= assume_facts(step.when, facts) if step else {}
    if ticket.step.startswith("final-code/"):
        facts["code"] = "final"
    move = enter_at(ticket.step, replace(where, facts={**where.facts, **facts}), kit)
    comfort = {"language": ticket.language} if option == "yes-in" else {}
    return replace(move, facts={**facts, **move.facts}, comfort=comfort)


STAGE, DEVICE, METHOD, STEP = "resume/stage", "resume/device", "resume/method", "resume/step"
OTHER = "other-method"
"""For the few whose device has a method that is not the usual one."""


def build_resume(tell: PageText) -> PageDraft:
    """The question that is still open."""
    id = _open(tell.where, tell.kit)
    return PageDraft(
        id=id,
        title=tell.title("resume" if tell.where.facts.get("intent") == "come-back" else "device"),
        blocks=tell.lead_note("resume", id.partition("/")[2]),
        choices=_choices(id, tell),
        default="" if id == STEP else None,
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _open(where: Position, kit: Context) -> str:
    if where.facts.get("stage") not in kit.catalog.stages:
        return STAGE
    if not _methods(where.facts.get("kind", ""), kit):
        return DEVICE
    return METHOD if where.facts.get("method") not in kit.catalog.methods else STEP


def _choices(id: str, tell: PageText) -> tuple[DraftChoice, ...]:
    catalog, facts = tell.catalog, tell.where.facts
    if id == STAGE:
        return tuple(DraftChoice(one.id, tell(one.title)) for one in catalog.stages.values())
    if id == DEVICE:
        return tuple(
            DraftChoice(kind, tell(entry.name))
            for kind, entry in catalog.kinds.items()
            if _methods(kind, tell.kit)
        )
    if id == METHOD:
        return tuple(
            DraftChoice(one, tell(catalog.methods[one].title))
            for one in _methods(facts["kind"], tell.kit)
        )
    # What was noted is looked up by its name: numbers depend on answers that are not given again.
    lines = build_checklist(facts["stage"], facts, catalog, unsure=True)
    steps = tuple(DraftChoice(line.key, tell(line.step.title)) for line in lines)
    several = len(_methods(facts["kind"], tell.kit)) > 1
    return (*steps, tell.choice("resume", OTHER)) if several else steps


def _methods(kind: str, kit: Context) -> list[str]:
    entry = kit.catalog.kinds.get(kind)
    return [one for one in entry.prefer if one in open_methods(kit)] if entry else []


def handle_resume(where: Position, answer: Answer, kit: Context) -> Move:
    """Each answer closes one question; the step is the entry, before which all is done."""
    id = answer.page
    if id == STAGE:
        stages = kit.catalog.stages
        return go_to(
            "resume", stage=answer.option if answer.option in stages else next(iter(stages))
        )
    if id == DEVICE and answer.option in kit.catalog.kinds:
        methods = _methods(answer.option, kit)
        usual = [one for one in methods if one in FIRST_METHODS] or methods
        only = {"method": usual[0]} if len(usual) == 1 else {}
        return go_to("resume", kind=answer.option, **only)
    if id == METHOD:
        chosen = answer.option if answer.option in kit.catalog.methods else ""
        return go_to("resume", method=chosen or _methods(where.facts["kind"], kit)[0])
    if id == STEP and answer.option == OTHER:
        return Move(how="go", to="resume", drop=("method",))
    if id == STEP:
        return _arrive_resume(answer.option, where, kit)
    return Move(how="go", to="device", drop=("stage",)) if answer.option == "unknown" else STAY


def _arrive_resume(key: str, where: Position, kit: Context) -> Move:
    stage = where.facts["stage"]
    lines = build_checklist(stage, where.facts, kit.catalog, unsure=True)
    at = next((line for line in lines if line.key == key), None)
    entry = at.key if at else f"{stage}/"
    facts = {"from": entry, "at": entry, **(assume_facts(at.step.when, where.facts) if at else {})}
    if stage == "final-code" and at is not None:
        facts["code"] = "final"
    known = {**where.facts, **facts}
    return Move(how="go", to=entry_node(entry, known, kit.catalog), facts=facts, drop=("stage",))


def skip_resume(where: Position, kit: Context) -> str:
    """No step is asked of one who noted none, or who is led to a certain one."""
    asked = where.facts.get("intent") == "come-back" and "from" not in where.facts
    if asked or _open(where, kit) != STEP:
        return ""
    entry = where.facts.get("from", f"{where.facts['stage']}/")
    return entry_node(entry, where.facts, kit.catalog)
