"""Contacts, drawings and addresses of the content as blocks of a page."""

from kiosk.content.records import Contact, Sentence
from kiosk.i18n.translator import button_name
from kiosk.journey.context import PageText
from kiosk.view_model.page import Block, ContactDetails, DrawingLine, ScreenDrawing, WebAddress


def contact_block(one: Contact, tell: PageText, *, brief: bool = False) -> ContactDetails:
    """Name, lines, the date of that information, and a caution where it is doubtful.

    A brief one is without the lines that were true before.
    """
    lines = one.lines if brief else (*one.lines, *one.older)
    return ContactDetails(
        name=tell(one.name),
        lines=tuple(tell(line) for line in lines),
        dated=tell.note("people", "dated", date=tell.words.day(one.dated)) if one.dated else "",
        doubt=tell.note("people", "doubt") if one.confirm else "",
    )


EU_LOGIN = "EU Login"


def drawing_block(
    drawn: tuple[str, ...], tell: PageText, window: Sentence | None = None
) -> tuple[Block, ...]:
    """The drawing of a screen: "[id]" is the button to press, "_id_" a field, "id" a plain line."""
    lines = tuple(_line(mark, tell) for mark in drawn if mark.strip("[]_") in tell.catalog.labels)
    if not lines:
        return ()
    pressed = next((mark.strip("[]") for mark in drawn if mark.startswith("[")), "")
    names = tell.words.join([line.say for line in lines])
    shown = tell(window) or EU_LOGIN
    said = tell.note("words", "screen-shows", names=names, window=shown)
    return (ScreenDrawing(window=shown, lines=lines, say=said, other=_other(pressed, tell)),)


def address_block(id: str, tell: PageText) -> tuple[Block, ...]:
    """The address to type on one's own device."""
    entry = tell.catalog.addresses.get(id)
    if entry is None:
        return ()
    return (WebAddress(say=tell.note("words", "address"), url=entry.url),)


def _line(mark: str, tell: PageText) -> DrawingLine:
    entry = tell.catalog.labels[mark.strip("[]_")]
    names = entry.shown_in(tell.device_language) or (entry.guess(tell.device_language),)
    if mark.startswith("["):
        return DrawingLine(" / ".join(names), kind="button", press=True)
    return DrawingLine(" / ".join(names), kind="field" if mark.startswith("_") else "words")


def _other(id: str, tell: PageText) -> str:
    """The same button in the other verified language, for a device set to it."""
    entry = tell.catalog.labels.get(id)
    other = "fr" if tell.device_language == "en" else "en"
    if entry is None or not {other, tell.device_language} <= entry.verified:
        return ""
    return tell.note("words", f"in-{other}", name=button_name(tell.words, entry, other))
