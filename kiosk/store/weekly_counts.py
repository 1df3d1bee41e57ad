"""The weekly counts: what an ended visit adds, and their recount from the rows."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kiosk.events import Event, Outcome, build_record, parse_outcome

ASIDE = frozenset({"help", "comfort", "language", "counted", "end", "staff", "cover", "warning"})
"""Rooms that are opened from any page: who stops there stopped at the page below."""

MINUTES = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
"""Most minutes of each bucket; the last holds all that is longer, too."""


def events_until_end(events: Iterable[Event]) -> list[Event]:
    """The events up to the one that ended the visit."""
    found: list[Event] = []
    for event in events:
        found.append(event)
        if event.kind == "end" and parse_outcome(event.choice):
            break
    return found


def is_journey_page(page: str) -> bool:
    """Whether a page is part of the way, and not one that is opened from any other."""
    return bool(page) and page.partition("/")[0] not in ASIDE


def last_journey_page(events: Sequence[Event]) -> str:
    """The last page of the way that was shown; nothing where there was none."""
    pages = (event.page for event in reversed(events) if event.kind == "page")
    return next((page for page in pages if is_journey_page(page)), "")


def helped_pages(events: Iterable[Event]) -> set[str]:
    """The pages of the way on which help was asked."""
    return {event.page for event in events if event.kind == "help" and is_journey_page(event.page)}


def stage_seconds(events: Iterable[Event]) -> dict[str, int]:
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


def minute_bucket(spent: int) -> int:
    """The bucket of so many seconds, by its most minutes; a begun minute counts."""
    minutes = max(1, -(-spent // 60))
    return next((most for most in MINUTES if minutes <= most), MINUTES[-1])


def finished_stages(events: Iterable[Event]) -> set[str]:
    """What was brought to its end: stages, and paths of members who are not new."""
    pages = (event.page.partition("/") for event in events if event.kind == "page")
    return {id for room, _, id in pages if room == "finished" and id}


def last_verdict(events: Iterable[Event]) -> str:
    """What the device check came to at last: yes, after a change, ask or no; nothing without one."""
    told = [one.choice for one in events if (one.kind, one.page) == ("fact", "verdict")]
    return told[-1] if told else ""


CountKind = Literal[
    "visit", "language", "entered", "done", "minutes", "stop", "help", "method", "verdict", "outcome",
    "return",
]  # fmt: skip
"""What is counted, by: office, language, stage, stage, stage and bucket, page, page, method, choice at the
verdict, outcome and whether helped, step resumed at and weeks until then."""

STOPPED: frozenset[Outcome] = frozenset(("stopped", "left", "timed-out", "crashed", "interrupted"))
"""Outcomes of a visit that stopped somewhere; staff and signals end one that nobody gave up."""


class WeeklyCount(NamedTuple):
    """One count of one week."""

    monday: str
    what: CountKind
    value: str
    number: int = 0


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def weekly_counts(office: str, day: str, events: Sequence[Event]) -> Iterator[WeeklyCount]:
    """The counts that a visit with these events belongs to, each once; none before it has ended."""
    told = events_until_end(events)
    row = build_record(told)
    if row.outcome is None:
        return
    week = monday(date.fromisoformat(day)).isoformat()
    yield WeeklyCount(week, "visit", office)
    yield WeeklyCount(week, "outcome", row.outcome, int(row.helped))
    if row.language:
        yield WeeklyCount(week, "language", row.language)
    if row.method:
        yield WeeklyCount(week, "method", row.method)
    if chosen := last_verdict(told):
        yield WeeklyCount(week, "verdict", chosen)
    if row.weeks is not None and row.resumed:
        yield WeeklyCount(week, "return", row.resumed, row.weeks)
    for stage, spent in stage_seconds(told).items():
        yield WeeklyCount(week, "entered", stage)
        yield WeeklyCount(week, "minutes", stage, minute_bucket(spent))
    for stage in sorted(finished_stages(told)):
        yield WeeklyCount(week, "done", stage)
    if row.outcome in STOPPED and (page := last_journey_page(told)):
        yield WeeklyCount(week, "stop", page)
    for page in sorted(helped_pages(told)):
        yield WeeklyCount(week, "help", page)


ADD = """
    INSERT INTO week VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
NO_LESS = """
    INSERT INTO week VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = max(count, excluded.count)
"""
ENDED = """
    SELECT id, office, day FROM visit WHERE outcome IS NOT NULL
    AND (SELECT count(*) = max(number) FROM event WHERE visit = visit.id) ORDER BY day
"""
"""One whose events are not all there would be counted as another visit."""

TOLD = "SELECT second, kind, page, choice FROM event WHERE visit = ? ORDER BY number"


def add_counts(
    conn: sqlite3.Connection, counts: Mapping[WeeklyCount, int] | Iterable[WeeklyCount]
) -> None:
    """Add counts to the book, in the caller's transaction."""
    counted = Counter(counts)
    conn.executemany(ADD, ((*cell, count) for cell, count in counted.items()))


def recount_weeks(conn: sqlite3.Connection) -> None:
    """Let the weeks count no less than the ended visits that are whole, in the caller's transaction."""
    counted: Counter[WeeklyCount] = Counter()
    for id, office, day in conn.execute(ENDED):
        counted.update(weekly_counts(office, day, stored_events(conn, id)))
    conn.executemany(NO_LESS, ((*cell, count) for cell, count in counted.items()))


def stored_events(conn: sqlite3.Connection, visit: str) -> list[Event]:
    """The events of a visit."""
    rows = conn.execute(TOLD, [visit])
    return [Event(second, kind, page or "", choice or "") for second, kind, page, choice in rows]
