"""Whether settings and content fit together: ids that name nothing, and an office's own contacts."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.people import Person
from kiosk.catalog.problem import Problem
from kiosk.catalog.sentence import Sentence
from kiosk.catalog.settings import OwnContact, Settings
from kiosk.catalog.settings_file import NAME


def misfits(settings: Settings, catalog: Catalog) -> list[Problem]:
    """Every id in the settings that the content does not know."""
    return [
        *_strange("languages", settings.languages, catalog.languages),
        *_strange("reopened", settings.reopened, catalog.methods),
        *_strange("closed", settings.closed, catalog.methods),
        *_strange("contacts", settings.contacts, catalog.people),
    ]


def _strange(key: str, said: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    for id in said:
        if id not in known:
            yield Problem(NAME, f"{key}: {id}", "Not known.", f"Use one of: {', '.join(known)}.")


def with_own_contacts(catalog: Catalog, settings: Settings) -> Catalog:
    """The catalog with what the office knows better of the people to ask."""
    own = settings.contacts
    people = {
        id: _own(id, one, own[id]) if id in own else one for id, one in catalog.people.items()
    }
    return replace(catalog, people=people)


def _own(id: str, person: Person, own: OwnContact) -> Person:
    def said(key: str, text: str) -> Sentence:
        return Sentence(f"{NAME}.contacts.{id}.{key}", text)

    return replace(
        person,
        name=person.name if own.name is None else said("name", own.name),
        lines=person.lines if own.lines is None else tuple(said("lines", one) for one in own.lines),
        confirm=person.confirm and own.confirmed is None,
        dated=own.confirmed or person.dated,
        source=person.source if own.confirmed is None else NAME,
    )
