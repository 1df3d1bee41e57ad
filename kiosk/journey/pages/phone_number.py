"""The page of a telephone number: does EU Login accept it, of which country is it, can an SMS arrive?"""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, go_to, open_over
from kiosk.view_model.page import Block, Notice, Text


def build_phone(texts: PageText) -> PageDraft:
    """The field for a number, or what is known of the number typed."""
    if texts.position.node == "phone/result":
        return _result_draft(texts)
    return PageDraft(
        id="phone",
        title=texts.title("phone"),
        blocks=texts.opening("phone"),
        choices=(),
        field=DraftField(say=texts.note("phone", "field"), form=texts.note("phone", "form")),
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
            return go_to("phone/result")
        case "none":
            return open_over("people")
        case "another":
            return go_to("phone")
        case "back-to-page":
            return close_or_go(position, "intent")
    return STAY


def _result_draft(texts: PageText) -> PageDraft:
    """The number as EU Login accepts it, with its country and kind; or that it cannot be read."""
    phone = read_typed_number(texts.position.text, texts.context)
    if phone is None:
        blocks: tuple[Block, ...] = texts.lead_note("phone", "unreadable")
    else:
        country = texts.words.country(phone.region) if phone.region else ""
        kind = texts.note("phone", phone.kind)
        blocks = (
            *texts.lead_note("phone", "accepted"),
            # What a member typed is never read aloud.
            Notice(phone.e164, sign="→", private=True),
            Text(
                texts.note("phone", "of-country", country=country, kind=kind) if country else kind
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
