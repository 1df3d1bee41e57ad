"""Queries of the visit log that are timed: those of the kiosk, and the same in bare SQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from time import perf_counter

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figures import period_figures
from kiosk.store.visit_page import FILTER_COLUMNS, NO_VALUE, Cursor, VisitFilter
from kiosk.store.visit_pagination import browse_visits

PAGE_SIZE = 20
"""Visits of a page."""

COLUMNS = (
    "id, office, day, part, language, door, intent, device, method, stage, outcome, minutes, helped, weeks,"
    " resumed, rowid"
)
FILTER_VALUES = (
    (None, "fr", NO_VALUE),
    (None, "passkey", "sms", NO_VALUE),
    (None, "finished", "crashed", NO_VALUE),
    (None, "account", "final-code", NO_VALUE),
)
"""For each of FILTER_COLUMNS: no filter, a common id, a rare one where there is one, no value."""


def all_filters(today: date) -> Iterator[VisitFilter]:
    """All combinations of values, each for all time, for the last month, and for a month a year ago."""
    periods = (
        (None, None),
        (today - timedelta(30), today),
        (today - timedelta(400), today - timedelta(370)),
    )
    for ids, (since, until) in product(product(*FILTER_VALUES), periods):
        yield VisitFilter(**dict(zip(FILTER_COLUMNS, ids, strict=True)), since=since, until=until)


def time_call(call: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    began = perf_counter()
    call()
    return perf_counter() - began


def query_page(
    folder: Path, filters: VisitFilter, cursor: Cursor | None = None
) -> Callable[[], object]:
    """The query of a page as the kiosk makes it."""
    return lambda: browse_visits(folder, filters, cursor, PAGE_SIZE)


def query_page_in_sql(
    folder: Path, filters: VisitFilter, cursor: Cursor | None = None
) -> Callable[[], object]:
    """The same in SQL alone: open the file, query, fetch the rows."""
    conditions, values = [], []
    for name in FILTER_COLUMNS:
        value = getattr(filters, name)
        if value == NO_VALUE:
            conditions.append(f"{name} IS NULL")
        elif value is not None:
            conditions.append(f"{name} = ?")
            values.append(value)
    for sign, day in ((">=", filters.since), ("<=", filters.until)):
        if day:
            conditions.append(f"day {sign} ?")
            values.append(day.isoformat())
    if cursor:
        conditions.append("(day, rowid) < (?, ?)")
        values += [cursor.day, cursor.number]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT {COLUMNS} FROM visit {where} ORDER BY day DESC, rowid DESC LIMIT {PAGE_SIZE}"

    def query() -> object:
        with closing(sqlite3.connect(f"file:{folder / LOG_FILE}?mode=ro", uri=True)) as conn:
            return conn.execute(sql, values).fetchall()

    return query


def query_year(folder: Path, today: date) -> Callable[[], object]:
    """The query of the figures of a year, and of the year before."""
    return lambda: period_figures(folder, today - timedelta(weeks=51), today)
