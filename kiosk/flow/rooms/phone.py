"""The phone number page: the form that EU Login accepts, the country, and whether an SMS can arrive."""

from kiosk.flow.draft import Draft, Field
from kiosk.flow.kit import Kit
from kiosk.flow.phone import Phone, read_phone
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, Notice, Text


def draft(tell: Tell) -> Draft:
    """The field, or what the kiosk makes of the number typed."""
    if tell.where.node == "phone/result":
        return _result(tell)
    return Draft(
        id="phone",
        title=tell.title("phone"),
        blocks=tell.opening("phone"),
        choices=(),
        field=Field(say=tell.note("phone", "field"), form=tell.note("phone", "form")),
        pace="question",
    )


def read(text: str, kit: Kit) -> Phone | None:
    """The number, or None where it cannot be read at all."""
    try:
        return read_phone(text, kit.office.region)
    except ValueError:
        return None


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A number is looked at; without one, people can help."""
    match answer.option:
        case "typed":
            return go("phone/result")
        case "none":
            return call("people")
        case "another":
            return go("phone")
        case "back-to-page":
            return CLOSE if where.returns else go("intent")
    return STAY


def _result(tell: Tell) -> Draft:
    phone = read(tell.where.text, tell.kit)
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
    return Draft(
        id="phone/result",
        title=tell.title("phone"),
        blocks=blocks,
        choices=tuple(tell.choice("phone", id) for id in ("back-to-page", "another")),
        default="another" if phone is None else None,
    )
