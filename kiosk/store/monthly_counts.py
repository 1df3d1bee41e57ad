"""The monthly counts in the visit log, and the visits of each day: written when a visit ends, and read.

Nothing in a count leads back to a visit, so counts are kept when the rows are purged.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kiosk.events import Event, PartOfDay
from kiosk.store.count_relations import CountKey
from kiosk.store.visit_buffer import DEFAULT_KIOSK
from kiosk.store.visit_counts import visit_counts

NO_DETAIL = "-"
"""The id that stands in the column `detail` of a count that has none."""

INSERT_ID = "INSERT OR IGNORE INTO vocabulary VALUES (?, ?, '')"
ADD_COUNT = """
    INSERT INTO monthly_count VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET visits = visits + excluded.visits
"""
ADD_DAY = """
    INSERT INTO daily_visits VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET visits = visits + excluded.visits
"""
COUNTS = """
    SELECT month, figure, value, detail, sum(visits) FROM monthly_count
    WHERE month BETWEEN ? AND ? GROUP BY month, figure, value, detail
"""
DAYS = "SELECT day, sum(visits) FROM daily_visits WHERE day BETWEEN ? AND ? GROUP BY day"


class Site(NamedTuple):
    """Where a visit took place: the ids of the office and of the kiosk in it."""

    office: str
    kiosk: str = DEFAULT_KIOSK


def count_visit(
    conn: sqlite3.Connection, site: Site, day: date, part: PartOfDay, events: Sequence[Event]
) -> None:
    """Count a visit that has ended, in the caller's transaction."""
    add_counts(conn, site, f"{day:%Y-%m}", Counter(visit_counts(day, part, events)))
    add_day(conn, site, day.isoformat(), 1)


def add_counts(
    conn: sqlite3.Connection, site: Site, month: str, counts: Mapping[CountKey, int]
) -> None:
    """Add counts to those of a month ("2026-11"), in the caller's transaction."""
    details = {key.detail for key in counts}
    conn.executemany(INSERT_ID, ((id, "other") for id in {NO_DETAIL, *details} - {""}))
    conn.executemany(
        ADD_COUNT,
        (
            (month, *site, key.figure, key.value, key.detail or NO_DETAIL, count)
            for key, count in counts.items()
        ),
    )


def add_day(conn: sqlite3.Connection, site: Site, day: str, visits: int) -> None:
    """Add visits to those of a day, in the caller's transaction."""
    conn.execute(ADD_DAY, (day, *site, visits))


def read_months(
    conn: sqlite3.Connection, first: str = "0001-01", last: str = "9999-12"
) -> dict[str, Counter[CountKey]]:
    """The counts of each month from the first ("2026-11") to the last, of all kiosks in the log together."""
    months: dict[str, Counter[CountKey]] = defaultdict(Counter)
    for month, figure, value, detail, visits in conn.execute(COUNTS, (first, last)):
        months[month][CountKey(figure, value, "" if detail == NO_DETAIL else detail)] = visits
    return dict(months)


def read_days(conn: sqlite3.Connection, first: date, last: date) -> dict[date, int]:
    """The visits of each day that had any, from the first day to the last."""
    rows: Iterable[tuple[str, int]] = conn.execute(DAYS, (first.isoformat(), last.isoformat()))
    return {date.fromisoformat(day): visits for day, visits in rows}
