"""How long a visit stayed on each of its pages, and what was done there."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Event

TOLD = ("help", "back", "again", "typed", "warning", "cover")
"""Kinds of event that staff are told of."""


class PageStay(Struct, frozen=True):
    """A page: since which second of the visit, for how many seconds, and what was done, once each."""

    page: str
    since: int
    seconds: int = 0
    done: tuple[str, ...] = ()


def page_stays(events: Iterable[Event]) -> list[PageStay]:
    """The pages of a visit; the last one is where it stopped or ended."""
    return list(_stays(events))


def _stays(events: Iterable[Event]) -> Iterator[PageStay]:
    now: PageStay | None = None
    for event in events:
        if event.kind == "page":
            if now is not None:
                yield replace(now, seconds=event.second - now.since)
            now = PageStay(event.page, event.second)
        elif now is not None:
            done = now.done
            if event.kind in TOLD and event.kind not in done:
                done = (*done, event.kind)
            now = replace(now, seconds=event.second - now.since, done=done)
    if now is not None:
        yield now
