"""Rows that were written while the date was in doubt: how they are marked, and what becomes of them."""

import sqlite3
from datetime import date
from typing import Literal, NamedTuple

from kiosk.clock import BUILD_DAY
from kiosk.store.clock_record import ClockRecord

DATED_TABLES = ("visit", "crash", "pin_attempt")
"""The tables whose rows have a day."""

AGE_DAY = "coalesce(written_day, day)"
"""SQL for the day from which the age of a row counts."""

COUNTED_DAY = "CASE date_state WHEN 'right' THEN day WHEN 'wrong' THEN written_day END"
"""SQL for the day by which a visit is counted; NULL while its date is in doubt."""

VISIT_DAY = f"SELECT {COUNTED_DAY} FROM visit WHERE id = ?"

# A day was right if it lies between the one by reckoning and now.
WAS_RIGHT = "day BETWEEN date(written_day, :back, '-1 day') AND :today"
SETTLE = f"""
    UPDATE {{}} SET
        date_state = CASE WHEN {WAS_RIGHT} THEN 'right' ELSE 'wrong' END,
        written_day = CASE WHEN {WAS_RIGHT} THEN NULL ELSE min(:today, date(written_day, :moved)) END
    WHERE date_state = 'doubtful'
"""
DOUBTFUL_VISITS = (
    "SELECT id FROM visit WHERE date_state = 'doubtful' AND outcome IS NOT NULL ORDER BY rowid"
)
AHEAD = f"UPDATE {{}} SET date_state = 'wrong', written_day = :today WHERE {AGE_DAY} > :today"


class RowClock(NamedTuple):
    """Columns of a new row: whether its day may be believed, and from which day its age counts if not."""

    date_state: Literal["right", "doubtful", "wrong"] = "right"
    written_day: date | None = None


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


def settle_rows(conn: sqlite3.Connection, moved: int, today: date) -> list[str]:
    """Now that the date is known: mark each doubtful row as right or wrong; the visits that can be counted now.

    `moved` are the days by which reckoning was behind, negative where it was ahead. In the caller's transaction.
    """
    visits = [id for (id,) in conn.execute(DOUBTFUL_VISITS)]
    values = {
        "today": today.isoformat(),
        "moved": f"{moved:+d} days",
        "back": f"{min(0, moved):+d} days",
    }
    for table in DATED_TABLES:
        conn.execute(SETTLE.format(table), values)
    return visits


def mark_ahead(conn: sqlite3.Connection, today: date) -> int:
    """Let the age of rows that are dated ahead of today count from today on; how many there were.

    They were written before, by a clock that was wrong and was believed, or by an earlier version of the kiosk.
    """
    values = {"today": today.isoformat()}
    return sum(conn.execute(AHEAD.format(table), values).rowcount for table in DATED_TABLES)
