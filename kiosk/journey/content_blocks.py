"""Contacts, drawings and addresses of the content as blocks of a page."""

from kiosk.content.records import Contact, Sentence
from kiosk.i18n.button_names import button_name
from kiosk.journey.page_text import PageText
from kiosk.view_model.page import (
    Block,
    ContactDetails,
    DrawingLine,
    ScreenDrawing,
    StepRow,
    StepStatus,
    Table,
    WebAddress,
)


def contact_block(one: Contact, texts: PageText, *, brief: bool = False) -> ContactDetails:
    """Name, lines, the date of that information, and a caution where it is doubtful.

    A brief one is without the lines that were true before.
    """
    lines = one.lines if brief else (*one.lines, *one.older)
    return ContactDetails(
        name=texts(one.name),
        lines=tuple(texts(line) for line in lines),
        dated=texts.note("people", "dated", date=texts.words.day(one.dated)) if one.dated else "",
        doubt=texts.note("people", "doubt") if one.confirm else "",
    )


EU_LOGIN = "EU Login"


def drawing_block(
    drawn: tuple[str, ...], texts: PageText, window: Sentence | None = None
) -> tuple[Block, ...]:
    """The drawing of a screen: "[id]" is the button to press, "_id_" a field, "id" a plain line."""
    lines = tuple(_line(mark, texts) for mark in drawn if mark.strip("[]_") in texts.content.labels)
    if not lines:
        return ()
    pressed = next((mark.strip("[]") for mark in drawn if mark.startswith("[")), "")
    names = texts.words.join([line.say for line in lines])
    shown = texts(window) or EU_LOGIN
    said = texts.note("words", "screen-shows", names=names, window=shown)
    return (ScreenDrawing(window=shown, lines=lines, say=said, other=_other(pressed, texts)),)


def address_block(id: str, texts: PageText) -> tuple[Block, ...]:
    """The address to type on one's own device."""
    entry = texts.content.addresses.get(id)
    if entry is None:
        return ()
    return (WebAddress(say=texts.note("words", "address"), url=entry.url),)


def _line(mark: str, texts: PageText) -> DrawingLine:
    entry = texts.content.labels[mark.strip("[]_")]
    names = entry.shown_in(texts.device_language) or (entry.guess(texts.device_language),)
    if mark.startswith("["):
        return DrawingLine(" / ".join(names), kind="button", press=True)
    return DrawingLine(" / ".join(names), kind="field" if mark.startswith("_") else "words")


def _other(id: str, texts: PageText) -> str:
    """The same button in the other verified language, for a device set to it."""
    entry = texts.content.labels.get(id)
    other = "fr" if texts.device_language == "en" else "en"
    if entry is None or not {other, texts.device_language} <= entry.verified:
        return ""
    return texts.note("words", f"in-{other}", name=button_name(texts.words, entry, other))


def listed_block(sentences: tuple[Sentence, ...], texts: PageText) -> tuple[Block, ...]:
    """Sentences close together, one a row of a table; nothing where there is none."""
    rows = tuple((texts(sentence),) for sentence in sentences)
    return (Table(rows=rows),) if rows else ()


def checklist_row(number: int, say: str, status: StepStatus, texts: PageText) -> StepRow:
    """A line of a checklist, with its status as an id and as a word."""
    return StepRow(number, say, status, texts.note("stage", status))
