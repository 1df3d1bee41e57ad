"""Checks that the ids in the settings exist in the content."""

from collections.abc import Collection, Iterator

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import Settings
from kiosk.settings.time_limits import check_time_limits


def find_unknown_ids(settings: Settings, content: Content) -> list[Problem]:
    """Every id in the settings that the content does not know, and limits that do not fit each other."""
    return [
        *check_time_limits(settings.seconds),
        *_strange("languages", settings.languages, content.languages),
        *_strange("reopened", settings.reopened, content.methods),
        *_strange("closed", settings.closed, content.methods),
        *_strange("order", settings.order, content.methods),
        *_strange("notes", settings.notes, content.methods),
        *_strange("contacts", settings.contacts, content.people),
    ]


def _strange(key: str, said: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    for id in said:
        if id not in known:
            yield Problem(
                SETTINGS_FILE, f"{key}: {id}", "Not known.", f"Use one of: {', '.join(known)}."
            )
