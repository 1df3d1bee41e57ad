"""Which room a staff page belongs to, by the first part of its node."""

from typing import Protocol

from kiosk.journey.context import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.rooms import (
    care,
    contacts,
    copies,
    figures,
    filter,
    health,
    help,
    language,
    languages,
    legibility,
    menu,
    methods,
    newpin,
    pin,
    printing,
    retention,
    save,
    times,
    visit,
    visits,
)
from kiosk.staff.state import StaffTurn


class StaffPageBuilder(Protocol):
    """A module of kiosk.staff.rooms."""

    def draft(self, sight: StaffContext) -> PageDraft:
        """The page, from what was asked and what the data folder says."""

    def choose(self, option: str, text: str, sight: StaffContext) -> StaffTurn:
        """What an answer does; `text` is what was typed."""


BUILDERS: dict[str, StaffPageBuilder] = {
    "care": care,
    "contacts": contacts,
    "copies": copies,
    "figures": figures,
    "filter": filter,
    "health": health,
    "help": help,
    "language": language,
    "languages": languages,
    "legibility": legibility,
    "menu": menu,
    "methods": methods,
    "newpin": newpin,
    "pin": pin,
    "printing": printing,
    "retention": retention,
    "save": save,
    "times": times,
    "visit": visit,
    "visits": visits,
}


def builder_for(node: str) -> StaffPageBuilder:
    """The room of a node; an unknown one is the menu."""
    return BUILDERS.get(node.partition("/")[0], menu)
