"""Queries of raw rows: all visits, one visit with its events, the rows of a period."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kiosk.store.read_only import query_log
from kiosk.store.visit_list import NO_FILTER, VisitFilter, build_condition

SOME_VISITS = """
    SELECT * FROM visit WHERE rowid IN (
        SELECT rowid FROM visit WHERE {} ORDER BY rowid DESC LIMIT ?
    ) ORDER BY rowid
"""
NO_LIMIT = -1
VISITS_BY_ID = "SELECT * FROM visit WHERE id BETWEEN ? AND ? LIMIT 2"
# A visit that goes on has its events in the other table.
VISIT_EVENTS = """
    SELECT number, kind, page, choice FROM event WHERE visit = ?1
    UNION ALL
    SELECT number, kind, page, choice FROM uncounted_event
    WHERE visit = ?1 AND NOT EXISTS (SELECT 1 FROM event WHERE visit = ?1)
    ORDER BY number
"""
VISIT_CRASHES = "SELECT day, type, file, line FROM crash WHERE visit = ? ORDER BY number"

PERIOD_VISITS = "SELECT * FROM visit WHERE day BETWEEN ? AND ? ORDER BY day, rowid"
# A CROSS JOIN keeps SQLite from making the event table the outer loop.
PERIOD_EVENTS = """
    SELECT event.* FROM visit CROSS JOIN event ON event.visit = visit.id
    WHERE visit.day BETWEEN ? AND ? ORDER BY visit.day, visit.rowid, event.number
"""

Period = tuple[str, str]
"""The first and the last day, both included, in ISO form."""


def all_visits(folder: Path) -> list[dict[str, Any]]:
    """All visits by the names of their columns, the oldest first; none where there is no log yet.

    Raises sqlite3.Error where the log is damaged, OSError where it cannot be read.
    """
    return query_log(folder, lambda conn: list(each_visit(conn)), [])


def each_visit(
    conn: sqlite3.Connection, filters: VisitFilter = NO_FILTER, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """The same of an open log, one by one: however many there are, they take no more memory.

    Only those that pass `filters`, and of these the newest `limit` ones.
    """
    where, values = build_condition(filters)
    names, rows = _select(conn, SOME_VISITS.format(where), *values, limit or NO_LIMIT)
    for row in rows:
        yield _with_bool(dict(zip(names, row, strict=True)))


def column_widths(conn: sqlite3.Connection, columns: Sequence[str]) -> list[int]:
    """The characters of the longest value in each of these columns of the visits, 0 where there is none."""
    longest = ", ".join(f"coalesce(max(length({column})), 0)" for column in columns)
    return list(conn.execute(f"SELECT {longest} FROM visit").fetchone())


def find_visit(folder: Path, id_start: str) -> dict[str, Any] | None:
    """The only visit whose id begins so, with lists of its "events" and "crashes"; None for none or several.

    Raises sqlite3.Error where the log is damaged, OSError where it cannot be read.
    """

    def find(conn: sqlite3.Connection) -> dict[str, Any] | None:
        # Ids are hexadecimal: "g" comes after all that begin so.
        rows = _fetch_dicts(conn, VISITS_BY_ID, id_start, f"{id_start}g") if id_start else []
        if len(rows) != 1:
            return None
        id = rows[0]["id"]
        events, crashes = (
            _fetch_dicts(conn, VISIT_EVENTS, id),
            _fetch_dicts(conn, VISIT_CRASHES, id),
        )
        return _with_bool(rows[0]) | {"events": events, "crashes": crashes}

    return query_log(folder, find, None)


def visit_rows(conn: sqlite3.Connection, period: Period) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the visits of a period, the oldest first."""
    return _select(conn, PERIOD_VISITS, *period)


def event_rows(conn: sqlite3.Connection, period: Period) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the events of those visits in the same order."""
    return _select(conn, PERIOD_EVENTS, *period)


def visits_with_events(conn: sqlite3.Connection, period: Period) -> Iterator[dict[str, Any]]:
    """The visits of a period, each with a list of its "events"; read one by one, however many there are."""
    names, rows = visit_rows(conn, period)
    for row in rows:
        visit = dict(zip(names, row, strict=True))
        yield visit | {"events": _fetch_dicts(conn, VISIT_EVENTS, visit["id"])}


def _with_bool(row: dict[str, Any]) -> dict[str, Any]:
    """A visit whose `helped`, 0 or 1 in SQLite, is a bool."""
    return row | {"helped": bool(row["helped"])}


def _fetch_dicts(conn: sqlite3.Connection, sql: str, *values: str) -> list[dict[str, Any]]:
    names, rows = _select(conn, sql, *values)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _select(
    conn: sqlite3.Connection, sql: str, *values: str | int
) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the rows."""
    rows = conn.execute(sql, values)
    return [column[0] for column in rows.description], rows
