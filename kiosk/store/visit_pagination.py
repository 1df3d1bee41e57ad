"""Keyset pagination of the list of visits, newest first, by filters in any combination."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.store.read_only import query_log
from kiosk.store.visit_page import (
    FILTER_COLUMNS,
    NO_VALUE,
    Cursor,
    VisitFilter,
    VisitPage,
    VisitRow,
)

NO_FILTER = VisitFilter()

# All but the cursor, which comes last.
FIELDS = VisitRow.__struct_fields__[:-1]
COLUMNS = VisitRow.__struct_encode_fields__[:-1]
SELECT = f"SELECT {', '.join(COLUMNS)}, rowid FROM visit"

OLDER = (" WHERE {} ORDER BY day DESC, rowid DESC LIMIT ?", "(day, rowid) < (?, ?)")
NEWER = (" WHERE {} ORDER BY day, rowid LIMIT ?", "(day, rowid) > (?, ?)")
"""The rest of the query, and the condition that a visit lies behind the cursor."""


def browse_visits(
    folder: Path,
    filters: VisitFilter = NO_FILTER,
    cursor: Cursor | None = None,
    count: int = 20,
    *,
    newer: bool = False,
) -> VisitPage:
    """At most `count` visits that are older than a cursor, or newer than it; without one, the newest.

    Raises sqlite3.Error and OSError as `query_log` does.
    """
    # One more than is shown tells whether there is another page.
    sql, values = build_query(filters, cursor, count + 1, newer=newer)
    rows: list[Any] = query_log(folder, lambda conn: conn.execute(sql, values).fetchall(), [])
    has_more = len(rows) > count
    visits = tuple(map(_visit_row, rows[:count]))
    if newer:
        visits = visits[::-1]
    if not visits:
        return VisitPage()
    first, last = visits[0].cursor, visits[-1].cursor
    if newer:
        return VisitPage(visits, last, first if has_more else None)
    return VisitPage(visits, last if has_more else None, first if cursor else None)


def build_query(
    filters: VisitFilter, cursor: Cursor | None, count: int, *, newer: bool = False
) -> tuple[str, list[str | int]]:
    """The SQL that finds the visits, and its values."""
    tail, behind_cursor = NEWER if newer else OLDER
    columns = [name for name in FILTER_COLUMNS if getattr(filters, name) is not None]
    found = list(_conditions(filters))
    conditions = [condition for condition, _ in found]
    values: list[str | int] = [value for _, given in found for value in given]
    if cursor:
        conditions.append(behind_cursor)
        values += [cursor.day, cursor.number]
    # By itself SQLite chooses a worse index where a period and three ids are asked for.
    source = f"{SELECT} INDEXED BY {'_'.join(('visit', *columns, 'day'))}"
    return source + tail.format(" AND ".join(conditions) or "TRUE"), [*values, count]


def _conditions(filters: VisitFilter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The conditions of a filter, each with its values."""
    for name in FILTER_COLUMNS:
        value: str | None = getattr(filters, name)
        if value == NO_VALUE:
            yield f"{name} IS NULL", ()
        elif value is not None:
            yield f"{name} = ?", (value,)
    if filters.since:
        yield "day >= ?", (filters.since.isoformat(),)
    if filters.until:
        yield "day <= ?", (filters.until.isoformat(),)


def _visit_row(row: tuple[Any, ...]) -> VisitRow:
    *columns, number = row
    values = dict(zip(FIELDS, columns, strict=True))
    # SQLite has no truth values: `helped` is 0 or 1.
    values["helped"] = bool(values["helped"])
    return VisitRow(**values, cursor=Cursor(values["day"], number))
