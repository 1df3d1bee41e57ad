"""The pages for a telephone number and for the shape of a code."""

from kiosk.journey.context import Context, DraftChoice, DraftField, PageDraft, PageText
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text


def build_phone(tell: PageText) -> PageDraft:
    """The field, or what the kiosk makes of the number typed."""
    if tell.where.node == "phone/result":
        return _result(tell)
    return PageDraft(
        id="phone",
        title=tell.title("phone"),
        blocks=tell.opening("phone"),
        choices=(),
        field=DraftField(say=tell.note("phone", "field"), form=tell.note("phone", "form")),
        pace="question",
    )


def read_typed_number(text: str, kit: Context) -> ParsedPhoneNumber | None:
    """The number, or None where it cannot be read at all."""
    try:
        return parse_phone_number(text, kit.office.region)
    except ValueError:
        return None


def handle_phone(where: Position, answer: Answer, kit: Context) -> Move:
    """A number is looked at; without one, people can help."""
    match answer.option:
        case "typed":
            return go_to("phone/result")
        case "none":
            return open_over("people")
        case "another":
            return go_to("phone")
        case "back-to-page":
            return CLOSE if where.returns else go_to("intent")
    return STAY


def _result(tell: PageText) -> PageDraft:
    phone = read_typed_number(tell.where.text, tell.kit)
    if phone is None:
        blocks: tuple[Block, ...] = tell.lead_note("phone", "unreadable")
    else:
        country = tell.words.country(phone.region) if phone.region else ""
        said = tell.note("phone", phone.kind)
        blocks = (
            *tell.lead_note("phone", "accepted"),
            Notice(phone.e164, sign="→", private=True),
            Text(tell.note("phone", "of-country", country=country, kind=said) if country else said),
        )
        if phone.complaint:
            blocks += tell.warning_note("phone", "doubt")
        blocks += tell.text_note("phone", "forget")
    return PageDraft(
        id="phone/result",
        title=tell.title("phone"),
        blocks=blocks,
        choices=tuple(tell.choice("phone", id) for id in ("back-to-page", "another")),
        default="another" if phone is None else None,
    )


ORDER = ("final", "sms_login", "phone_challenge")


def build_code(tell: PageText) -> PageDraft | None:
    """The three shapes, or what the picked one is and what now."""
    id = tell.where.node.partition("/")[2]
    return _explain(id, tell) if id else _shapes(tell)


def _shapes(tell: PageText) -> PageDraft:
    codes = [(id, tell.catalog.codes[id]) for id in ORDER if id in tell.catalog.codes]
    return PageDraft(
        id="code",
        title=tell.title("code"),
        blocks=(
            *tell.opening("code"),
            *(
                CodeBoxes(say=f"{number}", groups=(code.of,) * code.groups)
                for number, (_, code) in enumerate(codes, start=1)
            ),
        ),
        choices=tuple(DraftChoice(id, tell(code.shape)) for id, code in codes),
        default="",
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _explain(id: str, tell: PageText) -> PageDraft | None:
    code = tell.catalog.codes.get(id)
    if code is None:
        return None
    first, *rest = code.say
    way_on = (tell.choice("code", "way-stage" if code.in_use else "way"),) if code.go else ()
    return PageDraft(
        id=f"code/{id}",
        title=tell(code.title),
        blocks=(
            *tell.lead(first),
            CodeBoxes(say=tell(code.shape), groups=(code.of,) * code.groups),
            *tell.paragraphs(tuple(rest)),
        ),
        choices=(*way_on, *(tell.choice("code", id) for id in ("another", "back-to-page"))),
    )


def handle_code(where: Position, answer: Answer, kit: Context) -> Move:
    """The shape picked; a final code opens stage 3."""
    if answer.option == "unknown":
        return go_to("people/code")
    if answer.option in kit.catalog.codes:
        return go_to(f"code/{answer.option}")
    if answer.option == "another":
        return go_to("code")
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go_to("intent")
    code = kit.catalog.codes.get(where.node.partition("/")[2])
    if code is None or not code.go or not answer.option.startswith("way"):
        return STAY
    move = follow_target(code.go, where, kit)
    facts = {**move.facts, "code": "final"} if code.in_use else move.facts
    return Move(how=move.how, to=move.to, facts=facts)
