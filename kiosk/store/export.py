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
from kiosk.store.queries import event_rows, visit_rows, visits_with_events
from kiosk.store.read_only import query_log
from kiosk.store.weekly_counts import WeeklyCount, monday
from kiosk.store.weekly_disclosure import LEFT_OUT, ReleasedCount, suppress_small_counts

BOM = "\ufeff"
"""Tells spreadsheets that a CSV is UTF-8, without which they break accents."""

BATCH_ROWS = 2000
"""Rows that are formatted at a time, so that an export of any size takes little memory."""


def to_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """CSV with a header line of names, in UTF-8 and piece by piece."""
    yield BOM.encode()
    yield _csv_lines([names])
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH_ROWS)):
        yield _csv_lines(batch)


def to_json(key: str, about: str, rows: Iterable[object]) -> Iterator[bytes]:
    """A JSON object of the sentence `about` and the list of the rows under `key`, in UTF-8 and row by row."""
    yield f'{{\n"about": {json.dumps(about)},\n"{key}": ['.encode()
    comma = "\n"
    for row in rows:
        yield (comma + json.dumps(row, ensure_ascii=False)).encode()
        comma = ",\n"
    yield b"\n]\n}\n"


def _csv_lines(rows: Iterable[Sequence[object]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


ExportForm = Literal["csv", "json"]
NameId = Callable[[str, str], str]
"""Names the id of a count in words, as in ("language", "fr"); nothing where it has no name."""

COUNTS_FILE = "weekly-counts"
"""Name of the file of the weekly counts, without its suffix."""

COLUMNS = ("week", "figure", "id", "name", "detail", "visits")
ABOUT_COUNTS = (
    "Visits by week, each week by its Monday. <5: fewer than 5. 5+: 5 or more, hidden because it would give"
    " away another. left out: nothing of it can be told."
)
ABOUT_ROWS = "Raw rows: what happened, never who. A small office remembers faces: keep them there."

WEEKS_OF_PERIOD = """
    SELECT monday, what, value, number, count FROM week WHERE monday BETWEEN ? AND ?
    ORDER BY monday, what, value, number
"""
ALWAYS = (date.min, date.max)

FileContents = dict[str, Iterable[bytes]]
"""File names with the pieces of each file."""


def export_counts(
    folder: Path,
    to: Path,
    form: ExportForm,
    period: tuple[date, date] = ALWAYS,
    *,
    rows: bool = False,
    name: NameId = lambda what, id: "",
) -> list[Path]:
    """Write to the folder `to` the counts of all weeks that a period touches; the files written.

    `rows` adds the raw rows of the period, both of its days included; `name` gives ids a name to read.
    All files are written, or none: OSError where that folder fails; sqlite3.Error and OSError as `query_log`
    raises them.
    """

    def write(conn: sqlite3.Connection | None) -> list[Path]:
        files = counts_file(conn, form, period, name)
        if rows and conn:
            files |= raw_files(conn, form, period)
        paths = {to / file: pieces for file, pieces in files.items()}
        write_files(paths)
        return list(paths)

    to.mkdir(exist_ok=True)
    written: list[Path] = query_log(folder, lambda conn: write(conn), [])
    # Where there is no log yet, a file without counts is written.
    return written or write(None)


def counts_file(
    conn: sqlite3.Connection | None, form: ExportForm, period: tuple[date, date], name: NameId
) -> FileContents:
    """The file of the weekly counts, small ones suppressed; without a connection it has no rows."""
    released = _released_counts(conn, period) if conn else iter(())
    rows = (_count_row(count, name) for count in released)
    if form == "csv":
        return {f"{COUNTS_FILE}.csv": to_csv(COLUMNS, rows)}
    objects = (dict(zip(COLUMNS, row, strict=True)) for row in rows)
    return {f"{COUNTS_FILE}.json": to_json("counts", ABOUT_COUNTS, objects)}


def raw_files(
    conn: sqlite3.Connection, form: ExportForm, period: tuple[date, date]
) -> FileContents:
    """The files of the raw rows: two as CSV, one as JSON."""
    days = period[0].isoformat(), period[1].isoformat()
    if form == "csv":
        return {
            "visits.csv": to_csv(*visit_rows(conn, days)),
            "events.csv": to_csv(*event_rows(conn, days)),
        }
    return {"visits.json": to_json("visits", ABOUT_ROWS, visits_with_events(conn, days))}


def _released_counts(
    conn: sqlite3.Connection, period: tuple[date, date]
) -> Iterator[ReleasedCount]:
    first, last = monday(period[0]), period[1]
    counts = conn.execute(WEEKS_OF_PERIOD, [first.isoformat(), last.isoformat()])
    for _, week in groupby(counts, key=lambda row: row[0]):
        yield from suppress_small_counts({WeeklyCount(*row[:4]): row[4] for row in week})


def _count_row(count: ReleasedCount, name: NameId) -> tuple[str | int, ...]:
    """The values of COLUMNS."""
    detail = ""
    if count.what in ("minutes", "return") and count.visits != LEFT_OUT:
        detail = str(count.number)
    elif count.what == "outcome" and count.visits != LEFT_OUT:
        detail = "helped" if count.number else "alone"
    elif count.what == "differs":
        detail = "unexplained" if count.number else "explained"
    return count.monday, count.what, count.id, name(count.what, count.id), detail, count.visits
