"""What the events of a visit tell about its way: stages entered and done, minutes, where it stopped."""

from collections.abc import Iterable, Sequence

from kiosk.events import Event, parse_outcome

ASIDE = frozenset({"help", "comfort", "language", "counted", "end", "staff", "cover", "warning"})
"""Rooms that are opened from any page: who stops there stopped at the page below."""

MINUTES = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
"""Most minutes of each bucket; the last holds all that is longer, too."""


def until_end(events: Iterable[Event]) -> list[Event]:
    """The events up to the one that ended the visit."""
    found: list[Event] = []
    for event in events:
        found.append(event)
        if event.kind == "end" and parse_outcome(event.choice):
            break
    return found


def on_the_way(page: str) -> bool:
    """Whether a page is part of the way, and not one that is opened from any other."""
    return bool(page) and page.partition("/")[0] not in ASIDE


def last_page(events: Sequence[Event]) -> str:
    """The last page of the way that was shown; nothing where there was none."""
    pages = (event.page for event in reversed(events) if event.kind == "page")
    return next((page for page in pages if on_the_way(page)), "")


def helped_pages(events: Iterable[Event]) -> set[str]:
    """The pages of the way on which help was asked."""
    return {event.page for event in events if event.kind == "help" and on_the_way(event.page)}


def seconds(events: Iterable[Event]) -> dict[str, int]:
    """The stages entered, in their order, with the seconds spent in each."""
    spent: dict[str, int] = {}
    stage, since = "", 0
    for event in events:
        if stage:
            spent[stage] += max(0, event.second - since)
        since = event.second
        if event.kind == "fact" and event.page == "stage" and event.choice:
            stage = event.choice
            spent.setdefault(stage, 0)
    return spent


def bucket(spent: int) -> int:
    """The bucket of so many seconds, by its most minutes; a begun minute counts."""
    minutes = max(1, -(-spent // 60))
    return next((most for most in MINUTES if minutes <= most), MINUTES[-1])


def done(events: Iterable[Event]) -> set[str]:
    """What was brought to its end: stages, and paths of members who are not new."""
    pages = (event.page.partition("/") for event in events if event.kind == "page")
    return {id for room, _, id in pages if room == "finished" and id}


def verdict(events: Iterable[Event]) -> str:
    """What the device check came to at last: yes, after a change, ask or no; nothing without one."""
    told = [one.choice for one in events if (one.kind, one.page) == ("fact", "verdict")]
    return told[-1] if told else ""
