"""Somebody to ask, as a block."""

from kiosk.content.records import Contact
from kiosk.flow.tell import Tell
from kiosk.view_model.page import ContactDetails


def contact(one: Contact, tell: Tell, *, brief: bool = False) -> ContactDetails:
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
