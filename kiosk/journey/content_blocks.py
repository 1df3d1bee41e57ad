"""Contacts, drawings and addresses of the content as blocks of a page."""

from collections.abc import Mapping

from kiosk.content.shared_records import Contact, Sentence
from kiosk.i18n.button_names import button_name, quote
from kiosk.journey.conditions import evaluate
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

EU_LOGIN = "EU Login"
"""The title of a drawn screen that has none of its own."""

DRAWN_ROLES = {"[": "button", "_": "field"}
"""The role of a drawn line by its mark, where its label has none."""


LOOKED_UP_FACT = "looked-up"
"""The fact that holds the id of the settlement office that was last looked up among the people to ask.

The resume code does not hold it, so that looking up a number leaves its digits as they are.
"""


def find_contact(id: str, texts: PageText) -> Contact | None:
    """The contact of an id, or the one that stands in its place for this member: their own settlement office.

    None for an unknown id, and for none.
    """
    known = texts.content.people
    instead = {name: one for name, one in known.items() if id and one.instead_of == id}
    return own_contact(instead, texts.position.facts) or known.get(id)


def own_contact(contacts: Mapping[str, Contact], facts: Mapping[str, str]) -> Contact | None:
    """Of some contacts, by id, the member's own: the office that they named at a step, else the one looked up."""
    named = (one for one in contacts.values() if one.when and evaluate(one.when, facts))
    return next(named, None) or contacts.get(facts.get(LOOKED_UP_FACT, ""))


def contact_block(contact: Contact, texts: PageText, *, brief: bool = False) -> ContactDetails:
    """Name, lines, the date of that information, and a caution where it is doubtful.

    Where it is `brief`, the lines that were true before are left out, and the date where the caution stands.
    """
    lines = contact.lines if brief else (*contact.lines, *contact.older)
    dated = None if brief and contact.confirm else contact.dated
    date = texts.words.day(dated) if dated else ""
    return ContactDetails(
        name=texts(contact.name),
        lines=tuple(texts(line) for line in lines),
        dated=texts.note("people", "dated", date=date) if date else "",
        doubt=texts.note("people", "doubt") if contact.confirm else "",
    )


def drawing_block(
    drawn: tuple[str, ...], texts: PageText, window: Sentence | None = None
) -> tuple[Block, ...]:
    """The drawing of a screen: "[id]" is the button to press, "_id_" a field, "id" a plain line.

    The ids are those of labels.tsv; lines with other ids are left out, and nothing is drawn without a line.
    """
    marks = [mark for mark in drawn if mark.strip("[]_") in texts.content.labels]
    lines = tuple(_drawing_line(mark, texts) for mark in marks)
    if not lines:
        return ()
    pressed = next((mark.strip("[]") for mark in drawn if mark.startswith("[")), "")
    names = texts.words.join([_said_line(mark, texts) for mark in marks])
    title = texts(window) or EU_LOGIN
    spoken = texts.note("words", "screen-shows", names=names, window=title)
    return (
        ScreenDrawing(window=title, lines=lines, say=spoken, other=_other_label(pressed, texts)),
    )


def address_block(id: str, texts: PageText) -> tuple[Block, ...]:
    """The address to type on one's own device."""
    entry = texts.content.addresses.get(id)
    if entry is None:
        return ()
    return (WebAddress(say=texts.note("words", "address"), url=entry.url),)


def _names(mark: str, texts: PageText) -> tuple[str, ...]:
    entry = texts.content.labels[mark.strip("[]_")]
    return entry.shown_in(texts.device_language) or (entry.guess(texts.device_language),)


def _said_line(mark: str, texts: PageText) -> str:
    """The names of a line in quotation marks, in line mode with what they belong to."""
    quoted = " / ".join(quote(name, texts.device_language) for name in _names(mark, texts))
    role = DRAWN_ROLES.get(mark[:1], "")
    return texts.with_role(mark.strip("[]_"), quoted, role)


def _drawing_line(mark: str, texts: PageText) -> DrawingLine:
    names = _names(mark, texts)
    if mark.startswith("["):
        return DrawingLine(" / ".join(names), kind="button", press=True)
    return DrawingLine(" / ".join(names), kind="field" if mark.startswith("_") else "words")


def _other_label(id: str, texts: PageText) -> str:
    """The same button in French or English, for a device set to that language; only where that is verified."""
    entry = texts.content.labels.get(id)
    other = "fr" if texts.device_language == "en" else "en"
    if (
        entry is None
        or other not in entry.verified
        or entry.shown_in(texts.device_language) != (entry.names.get(texts.device_language),)
    ):
        return ""
    return texts.note("words", f"in-{other}", name=button_name(texts.words, entry, other))


def listed_block(sentences: tuple[Sentence, ...], texts: PageText) -> tuple[Block, ...]:
    """Sentences close together, one a row of a table; nothing where there is none."""
    rows = tuple((texts(sentence),) for sentence in sentences)
    return (Table(rows=rows),) if rows else ()


def checklist_row(number: int, say: str, status: StepStatus, texts: PageText) -> StepRow:
    """A line of a checklist, with its status as an id and as a word."""
    return StepRow(number, say, status, texts.note("stage", status))
