"""Exports released counts as CSV and JSON, with a dictionary, and raw rows only where they are asked for."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

from babel import Locale
from msgspec import Struct

from kiosk import __version__
from kiosk.files import write_files
from kiosk.store.count_relations import FIGURES
from kiosk.store.disclosure import PublishedCount
from kiosk.store.monthly_counts import Site
from kiosk.store.queries import event_rows, visit_rows, visits_with_events
from kiosk.store.read_only import query_log
from kiosk.store.release_log import Release

FORMAT_VERSION = 1
"""The version of the JSON; another one means that a field has another meaning or is gone."""

BOM = "\ufeff"
"""Tells spreadsheets that a CSV is UTF-8, without which they break accents."""

BATCH_ROWS = 2000
"""Rows that are formatted at a time, so that an export of any size takes little memory."""

Separator = Literal["comma", "semicolon", "tab"]
SEPARATORS: Mapping[Separator, str] = {"comma": ",", "semicolon": ";", "tab": "\t"}
ExportForm = Literal["csv", "json"]
NameValue = Callable[[str, str], str]
"""Names a value of a figure in words, as in ("language", "fr"); nothing where it has no name."""

ColumnName = Literal[
    "office", "kiosk", "span", "figure", "value", "name", "detail", "visits", "hidden"
]
COLUMNS: tuple[ColumnName, ...] = get_args(ColumnName)
DICTIONARY_COLUMNS = ("kind", "id", "meaning")
ABOUT_ROWS = "Raw rows: what happened, never who. A small office remembers faces: keep them there."
FileContents = dict[str, Iterable[bytes]]
"""File names with the pieces of each file."""


class ExportText(Struct, frozen=True):
    """The words of an export: names of values, what each column and figure means, and the definitions of words.

    The definitions are of "visit", "finished" and the like, as the staff pages and the report give them.
    """

    name: NameValue
    definitions: Mapping[str, str]
    columns: Mapping[str, str]
    figures: Mapping[str, str]


def default_separator(language: str, region: str) -> Separator:
    """What divides columns for the spreadsheets of a country: a semicolon where the comma is the decimal sign."""
    locale = Locale.parse(f"{language}_{region}", sep="_", resolve_likely_subtags=True)
    return "semicolon" if locale.number_symbols["latn"]["decimal"] == "," else "comma"


def export_release(
    release: Release,
    site: Site,
    to: Path,
    forms: Sequence[ExportForm],
    text: ExportText,
    separator: Separator,
) -> list[Path]:
    """Write released counts and their dictionary to the folder `to`; the files written, all or none.

    The names of the files tell office, kiosk and span, so that those of several kiosks lie side by side. OSError
    where the folder fails.
    """
    to.mkdir(mode=0o700, exist_ok=True)
    files = release_files(release, site, forms, text, separator)
    paths = {to / name: pieces for name, pieces in files.items()}
    write_files(paths)
    return list(paths)


def release_files(
    release: Release,
    site: Site,
    forms: Sequence[ExportForm],
    text: ExportText,
    separator: Separator,
) -> FileContents:
    """The files of released counts with their dictionary, by their names."""
    stem = release_stem(site, release.span)
    files: FileContents = {}
    if "csv" in forms:
        rows = (_row(one, release.span, site, text) for one in release.counts)
        files[f"{stem}.csv"] = to_csv(COLUMNS, rows, separator)
        files[f"{stem}-dictionary.csv"] = to_csv(DICTIONARY_COLUMNS, _dictionary(text), separator)
    if "json" in forms:
        files[f"{stem}.json"] = [_json(release, site, text)]
    return files


def release_stem(site: Site, span: str) -> str:
    """How the names of the files of a kiosk and a span begin."""
    return f"kiosk-{site.office}-{site.kiosk}-{span}"


def _row(one: PublishedCount, span: str, site: Site, text: ExportText) -> tuple[str | int, ...]:
    """The values of COLUMNS; `visits` is empty where it is hidden."""
    figure, value, detail = one.key
    hidden = one.count is None
    visits = "" if one.count is None else one.count
    name = text.name(figure, value)
    return (*site, span, figure, value, name, detail, visits, "true" if hidden else "false")


def _dictionary(text: ExportText) -> Iterator[tuple[str, str, str]]:
    for column in COLUMNS:
        yield "column", column, text.columns[column]
    for figure in FIGURES:
        yield "figure", figure, text.figures[figure]
    for word, meaning in text.definitions.items():
        yield "definition", word, meaning


def _json(release: Release, site: Site, text: ExportText) -> bytes:
    """The counts with what a program needs to read them alone."""
    counts = [
        {
            "figure": one.key.figure,
            "value": one.key.value,
            "name": text.name(one.key.figure, one.key.value),
            "detail": one.key.detail,
            "visits": one.count,
            "hidden": one.count is None,
        }
        for one in release.counts
    ]
    document = {
        "format_version": FORMAT_VERSION,
        "program_version": __version__,
        "office": site.office,
        "kiosk": site.kiosk,
        "span": release.span,
        "columns": dict(text.columns),
        "figures": dict(text.figures),
        "definitions": dict(text.definitions),
        "counts": counts,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def export_rows(
    folder: Path, to: Path, form: ExportForm, period: tuple[date, date], separator: Separator
) -> list[Path]:
    """Write the raw rows of a period, both of its days included, to the folder `to`; none where there is no log.

    sqlite3.Error and OSError as `query_log` raises them, OSError where that folder fails.
    """

    def write(conn: sqlite3.Connection) -> list[Path]:
        days = period[0].isoformat(), period[1].isoformat()
        if form == "csv":
            files: FileContents = {
                "visits.csv": to_csv(*visit_rows(conn, days), separator),
                "events.csv": to_csv(*event_rows(conn, days), separator),
            }
        else:
            rows = visits_with_events(conn, days)
            files = {"visits.json": to_json("visits", ABOUT_ROWS, rows)}
        paths = {to / name: pieces for name, pieces in files.items()}
        write_files(paths)
        return list(paths)

    to.mkdir(mode=0o700, exist_ok=True)
    written: list[Path] = query_log(folder, write, [])
    return written


def to_csv(
    names: Sequence[str], rows: Iterable[Sequence[object]], separator: Separator = "comma"
) -> Iterator[bytes]:
    """CSV with a header line of names, in UTF-8 and piece by piece."""
    yield BOM.encode()
    yield _csv_lines([names], separator)
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH_ROWS)):
        yield _csv_lines(batch, separator)


def to_json(key: str, about: str, rows: Iterable[object]) -> Iterator[bytes]:
    """A JSON object of the sentence `about` and the list of the rows under `key`, in UTF-8 and row by row."""
    yield f'{{\n"about": {json.dumps(about)},\n"{key}": ['.encode()
    comma = "\n"
    for row in rows:
        yield (comma + json.dumps(row, ensure_ascii=False)).encode()
        comma = ",\n"
    yield b"\n]\n}\n"


def _csv_lines(rows: Iterable[Sequence[object]], separator: Separator) -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=SEPARATORS[separator]).writerows(rows)
    return text.getvalue().encode()
