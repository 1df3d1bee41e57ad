"""The pages of a visit in their order, and what was done on each."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Event

SHOWN_KINDS = ("help", "back", "again", "typed", "warning", "cover")
"""Kinds of event that are shown to staff beside the page on which they happened."""


class PageStay(Struct, frozen=True):
    """A page that was shown, and the kinds of events on it."""

    page: str
    done: tuple[str, ...] = ()


def page_stays(events: Iterable[Event]) -> list[PageStay]:
    """The pages of a visit in order, from its events; the last one is where it ended."""
    stays: list[PageStay] = []
    for event in events:
        if event.kind == "page":
            stays.append(PageStay(event.page))
        elif stays and event.kind in SHOWN_KINDS and event.kind not in stays[-1].done:
            stays[-1] = replace(stays[-1], done=(*stays[-1].done, event.kind))
    return stays
