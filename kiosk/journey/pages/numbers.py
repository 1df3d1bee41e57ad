"""The pages for a telephone number and for the shape of a code."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, DraftField, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text


def build_phone(texts: PageText) -> PageDraft:
    """The field, or what the kiosk makes of the number typed."""
    if texts.position.node == "phone/result":
        return _result(texts)
    return PageDraft(
        id="phone",
        title=texts.title("phone"),
        blocks=texts.opening("phone"),
        choices=(),
        field=DraftField(say=texts.note("phone", "field"), form=texts.note("phone", "form")),
        pace="question",
    )


def read_typed_number(text: str, context: Context) -> ParsedPhoneNumber | None:
    """The number, or None where it cannot be read at all."""
    try:
        return parse_phone_number(text, context.office.region)
    except ValueError:
        return None


def handle_phone(position: Position, answer: Answer, context: Context) -> Move:
    """A number is looked at; without one, people can help."""
    match answer.option:
        case "typed":
            return go_to("phone/result")
        case "none":
            return open_over("people")
        case "another":
            return go_to("phone")
        case "back-to-page":
            return CLOSE if position.returns else go_to("intent")
    return STAY


def _result(texts: PageText) -> PageDraft:
    phone = read_typed_number(texts.position.text, texts.context)
    if phone is None:
        blocks: tuple[Block, ...] = texts.lead_note("phone", "unreadable")
    else:
        country = texts.words.country(phone.region) if phone.region else ""
        said = texts.note("phone", phone.kind)
        blocks = (
            *texts.lead_note("phone", "accepted"),
            Notice(phone.e164, sign="→", private=True),
            Text(
                texts.note("phone", "of-country", country=country, kind=said) if country else said
            ),
        )
        if phone.complaint:
            blocks += texts.warning_note("phone", "doubt")
        blocks += texts.text_note("phone", "forget")
    return PageDraft(
        id="phone/result",
        title=texts.title("phone"),
        blocks=blocks,
        choices=tuple(texts.choice("phone", id) for id in ("back-to-page", "another")),
        default="another" if phone is None else None,
    )


ORDER = ("final", "sms_login", "phone_challenge")


def build_code(texts: PageText) -> PageDraft | None:
    """The three shapes, or what the picked one is and what now."""
    id = texts.position.node.partition("/")[2]
    return _explain(id, texts) if id else _shapes(texts)


def _shapes(texts: PageText) -> PageDraft:
    codes = [(id, texts.content.codes[id]) for id in ORDER if id in texts.content.codes]
    return PageDraft(
        id="code",
        title=texts.title("code"),
        blocks=(
            *texts.opening("code"),
            *(
                CodeBoxes(say=f"{number}", groups=(code.of,) * code.groups)
                for number, (_, code) in enumerate(codes, start=1)
            ),
        ),
        choices=tuple(DraftChoice(id, texts(code.shape)) for id, code in codes),
        default="",
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _explain(id: str, texts: PageText) -> PageDraft | None:
    code = texts.content.codes.get(id)
    if code is None:
        return None
    first, *rest = code.say
    way_on = (texts.choice("code", "way-stage" if code.in_use else "way"),) if code.go else ()
    return PageDraft(
        id=f"code/{id}",
        title=texts(code.title),
        blocks=(
            *texts.lead(first),
            CodeBoxes(say=texts(code.shape), groups=(code.of,) * code.groups),
            *texts.paragraphs(tuple(rest)),
        ),
        choices=(*way_on, *(texts.choice("code", id) for id in ("another", "back-to-page"))),
    )


def handle_code(position: Position, answer: Answer, context: Context) -> Move:
    """The shape picked; a final code opens stage 3."""
    if answer.option == "unknown":
        return go_to("people/code")
    if answer.option in context.content.codes:
        return go_to(f"code/{answer.option}")
    if answer.option == "another":
        return go_to("code")
    if answer.option == "back-to-page":
        return CLOSE if position.returns else go_to("intent")
    code = context.content.codes.get(position.node.partition("/")[2])
    if code is None or not code.go or not answer.option.startswith("way"):
        return STAY
    move = follow_target(code.go, position, context)
    facts = {**move.facts, "code": "final"} if code.in_use else move.facts
    return Move(how=move.how, to=move.to, facts=facts)
