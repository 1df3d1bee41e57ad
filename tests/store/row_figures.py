"""The counts of visits, told from their events in the simplest way: a figure at a time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from kiosk.events import Event
from kiosk.store.count_relations import CountKey
from kiosk.store.vocabulary import entries_of
from tests.store.logs import WORDS, DatedVisit

PRESENT = ("choice", "typed", "back", "again", "help", "setting", "extended", "uncovered")
"""Kinds of event that show that somebody was there."""

SIDE = ("help", "end", "comfort", "language", "counted", "staff", "cover", "warning")
UPPER_ENDS = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
KNOWN = {"", *entries_of(WORDS)}
"""The ids that the logs of these tests may hold: an event with another one is not kept."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def count_naively(visits: Iterable[DatedVisit]) -> Counter[CountKey]:
    """The counts of visits, all begun at midnight."""
    counts: Counter[CountKey] = Counter()
    for day, events in visits:
        counts.update(CountKey(*parts) for parts in _tell(day, events))
    return counts


def _tell(day: date, events: Sequence[Event]) -> set[tuple[str, ...]]:
    events = [one for one in events if {one.page, one.choice} <= KNOWN]
    end = next(number for number, one in enumerate(events) if one.kind == "end")
    events = events[: end + 1]
    facts = {one.page: one.choice for one in events if one.kind == "fact"}
    pages = [one.page for one in events if one.kind == "page" and one.page]
    way = [page for page in pages if page.split("/")[0] not in SIDE]
    outcome = "finished" if _is_done(events) else events[-1].choice
    told: set[tuple[str, ...]] = {
        ("visits", "all"),
        ("outcome", outcome, "helped" if facts.get("helped") == "yes" else "alone"),
        ("weekday", DAYS[day.weekday()]),
        ("part_of_day", "morning"),
    }
    for name in ("language", "reason", "device", "front_end", "method", "verdict"):
        if facts.get(name):
            told.add((name, facts[name]))
    if facts.get("resumed") and facts.get("weeks"):
        told.add(("returns", facts["resumed"], facts["weeks"]))
    differing, unexplained = _differing(events)
    asked = [one.page for one in events if one.kind == "help"]
    helped = {page for page in asked if page and page.split("/")[0] not in SIDE}
    stop = set()
    if outcome in ("stopped", "left", "timed-out", "crashed", "interrupted"):
        left = [page for page in way if page.split("/")[0] not in ("home", "paper", "finished")]
        stop = {left[-1] if left else "welcome"}
    reached = {*way} | helped | differing | stop
    done = {page[9:] for page in pages if page.startswith("finished/")}
    steps = {page.split("/")[1] for page in reached if page.startswith("step/")}
    stages = {one.choice for one in events if (one.kind, one.page) == ("fact", "stage")} - {""}
    told |= {("stage_entered", id) for id in done | steps | stages}
    told |= {("stage_done", id) for id in done}
    if facts.get("method"):
        told |= {("method_done", facts["method"], id) for id in done}
    told |= {("help", page) for page in helped}
    for page in differing:
        told.add(("differs", page, "unexplained" if page in unexplained else "explained"))
    told |= {("stop", page) for page in stop} | {("reached", page) for page in reached}
    for figure, spent in (
        ("minutes", _spent(events, "stage")),
        ("step_minutes", _spent(events, "step")),
    ):
        for id, seconds in spent.items():
            minutes = max(1, -(-seconds // 60))
            told.add((figure, id, str(next((one for one in UPPER_ENDS if minutes <= one), 240))))
    return told


def _spent(events: Sequence[Event], what: str) -> dict[str, int]:
    """The seconds in each stage, or on the page of each step, while somebody was there."""
    last = max((one.second for one in events if one.kind in PRESENT), default=0)
    spent: dict[str, int] = {}
    at = ""
    for one, following in zip(events, [*events[1:], None], strict=True):
        if what == "stage" and (one.kind, one.page) == ("fact", "stage") and one.choice:
            at = one.choice
        if what == "step" and one.kind == "page":
            at = one.page if one.page.startswith("step/") else ""
        if at:
            spent.setdefault(at, 0)
        if at and following is not None:
            spent[at] += max(0, min(following.second, last) - min(one.second, last))
    return spent


def _is_done(events: Sequence[Event]) -> bool:
    reason = ""
    for one in events:
        kind = one.page.split("/")[0]
        if (one.kind, one.page) == ("fact", "reason"):
            reason = one.choice
        if one.kind == "page" and kind == "finished":
            return True
        if reason == "check-device" and (one.kind, one.page) == ("fact", "verdict"):
            return True
        looked_up = one.kind == "page" and kind in ("safety", "terms", "people")
        if reason == "something-else" and (looked_up or (one.kind, kind) == ("typed", "phone")):
            return True
    return False


def _differing(events: Sequence[Event]) -> tuple[set[str], set[str]]:
    """The pages of steps at which the screen was different, and those of them that nothing explained."""
    differing: set[str] = set()
    unexplained: set[str] = set()
    for one in events:
        if one.kind == "choice" and one.page.startswith("step/") and one.choice == "else":
            differing.add(one.page)
        for kind in ("else/", "screens/"):
            if one.kind == "choice" and one.choice == "unknown" and one.page.startswith(kind):
                unexplained |= {one.page.replace(kind, "step/", 1)} & differing
    return differing, unexplained
