"""How long a visit stayed on each of its pages, and what was done there."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Event

SHOWN_KINDS = ("help", "back", "again", "typed", "warning", "cover")
"""Kinds of event that are shown to staff beside the page on which they happened."""


class PageStay(Struct, frozen=True):
    """A page, the second of the visit when it was shown, for how many seconds, and the kinds of events on it."""

    page: str
    since: int
    seconds: int = 0
    done: tuple[str, ...] = ()


def page_stays(events: Iterable[Event]) -> list[PageStay]:
    """The pages of a visit in order, from its events; the last one is where it ended."""
    return list(_iter_stays(events))


def _iter_stays(events: Iterable[Event]) -> Iterator[PageStay]:
    stay: PageStay | None = None
    for event in events:
        if event.kind == "page":
            if stay is not None:
                yield replace(stay, seconds=event.second - stay.since)
            stay = PageStay(event.page, event.second)
        elif stay is not None:
            done = stay.done
            if event.kind in SHOWN_KINDS and event.kind not in done:
                done = (*done, event.kind)
            stay = replace(stay, seconds=event.second - stay.since, done=done)
    if stay is not None:
        yield stay
