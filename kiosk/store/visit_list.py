"""The list of visits, newest first, by filters in any combination: one page of it, and how many there are."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from kiosk.events import FrontEndName, Outcome, PartOfDay
from kiosk.store.read_only import query_log
from kiosk.visit_record import DeviceClass

FILTER_COLUMNS = ("language", "reason", "device", "method", "stage", "outcome")
"""The columns that staff filter by an id, besides the day and whether somebody helped."""

NO_VALUE = ""
"""As the value of a filter: visits in which that column is NULL."""

NEWEST_FIRST = "ORDER BY day DESC, rowid DESC LIMIT ? OFFSET ?"


class VisitFilter(Struct, frozen=True, kw_only=True):
    """Which visits are listed: first and last day, both included, ids, helped or not; None excludes nothing."""

    since: date | None = None
    until: date | None = None
    language: str | None = None
    reason: str | None = None
    device: str | None = None
    method: str | None = None
    stage: str | None = None
    outcome: str | None = None
    helped: bool | None = None


class VisitRow(Struct, frozen=True, kw_only=True):
    """A visit as the log holds it, without its events; `outcome` is None while it goes on."""

    id: str
    office: str
    kiosk: str
    day: str
    part_of_day: PartOfDay
    language: str | None
    front_end: FrontEndName | None
    reason: str | None
    device: DeviceClass | None
    method: str | None
    stage: str | None
    outcome: Outcome | None
    helped: bool
    date_state: Literal["right", "doubtful", "wrong"]


class VisitPage(Struct, frozen=True):
    """Some visits of a list, newest first: the first of them is number `first`, from 0 on, of `total`."""

    visits: tuple[VisitRow, ...] = ()
    first: int = 0
    total: int = 0

    @property
    def last(self) -> int:
        """The number of the last visit of the page, from 0 on; -1 where there is none."""
        return self.first + len(self.visits) - 1


SELECT = f"SELECT {', '.join(VisitRow.__struct_fields__)} FROM visit"
NO_FILTER = VisitFilter()


def list_visits(
    folder: Path, filters: VisitFilter = NO_FILTER, first: int = 0, count: int = 20
) -> VisitPage:
    """At most `count` visits from number `first` on, the last ones where there are not so many.

    Raises sqlite3.Error and OSError as `query_log` does.
    """

    def read(conn: sqlite3.Connection) -> VisitPage:
        return query_page(conn, filters, first, count)

    return query_log(folder, read, VisitPage())


def query_page(conn: sqlite3.Connection, filters: VisitFilter, first: int, count: int) -> VisitPage:
    """The same of an open log."""
    where, values = build_condition(filters)
    total = int(conn.execute(f"SELECT count(*) FROM visit WHERE {where}", values).fetchone()[0])
    # Visits may have been purged since the page before was shown.
    first = max(0, min(first, total - 1))
    rows = conn.execute(f"{SELECT} WHERE {where} {NEWEST_FIRST}", [*values, count, first])
    return VisitPage(tuple(map(_visit_row, rows)), first, total)


def build_condition(filters: VisitFilter) -> tuple[str, list[str | int]]:
    """The SQL condition of a filter, and its values."""
    found = list(_conditions(filters))
    values = [value for _, given in found for value in given]
    return " AND ".join(condition for condition, _ in found) or "TRUE", values


def _conditions(filters: VisitFilter) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The conditions of a filter, each with its values."""
    for name in FILTER_COLUMNS:
        value: str | None = getattr(filters, name)
        if value == NO_VALUE:
            yield f"{name} IS NULL", ()
        elif value is not None:
            yield f"{name} = ?", (value,)
    if filters.helped is not None:
        yield "helped = ?", (int(filters.helped),)
    if filters.since:
        yield "day >= ?", (filters.since.isoformat(),)
    if filters.until:
        yield "day <= ?", (filters.until.isoformat(),)


def _visit_row(row: tuple[Any, ...]) -> VisitRow:
    values = dict(zip(VisitRow.__struct_fields__, row, strict=True))
    # SQLite has no truth values: `helped` is 0 or 1.
    values["helped"] = bool(values["helped"])
    return VisitRow(**values)
