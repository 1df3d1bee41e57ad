"""The raw rows of a period, one after the other, however many there are."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from kiosk.store.reading import EVENTS

VISITS = "SELECT * FROM visit WHERE day BETWEEN ? AND ? ORDER BY day, rowid"
TOLD = """
    SELECT event.* FROM visit CROSS JOIN event ON event.visit = visit.id
    WHERE visit.day BETWEEN ? AND ? ORDER BY visit.day, visit.rowid, event.number
"""

Period = tuple[str, str]
"""The first and the last day."""


def visit_rows(conn: sqlite3.Connection, period: Period) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the visits, the oldest first."""
    return _asked(conn, VISITS, period)


def event_rows(conn: sqlite3.Connection, period: Period) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the events of those visits in the same order."""
    return _asked(conn, TOLD, period)


def whole_visits(conn: sqlite3.Connection, period: Period) -> Iterator[dict[str, Any]]:
    """The visits, each with its events."""
    names, rows = visit_rows(conn, period)
    for row in rows:
        visit = dict(zip(names, row, strict=True))
        told = conn.execute(EVENTS, [visit["id"]])
        columns = [column[0] for column in told.description]
        yield visit | {"events": [dict(zip(columns, event, strict=True)) for event in told]}


def _asked(conn: sqlite3.Connection, sql: str, period: Period) -> tuple[list[str], sqlite3.Cursor]:
    found = conn.execute(sql, period)
    return [column[0] for column in found.description], found
