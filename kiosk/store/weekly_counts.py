"""The weekly counts: what an ended visit adds to them, and their recount from the rows.

Nothing in a count leads back to a visit, so counts are kept when the rows are purged.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kiosk.events import Event
from kiosk.visit_record import (
    STOPPED,
    build_record,
    differing_steps,
    events_until_end,
    finished_stages,
    helped_pages,
    last_verdict,
    stage_seconds,
    stop_page,
)

MINUTES = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
"""The upper end of each bucket of minutes; the last one holds all that is longer, too."""

CountKind = Literal[
    "visit", "language", "entered", "done", "minutes", "stop", "help", "method", "verdict", "outcome",
    "return", "differs",
]  # fmt: skip
"""What is counted. The value is, in this order: office, language, stage, stage, stage, page, page, method,
choice at the verdict, outcome, step resumed at, page of a step where the screen was different. The number is, of
minutes, the bucket; of an outcome, whether helped; of a return, weeks until then; of a screen, whether the member
knew no explanation; else 0."""

ADD_COUNT = """
    INSERT INTO week VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
RAISE_COUNT = """
    INSERT INTO week VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = max(count, excluded.count)
"""
# A visit of whose events some are lost would be counted as another visit than it was.
COMPLETE_VISITS = """
    SELECT id, office, {} AS counted FROM visit WHERE outcome IS NOT NULL AND counted IS NOT NULL
    AND (SELECT count(*) = max(number) FROM event WHERE visit = visit.id) ORDER BY day
"""
COUNTED_DAY = "CASE clock WHEN 'right' THEN day WHEN 'wrong' THEN written END"
"""SQL for the day by which a visit is counted; NULL while its date is in doubt."""
VISIT_EVENTS = "SELECT second, kind, page, choice FROM event WHERE visit = ? ORDER BY number"


class WeeklyCount(NamedTuple):
    """What is counted of one week: its Monday in ISO form, the kind, value and number (see `CountKind`)."""

    monday: str
    what: CountKind
    value: str
    number: int = 0


def minute_bucket(seconds: int) -> int:
    """The bucket of so many seconds, named by its upper end in minutes; a begun minute counts as one."""
    minutes = max(1, -(-seconds // 60))
    return next((upper for upper in MINUTES if minutes <= upper), MINUTES[-1])


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def weekly_counts(office: str, day: str, events: Sequence[Event]) -> Iterator[WeeklyCount]:
    """The counts to which a visit of that day adds one each; none before it has ended."""
    events = events_until_end(events)
    row = build_record(events)
    if row.outcome is None:
        return
    week = monday(date.fromisoformat(day)).isoformat()
    yield WeeklyCount(week, "visit", office)
    yield WeeklyCount(week, "outcome", row.outcome, int(row.helped))
    if row.language:
        yield WeeklyCount(week, "language", row.language)
    if row.method:
        yield WeeklyCount(week, "method", row.method)
    if chosen := last_verdict(events):
        yield WeeklyCount(week, "verdict", chosen)
    if row.weeks is not None and row.resumed:
        yield WeeklyCount(week, "return", row.resumed, row.weeks)
    for stage, spent in stage_seconds(events).items():
        yield WeeklyCount(week, "entered", stage)
        yield WeeklyCount(week, "minutes", stage, minute_bucket(spent))
    for stage in sorted(finished_stages(events)):
        yield WeeklyCount(week, "done", stage)
    if row.outcome in STOPPED and (page := stop_page(events)):
        yield WeeklyCount(week, "stop", page)
    for page in sorted(helped_pages(events)):
        yield WeeklyCount(week, "help", page)
    for page, is_unexplained in sorted(differing_steps(events).items()):
        yield WeeklyCount(week, "differs", page, int(is_unexplained))


def add_counts(
    conn: sqlite3.Connection, counts: Mapping[WeeklyCount, int] | Iterable[WeeklyCount]
) -> None:
    """Add counts to those of the log, in the caller's transaction."""
    conn.executemany(ADD_COUNT, ((*cell, count) for cell, count in Counter(counts).items()))


def recount_weeks(conn: sqlite3.Connection, day_column: str = COUNTED_DAY) -> None:
    """Raise each count to what follows from the ended visits with all their events, in the caller's transaction.

    None is lowered: the rows of visits that it counts may have been purged. `day_column` is SQL for the day by
    which a visit is counted.
    """
    counted: Counter[WeeklyCount] = Counter()
    for id, office, day in conn.execute(COMPLETE_VISITS.format(day_column)):
        counted.update(weekly_counts(office, day, stored_events(conn, id)))
    conn.executemany(RAISE_COUNT, ((*cell, count) for cell, count in counted.items()))


def stored_events(conn: sqlite3.Connection, visit: str) -> list[Event]:
    """The events of a visit in the log, in their order."""
    rows = conn.execute(VISIT_EVENTS, [visit])
    return [Event(second, kind, page or "", choice or "") for second, kind, page, choice in rows]
