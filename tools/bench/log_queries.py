"""How long a leaf of visits and the figures take, and what bare SQL takes for the same."""

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

LEAF = 20
"""Visits of a leaf."""

COLUMNS = (
    "id, office, day, part, language, door, intent, device, method, stage, outcome, minutes, helped, weeks,"
    " resumed, rowid"
)
VALUES = (
    (None, "fr", NO_VALUE),
    (None, "passkey", "sms", NO_VALUE),
    (None, "finished", "crashed", NO_VALUE),
    (None, "account", "final-code", NO_VALUE),
)
"""For each column that is filtered by: anything, a common id, a rare one, none."""


def filters(today: date) -> Iterator[VisitFilter]:
    """Any combination, of all times, of a month, and of a month long ago."""
    periods = (
        (None, None),
        (today - timedelta(30), today),
        (today - timedelta(400), today - timedelta(370)),
    )
    for values, (since, until) in product(product(*VALUES), periods):
        yield VisitFilter(
            **dict(zip(FILTER_COLUMNS, values, strict=True)), since=since, until=until
        )


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def leaf(folder: Path, by: VisitFilter, cursor: Cursor | None = None) -> Callable[[], object]:
    """The kiosk's way to a leaf."""
    return lambda: browse_visits(folder, by, cursor, LEAF)


def bare_leaf(folder: Path, by: VisitFilter, cursor: Cursor | None = None) -> Callable[[], object]:
    """The same by nothing but SQL: open the file, ask, take the rows."""
    conditions, given = [], []
    for name in FILTER_COLUMNS:
        value = getattr(by, name)
        if value == NO_VALUE:
            conditions.append(f"{name} IS NULL")
        elif value is not None:
            conditions.append(f"{name} = ?")
            given.append(value)
    for sign, day in ((">=", by.since), ("<=", by.until)):
        if day:
            conditions.append(f"day {sign} ?")
            given.append(day.isoformat())
    if cursor:
        conditions.append("(day, rowid) < (?, ?)")
        given += [cursor.day, cursor.number]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT {COLUMNS} FROM visit {where} ORDER BY day DESC, rowid DESC LIMIT {LEAF}"

    def asked() -> object:
        with closing(sqlite3.connect(f"file:{folder / LOG_FILE}?mode=ro", uri=True)) as conn:
            return conn.execute(sql, given).fetchall()

    return asked


def year(folder: Path, today: date) -> Callable[[], object]:
    """The figures of a year, and of the one before."""
    return lambda: period_figures(folder, today - timedelta(weeks=51), today)
