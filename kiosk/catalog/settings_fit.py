"""Whether settings fit each other and the content."""

from collections.abc import Collection, Iterator

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.problem import Problem
from kiosk.catalog.settings import Settings
from kiosk.catalog.settings_file import NAME
from kiosk.catalog.settings_limits import bad_limits


def misfits(settings: Settings, catalog: Catalog) -> list[Problem]:
    """Every id in the settings that the content does not know, and limits that do not fit each other."""
    return [
        *bad_limits(settings.seconds),
        *_strange("languages", settings.languages, catalog.languages),
        *_strange("reopened", settings.reopened, catalog.methods),
        *_strange("closed", settings.closed, catalog.methods),
        *_strange("order", settings.order, catalog.methods),
        *_strange("notes", settings.notes, catalog.methods),
        *_strange("contacts", settings.contacts, catalog.people),
    ]


def _strange(key: str, said: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    for id in said:
        if id not in known:
            yield Problem(NAME, f"{key}: {id}", "Not known.", f"Use one of: {', '.join(known)}.")
