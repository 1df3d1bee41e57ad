"""Which room a staff page belongs to, by the first part of its node."""

from typing import Protocol

from kiosk.journey.context import PageDraft
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
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn


class Room(Protocol):
    """A module of kiosk.staff.rooms."""

    def draft(self, sight: Sight) -> PageDraft:
        """The page, from what was asked and what the data folder says."""

    def choose(self, option: str, text: str, sight: Sight) -> Turn:
        """What an answer does; `text` is what was typed."""


ROOMS: dict[str, Room] = {
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


def room_of(node: str) -> Room:
    """The room of a node; an unknown one is the menu."""
    return ROOMS.get(node.partition("/")[0], menu)
