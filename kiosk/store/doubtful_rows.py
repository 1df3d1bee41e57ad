"""Rows that were written while the date was in doubt: how they are marked, and what becomes of them."""

import sqlite3
from datetime import date
from typing import Literal, NamedTuple

from kiosk.clock import BUILD_DAY
from kiosk.store.clock_record import ClockRecord
from kiosk.store.weekly_counts import COUNTED_DAY, add_counts, stored_events, weekly_counts

DATED_TABLES = ("visit", "crash", "attempt")
"""The tables whose rows have a day."""

AGE_DAY = "coalesce(written, day)"
"""SQL for the day from which the age of a row counts."""

VISIT_DAY = f"SELECT {COUNTED_DAY} FROM visit WHERE id = ?"

# A day was right if it lies between the one by reckoning and now.
WAS_RIGHT = "day BETWEEN date(written, :back, '-1 day') AND :today"
SETTLE = f"""
    UPDATE {{}} SET
        clock = CASE WHEN {WAS_RIGHT} THEN 'right' ELSE 'wrong' END,
        written = CASE WHEN {WAS_RIGHT} THEN NULL ELSE min(:today, date(written, :moved)) END
    WHERE clock = 'doubtful'
"""
DOUBTFUL_VISITS = (
    "SELECT id, office FROM visit WHERE clock = 'doubtful' AND outcome IS NOT NULL ORDER BY rowid"
)
AHEAD = f"UPDATE {{}} SET clock = 'wrong', written = :today WHERE {AGE_DAY} > :today"


class RowClock(NamedTuple):
    """The columns `clock` and `written` of a new row."""

    clock: Literal["right", "doubtful", "wrong"] = "right"
    written: date | None = None


def row_clock(day: date, record: ClockRecord | None, today: date) -> RowClock:
    """How a row of that day is marked; without a record, as in a preview, it is taken to be right.

    A day that is no longer plausible was noted before the clock was set.
    """
    if record is None:
        return RowClock()
    if record.doubt:
        return RowClock("doubtful", record.reckoned.date())
    return RowClock() if BUILD_DAY <= day <= today else RowClock("wrong", today)


def counted_day(conn: sqlite3.Connection, visit: str) -> str | None:
    """The day by which a visit is counted; None while its date is in doubt."""
    found = conn.execute(VISIT_DAY, [visit]).fetchone()
    return found[0] if found else None


def settle_rows(conn: sqlite3.Connection, moved: int, today: date) -> None:
    """Now that the date is known: mark each doubtful row as right or wrong, and count its visit.

    `moved` are the days by which reckoning was behind, negative where it was ahead. In the caller's transaction.
    """
    visits = conn.execute(DOUBTFUL_VISITS).fetchall()
    values = {
        "today": today.isoformat(),
        "moved": f"{moved:+d} days",
        "back": f"{min(0, moved):+d} days",
    }
    for table in DATED_TABLES:
        conn.execute(SETTLE.format(table), values)
    for id, office in visits:
        if day := counted_day(conn, id):
            add_counts(conn, weekly_counts(office, day, stored_events(conn, id)))


def mark_ahead(conn: sqlite3.Connection, today: date) -> int:
    """Let the age of rows that are dated ahead of today count from today on; how many there were.

    They were written before, by a clock that was wrong and was believed, or by an earlier version of the kiosk.
    """
    values = {"today": today.isoformat()}
    return sum(conn.execute(AHEAD.format(table), values).rowcount for table in DATED_TABLES)
