"""The page of a telephone number: does EU Login accept it, of which country is it, can an SMS arrive?"""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, go_to, open_over
from kiosk.view_model.page import Block, Notice, Text


def build_phone(texts: PageText) -> PageDraft:
    """The field for a number, with what was wrong with the last try; or what is known of the number typed."""
    typed = texts.position.text
    phone = read_typed_number(typed, texts.context)
    if texts.position.node == "phone/result" and phone is not None:
        return _result_draft(phone, texts)
    wrong = bool(typed) and phone is None
    return PageDraft(
        id="phone",
        title=texts.title("phone"),
        blocks=texts.warning_note("phone", "unreadable") if wrong else texts.opening("phone"),
        choices=(),
        field=DraftField(
            say=texts.note("phone", "field"), form=texts.note("phone", "form"), group=2, signs="+ "
        ),
        pace="question",
    )


def read_typed_number(text: str, context: Context) -> ParsedPhoneNumber | None:
    """The number typed, None where it is none; numbers without a country code are of the office's region."""
    try:
        return parse_phone_number(text, context.office.region)
    except ValueError:
        return None


def handle_phone(position: Position, answer: Answer, context: Context) -> Move:
    """Go from the field to the result, or open the people to ask; back from there."""
    match answer.option:
        case "typed":
            return go_to("phone/result" if read_typed_number(answer.text, context) else "phone")
        case "none":
            return open_over("people")
        case "another" | "mend":
            return go_to("phone")
        case "back-to-page":
            return close_or_go(position, "intent")
    return STAY


def _result_draft(phone: ParsedPhoneNumber, texts: PageText) -> PageDraft:
    """The number with its country and its kind; both numbers where the same digits can be two."""
    doubtful = phone.complaint in ("unusual", "wrong-length")
    blocks = (
        *texts.lead_note("phone", "two-ways" if phone.other else "in-full"),
        *_number_blocks(phone, texts),
        *(_number_blocks(phone.other, texts) if phone.other else ()),
        *(texts.text_note("phone", "which") if phone.other else ()),
        *(texts.warning_note("phone", "doubt") if phone.complaint and not phone.other else ()),
        *texts.text_note("phone", "forget"),
    )
    return PageDraft(
        id="phone/result",
        title=texts.title("phone"),
        blocks=blocks,
        choices=tuple(
            texts.choice("phone", id)
            for id in (*(("mend",) if doubtful else ()), "back-to-page", "another")
        ),
    )


def _number_blocks(phone: ParsedPhoneNumber, texts: PageText) -> tuple[Block, ...]:
    """A number, its country, and whether an SMS can reach it. What a member typed is never read aloud."""
    country = texts.words.country(phone.region) if phone.region else ""
    kind = texts.note("phone", phone.kind)
    said = texts.note("phone", "of-country", country=country, kind=kind) if country else kind
    return (Notice(phone.e164, sign="→", private=True), Text(said))
