"""Replaces contacts of the content by the office's own."""

from collections.abc import Mapping

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.shared_records import Contact, Sentence
from kiosk.settings.schema import OwnContact


def apply_own_contacts(content: Content, contacts: Mapping[str, OwnContact]) -> Content:
    """The content with the office's names and lines; a contact that the office confirmed is no longer doubtful."""
    people = {
        id: _with_own(person, contacts[id]) if id in contacts else person
        for id, person in content.people.items()
    }
    return replace(content, people=people)


def _with_own(person: Contact, own: OwnContact) -> Contact:
    lines = None if own.lines is None else tuple(Sentence("", line) for line in own.lines)
    return replace(
        person,
        name=Sentence("", own.name) if own.name else person.name,
        lines=person.lines if lines is None else lines,
        older=person.older if lines is None else (),
        confirm=person.confirm and own.confirmed is None,
        dated=own.confirmed or person.dated,
    )
