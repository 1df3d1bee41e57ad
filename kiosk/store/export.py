"""Exports weekly counts as CSV and JSON, and raw rows only where they are asked for."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import groupby, islice
from pathlib import Path
from typing import Literal

from kiosk.files import write_files
from kiosk.store.connection import query_log
from kiosk.store.disclosure import OUT, ReleasedCount, suppress_small_counts
from kiosk.store.queries import event_rows, visit_rows, whole_visits
from kiosk.store.weekly_counts import WeeklyCount, monday

BOM = "\ufeff"
"""Tells spreadsheets that a CSV is UTF-8, without which they break accents."""

PIECE = 2000
"""Rows that are made at a time."""


def to_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The rows under their names, with commas between and quotes where needed."""
    yield BOM.encode()
    yield _lines([names])
    going = iter(rows)
    while piece := list(islice(going, PIECE)):
        yield _lines(piece)


def to_json(key: str, about: str, rows: Iterable[object]) -> Iterator[bytes]:
    """An object with a word `about` it, and the rows as a list under a key."""
    yield f'{{\n"about": {json.dumps(about)},\n"{key}": ['.encode()
    comma = "\n"
    for row in rows:
        yield (comma + json.dumps(row, ensure_ascii=False)).encode()
        comma = ",\n"
    yield b"\n]\n}\n"


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


ExportForm = Literal["csv", "json"]
NameId = Callable[[str, str], str]
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


def export_counts(
    folder: Path,
    to: Path,
    form: ExportForm,
    period: tuple[date, date] = ALWAYS,
    *,
    rows: bool = False,
    name: NameId = lambda what, id: "",
) -> list[Path]:
    """Write to a folder the counts of all weeks that a period touches, and its raw rows; the files written.

    All are written, or none: OSError where that folder fails; sqlite3.Error and OSError as `ask` raises them.
    """

    def written(conn: sqlite3.Connection | None) -> list[Path]:
        files = counts_file(conn, form, period, name)
        if rows and conn:
            files |= raw_files(conn, form, period)
        paths = {to / file: pieces for file, pieces in files.items()}
        write_files(paths)
        return list(paths)

    to.mkdir(exist_ok=True)
    found: list[Path] = query_log(folder, lambda conn: written(conn), [])
    return found or written(None)


def counts_file(
    conn: sqlite3.Connection | None, form: ExportForm, period: tuple[date, date], name: NameId
) -> Files:
    """The file of the weekly counts."""
    told = _told(conn, period) if conn else iter(())
    lines = (_line(one, name) for one in told)
    if form == "csv":
        return {f"{COUNTS}.csv": to_csv(COLUMNS, lines)}
    listed = (dict(zip(COLUMNS, line, strict=True)) for line in lines)
    return {f"{COUNTS}.json": to_json("counts", ABOUT, listed)}


def raw_files(conn: sqlite3.Connection, form: ExportForm, period: tuple[date, date]) -> Files:
    """The files of the raw rows."""
    days = period[0].isoformat(), period[1].isoformat()
    if form == "csv":
        return {
            "visits.csv": to_csv(*visit_rows(conn, days)),
            "events.csv": to_csv(*event_rows(conn, days)),
        }
    return {"visits.json": to_json("visits", RAW, whole_visits(conn, days))}


def _told(conn: sqlite3.Connection, period: tuple[date, date]) -> Iterator[ReleasedCount]:
    first = period[0] if period[0] == date.min else monday(period[0])
    found = conn.execute(WEEKS, [first.isoformat(), period[1].isoformat()])
    for _, week in groupby(found, key=lambda row: row[0]):
        yield from suppress_small_counts({WeeklyCount(*row[:4]): row[4] for row in week})


def _line(told: ReleasedCount, name: NameId) -> tuple[str | int, ...]:
    detail = ""
    if told.what in ("minutes", "return") and told.visits != OUT:
        detail = str(told.number)
    elif told.what == "outcome" and told.visits != OUT:
        detail = "helped" if told.number else "alone"
    return told.monday, told.what, told.id, name(told.what, told.id), detail, told.visits
