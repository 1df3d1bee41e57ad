"""Queries for visits: a page of them by filters, one visit with its events, raw rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.store.connection import query_log
from kiosk.store.visit_page import (
    FILTER_COLUMNS,
    NO_VALUE,
    Cursor,
    VisitFilter,
    VisitPage,
    VisitRow,
)

EVERYTHING = VisitFilter()
COLUMNS = VisitRow.__struct_fields__[:-1]
OLDER = (" WHERE {} ORDER BY day DESC, rowid DESC LIMIT ?", "(day, rowid) < (?, ?)")
NEWER = (" WHERE {} ORDER BY day, rowid LIMIT ?", "(day, rowid) > (?, ?)")
SELECT = f"SELECT {', '.join(COLUMNS)}, rowid FROM visit"


def browse_visits(
    folder: Path,
    wanted: VisitFilter = EVERYTHING,
    place: Cursor | None = None,
    count: int = 20,
    *,
    newer: bool = False,
) -> VisitPage:
    """The visits on the older side of a place, or on its newer side; from the newest on without one.

    Raises sqlite3.Error and OSError as `ask` does.
    """
    sql, given = build_query(wanted, place, count + 1, newer=newer)
    rows: list[Any] = query_log(folder, lambda conn: conn.execute(sql, given).fetchall(), [])
    more = len(rows) > count
    visits = tuple(map(_visit, rows[:count]))
    if newer:
        visits = visits[::-1]
    if not visits:
        return VisitPage()
    first, last = visits[0].place, visits[-1].place
    if newer:
        return VisitPage(visits, last, first if more else None)
    return VisitPage(visits, last if more else None, first if place else None)


def build_query(
    wanted: VisitFilter, place: Cursor | None, count: int, *, newer: bool = False
) -> tuple[str, list[str | int]]:
    """The one question that finds them, and its values."""
    tail, beyond = NEWER if newer else OLDER
    columns = [name for name in FILTER_COLUMNS if getattr(wanted, name) is not None]
    conditions = list(_conditions(wanted))
    given: list[str | int] = [value for _, values in conditions for value in values]
    said = [condition for condition, _ in conditions]
    if place:
        said.append(beyond)
        given += [place.day, place.number]
    # Left alone, SQLite takes a lesser index where a period and three ids are asked for.
    source = f"{SELECT} INDEXED BY {'_'.join(('visit', *columns, 'day'))}"
    return source + tail.format(" AND ".join(said) or "TRUE"), [*given, count]


def _conditions(wanted: VisitFilter) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in FILTER_COLUMNS:
        value: str | None = getattr(wanted, name)
        if value == NO_VALUE:
            yield f"{name} IS NULL", ()
        elif value is not None:
            yield f"{name} = ?", (value,)
    if wanted.since:
        yield "day >= ?", (wanted.since.isoformat(),)
    if wanted.until:
        yield "day <= ?", (wanted.until.isoformat(),)


def _visit(row: tuple[Any, ...]) -> VisitRow:
    *values, number = row
    said = dict(zip(COLUMNS, values, strict=True))
    said["helped"] = bool(said["helped"])
    return VisitRow(**said, place=Cursor(said["day"], number))


VISITS = "SELECT * FROM visit ORDER BY rowid"
FOUND = "SELECT * FROM visit WHERE id BETWEEN ? AND ? LIMIT 2"
EVENTS = "SELECT number, second, kind, page, choice FROM event WHERE visit = ? ORDER BY number"
CRASHES = "SELECT day, type, file, line FROM crash WHERE visit = ? ORDER BY number"


def all_visits(folder: Path) -> list[dict[str, Any]]:
    """All visits, the oldest first; none where there is no logbook yet.

    Raises sqlite3.Error where the logbook is damaged, OSError where it cannot be read.
    """
    return query_log(folder, lambda conn: [_plain(row) for row in _rows(conn, VISITS)], [])


def find_visit(folder: Path, start: str) -> dict[str, Any] | None:
    """The only visit whose id begins so, with its events and crashes; none where there is not one."""

    def whole(conn: sqlite3.Connection) -> dict[str, Any] | None:
        found = _rows(conn, FOUND, start, f"{start}g") if start else []
        if len(found) != 1:
            return None
        id = found[0]["id"]
        events, crashes = _rows(conn, EVENTS, id), _rows(conn, CRASHES, id)
        return _plain(found[0]) | {"events": events, "crashes": crashes}

    return query_log(folder, whole, None)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"helped": bool(row["helped"])}


def _rows(conn: sqlite3.Connection, sql: str, *given: str) -> list[dict[str, Any]]:
    found = conn.execute(sql, given)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


VISITS_raw = "SELECT * FROM visit WHERE day BETWEEN ? AND ? ORDER BY day, rowid"
TOLD = """
    SELECT event.* FROM visit CROSS JOIN event ON event.visit = visit.id
    WHERE visit.day BETWEEN ? AND ? ORDER BY visit.day, visit.rowid, event.number
"""

RawPeriod = tuple[str, str]
"""The first and the last day."""


def visit_rows(conn: sqlite3.Connection, period: RawPeriod) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the visits, the oldest first."""
    return _asked(conn, VISITS_raw, period)


def event_rows(conn: sqlite3.Connection, period: RawPeriod) -> tuple[list[str], sqlite3.Cursor]:
    """The names of the columns, and the events of those visits in the same order."""
    return _asked(conn, TOLD, period)


def whole_visits(conn: sqlite3.Connection, period: RawPeriod) -> Iterator[dict[str, Any]]:
    """The visits, each with its events."""
    names, rows = visit_rows(conn, period)
    for row in rows:
        visit = dict(zip(names, row, strict=True))
        told = conn.execute(EVENTS, [visit["id"]])
        columns = [column[0] for column in told.description]
        yield visit | {"events": [dict(zip(columns, event, strict=True)) for event in told]}


def _asked(
    conn: sqlite3.Connection, sql: str, period: RawPeriod
) -> tuple[list[str], sqlite3.Cursor]:
    found = conn.execute(sql, period)
    return [column[0] for column in found.description], found
