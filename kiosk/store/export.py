"""Takes weekly counts out of the office, none under 5 among them; raw rows only where they are asked for."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Literal

from kiosk.files import write_files
from kiosk.store.asking import ask
from kiosk.store.cells import Cell, monday
from kiosk.store.discreet import OUT, Told, discreet
from kiosk.store.raw import event_rows, visit_rows, whole_visits
from kiosk.store.sheets import as_csv, as_json

Form = Literal["csv", "json"]
Name = Callable[[str, str], str]
"""Names the id of a count in words, as in ("language", "fr"); nothing where it has no name."""

COUNTS = "weekly-counts"
COLUMNS = ("week", "figure", "id", "name", "detail", "visits")
ABOUT = (
    "Visits by week, each week by its Monday. <5: fewer than 5. 5+: 5 or more, hidden because it would give"
    " away another. left out: nothing of it can be told."
)
RAW = "Raw rows: what happened, never who. A small office remembers faces: keep them there."

WEEKS = """
    SELECT monday, what, value, number, count FROM week WHERE monday BETWEEN ? AND ?
    ORDER BY monday, what, value, number
"""
ALWAYS = (date.min, date.max)

Files = dict[str, Iterable[bytes]]


def export(
    folder: Path,
    to: Path,
    form: Form,
    period: tuple[date, date] = ALWAYS,
    *,
    rows: bool = False,
    name: Name = lambda what, id: "",
) -> list[Path]:
    """Write to a folder the counts of all weeks that a period touches, and its raw rows; the files written.

    All are written, or none: OSError where that folder fails; sqlite3.Error and OSError as `ask` raises them.
    """

    def written(conn: sqlite3.Connection | None) -> list[Path]:
        files = counts(conn, form, period, name)
        if rows and conn:
            files |= raw(conn, form, period)
        paths = {to / file: pieces for file, pieces in files.items()}
        write_files(paths)
        return list(paths)

    to.mkdir(exist_ok=True)
    found: list[Path] = ask(folder, lambda conn: written(conn), [])
    return found or written(None)


def counts(
    conn: sqlite3.Connection | None, form: Form, period: tuple[date, date], name: Name
) -> Files:
    """The file of the weekly counts."""
    told = _told(conn, period) if conn else iter(())
    lines = (_line(one, name) for one in told)
    if form == "csv":
        return {f"{COUNTS}.csv": as_csv(COLUMNS, lines)}
    listed = (dict(zip(COLUMNS, line, strict=True)) for line in lines)
    return {f"{COUNTS}.json": as_json("counts", ABOUT, listed)}


def raw(conn: sqlite3.Connection, form: Form, period: tuple[date, date]) -> Files:
    """The files of the raw rows."""
    days = period[0].isoformat(), period[1].isoformat()
    if form == "csv":
        return {
            "visits.csv": as_csv(*visit_rows(conn, days)),
            "events.csv": as_csv(*event_rows(conn, days)),
        }
    return {"visits.json": as_json("visits", RAW, whole_visits(conn, days))}


def _told(conn: sqlite3.Connection, period: tuple[date, date]) -> Iterator[Told]:
    first = period[0] if period[0] == date.min else monday(period[0])
    found = conn.execute(WEEKS, [first.isoformat(), period[1].isoformat()])
    for _, week in groupby(found, key=lambda row: row[0]):
        yield from discreet({Cell(*row[:4]): row[4] for row in week})


def _line(told: Told, name: Name) -> tuple[str | int, ...]:
    detail = ""
    if told.what in ("minutes", "return") and told.visits != OUT:
        detail = str(told.number)
    elif told.what == "outcome" and told.visits != OUT:
        detail = "helped" if told.number else "alone"
    return told.monday, told.what, told.id, name(told.what, told.id), detail, told.visits
