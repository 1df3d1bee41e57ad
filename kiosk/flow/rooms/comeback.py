"""Coming back with a slip: its nine digits, and the question whether they led to the right place."""

from msgspec.structs import replace

from kiosk.flow.checklist import checklist
from kiosk.flow.draft import Choice, Draft, Field
from kiosk.flow.implied import implied
from kiosk.flow.kit import Kit
from kiosk.flow.methods import open_methods
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.ticket.digits import UnreadableError, digits_in
from kiosk.flow.ticket.slots import step_at
from kiosk.flow.ticket.ticket import Ticket, read
from kiosk.flow.way_on import named
from kiosk.flow.ways import enter
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text

WAS = "comeback/was"


def draft(tell: Tell) -> Draft:
    """The field, with what was wrong with the last try; or the place that the digits name."""
    ticket, fault = _look(tell.where, tell.kit)
    if tell.where.node == WAS and ticket is not None:
        return _was(ticket, tell)
    wrong = fault is not None and tell.where.text != ""
    return Draft(
        id="comeback",
        title=tell.title("comeback"),
        blocks=(
            _fault(fault, tell) + _typed(tell) if wrong and fault else tell.opening("comeback")
        ),
        choices=(),
        field=Field(say=tell.note("comeback", "field"), form=tell.note("comeback", "form")),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Nine digits lead to the place that they name; without them three questions find it."""
    match answer.option:
        case "typed":
            ticket, _ = _look(Where("", text=answer.text), kit)
            return go(WAS if ticket else "comeback")
        case "none" | "questions":
            return go("resume")
        case "another":
            return go("comeback")
        case "device":
            return go("device")
        case "yes" | "yes-in":
            ticket, _ = _look(where, kit)
            return STAY if ticket is None else _arrive(ticket, answer.option, where, kit)
    return STAY


def _look(where: Where, kit: Kit) -> tuple[Ticket | None, UnreadableError | None]:
    try:
        return read(where.text, kit.now.date(), kit.catalog), None
    except UnreadableError as fault:
        return None, fault


def _fault(fault: UnreadableError, tell: Tell) -> tuple[Block, ...]:
    return tell.warning_note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _typed(tell: Tell) -> tuple[Block, ...]:
    """What was typed, to lay the slip beside it."""
    try:
        digits = digits_in(tell.where.text)
    except UnreadableError:
        return ()
    groups = (3,) * (len(digits) // 3) + ((len(digits) % 3,) if len(digits) % 3 else ())
    return (
        CodeBoxes(say=tell.note("comeback", "typed"), groups=groups, text=digits, private=True),
    )


def _was(ticket: Ticket, tell: Tell) -> Draft:
    catalog = tell.catalog
    method = catalog.methods.get(ticket.method)
    kind = catalog.kinds.get(ticket.kind)
    with_ = [tell(one) for one in (kind and kind.name, method and method.title) if one]
    closed = bool(method) and ticket.method not in open_methods(tell.kit)
    return Draft(
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


def _place(ticket: Ticket, tell: Tell) -> str:
    """The step as its slip named it; its title alone where it is no longer on such a list.

    Its number is left out: the digits do not hold all the answers that the list of the slip was made of.
    """
    facts = {"method": ticket.method, "kind": ticket.kind}
    known = {fact: value for fact, value in facts.items() if value}
    journey = ticket.step.partition("/")[0]
    lines = checklist(journey, known, tell.catalog, unsure=True)
    line = next((one for one in lines if one.key == ticket.step), None)
    if line is not None:
        stage = tell.catalog.stages.get(journey)
        if stage is None:
            return named(line, tell)
        return tell.note("comeback", "place", stage=stage.number, title=tell(line.step.title))
    step = step_at(ticket.step, ticket.method, tell.catalog)
    return tell(step.title) if step else ""


def _onward(ticket: Ticket, closed: bool, tell: Tell) -> tuple[Choice, ...]:
    """On from there; in the language of the slip too, where that is another one."""
    if closed:
        return (_choice("device", tell),)
    other = tell.catalog.languages.get(ticket.language)
    if other is None or other.tag == tell.words.tag or other.tag not in tell.kit.office.languages:
        return (_choice("yes", tell),)
    return (_choice("yes", tell), tell.choice("comeback", "yes-in", name=other.name))


def _choice(id: str, tell: Tell) -> Choice:
    return tell.choice("comeback", id)


def _when(weeks: int, tell: Tell) -> str:
    name = {0: "this-week", 1: "last-week"}.get(weeks, "weeks")
    return tell.note("comeback", name, number=weeks)


def _arrive(ticket: Ticket, option: str, where: Where, kit: Kit) -> Move:
    """The step itself, before which all is done; how long ago it was goes into the logbook."""
    given = {"method": ticket.method, "kind": ticket.kind}
    facts = {fact: value for fact, value in given.items() if value}
    facts |= {"weeks": str(ticket.weeks), "resumed": ticket.step}
    step = step_at(ticket.step, ticket.method, kit.catalog)
    facts |= implied(step.when, facts) if step else {}
    if ticket.step.startswith("final-code/"):
        facts["code"] = "final"
    move = enter(ticket.step, replace(where, facts={**where.facts, **facts}), kit)
    comfort = {"language": ticket.language} if option == "yes-in" else {}
    return replace(move, facts={**facts, **move.facts}, comfort=comfort)
