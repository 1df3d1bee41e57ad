"""Keeps the weekly counts: adds to them, or makes them anew from the rows that are still there."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from kiosk.events import Event
from kiosk.store.cells import Cell, cells

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


def add(conn: sqlite3.Connection, counts: Mapping[Cell, int] | Iterable[Cell]) -> None:
    """Add counts to the book, in the caller's transaction."""
    counted = Counter(counts)
    conn.executemany(ADD, ((*cell, count) for cell, count in counted.items()))


def recount(conn: sqlite3.Connection) -> None:
    """Let the weeks count no less than the ended visits that are whole, in the caller's transaction."""
    counted: Counter[Cell] = Counter()
    for id, office, day in conn.execute(ENDED):
        counted.update(cells(office, day, told(conn, id)))
    conn.executemany(NO_LESS, ((*cell, count) for cell, count in counted.items()))


def told(conn: sqlite3.Connection, visit: str) -> list[Event]:
    """The events of a visit."""
    rows = conn.execute(TOLD, [visit])
    return [Event(second, kind, page or "", choice or "") for second, kind, page, choice in rows]
