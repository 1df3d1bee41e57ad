"""`kiosk log list`: the visits as a table, as CSV or as JSON, all or those that pass a filter."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import get_args

import click

from kiosk.cli.log_shared import (
    cell_text,
    plain_log_errors,
    since_option,
    table_line,
    until_option,
)
from kiosk.cli.output import print_line, print_text
from kiosk.cli.shared import json_option
from kiosk.events import Outcome
from kiosk.paths import data_folder
from kiosk.store.damaged_logs import describe_restart, read_restarts
from kiosk.store.data_folder import log_problem
from kiosk.store.newer_log import describe_newer_log, find_newer_log
from kiosk.store.queries import column_widths, each_visit
from kiosk.store.read_only import query_log
from kiosk.store.visit_list import NO_FILTER, NO_VALUE, VisitFilter
from kiosk.store.waiting_visits import waiting_files

LIST_COLUMNS = (
    "id", "day", "part_of_day", "language", "reason", "device", "method", "stage", "outcome", "helped",
    "date_state",
)  # fmt: skip
"""Columns of the table; --csv and --json have all."""

NO_VISITS = "No visits yet."
NONE_FOUND = "No visits match these options."
NONE = "none"
"""As the value of an option: visits of which that is not known."""


def _id_option(name: str, column: str, what: str) -> click.Option:
    """An option that filters by an id."""
    return click.Option(
        [name, column], metavar="ID", help=f"Only visits with this {what}, or none."
    )


FILTER_OPTIONS: list[click.Parameter] = [
    _id_option("--language", "language", "language"),
    _id_option("--reason", "reason", "reason for coming"),
    _id_option("--device", "device", "kind of device"),
    _id_option("--method", "method", "method"),
    _id_option("--stage", "stage", "stage"),
    click.Option(
        ["--outcome", "outcome"],
        type=click.Choice([*get_args(Outcome), NONE]),
        help="Only visits that ended so; none: those that still go on.",
    ),
]


@click.command("list", params=FILTER_OPTIONS)
@since_option
@until_option
@click.option("--helped/--alone", default=None, help="Only visits with a helper, or without one.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Only so many, the newest of them.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Answer in CSV.")
@json_option
def list_visits(
    since: date | None,
    until: date | None,
    helped: bool | None,
    limit: int | None,
    as_csv: bool,
    as_json: bool,
    **ids: str | None,
) -> None:
    """List the visits, the oldest first."""
    if as_csv and as_json:
        raise click.UsageError("Give either --csv or --json.")
    filters = VisitFilter(
        since=since,
        until=until,
        helped=helped,
        **{name: NO_VALUE if id == NONE else id for name, id in ids.items()},
    )
    folder = data_folder()
    for sentence in _log_notices(folder):
        print_text(sentence, err=True)
    lines = _json_lines if as_json else _csv_lines if as_csv else _table_lines

    def print_visits(conn: sqlite3.Connection) -> bool:
        # Printed while they are read: a log of years does not fit into the memory of an old computer.
        for line in lines(conn, filters, limit):
            print_line(line)
        print_line("", end="")
        return True

    # What printing raises is no OSError: it is no fault of the visit log.
    with plain_log_errors():
        found = query_log(folder, print_visits, False)
    if not found and not as_csv:
        print_text("[]" if as_json else NO_VISITS)


def _table_lines(
    conn: sqlite3.Connection, filters: VisitFilter, limit: int | None
) -> Iterator[str]:
    """The visits as lines of a table."""
    visits = each_visit(conn, filters, limit)
    first = next(visits, None)
    if first is None:
        yield NO_VISITS if filters == NO_FILTER else NONE_FOUND
        return
    names = list(LIST_COLUMNS)
    found = column_widths(conn, names)
    widths = [max(len(name), width) for name, width in zip(names, found, strict=True)]
    yield table_line(names, widths)
    for visit in chain([first], visits):
        yield table_line([cell_text(visit[name]) for name in names], widths)


def _csv_lines(conn: sqlite3.Connection, filters: VisitFilter, limit: int | None) -> Iterator[str]:
    """The visits as lines of CSV, with a head."""
    head: list[str] = []
    for visit in each_visit(conn, filters, limit):
        if not head:
            head = list(visit)
            yield _csv_line(head)
        yield _csv_line([int(one) if isinstance(one, bool) else one for one in visit.values()])


def _csv_line(cells: list[object] | list[str]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def _json_lines(conn: sqlite3.Connection, filters: VisitFilter, limit: int | None) -> Iterator[str]:
    """The visits as the lines of a JSON array."""
    before = "["
    for visit in each_visit(conn, filters, limit):
        yield before
        # As json.dumps with an indent of 2, in a quarter of the time.
        values = ",\n".join(f'    "{name}": {json.dumps(value)}' for name, value in visit.items())
        before = f"  {{\n{values}\n  }},"
    yield "[]" if before == "[" else before.removesuffix(",") + "\n]"


def _log_notices(folder: Path) -> list[str]:
    """What staff should know besides the visits: damaged logs that were put aside, and why none can be written."""
    if not folder.exists():
        return []
    damaged = [describe_restart(one) for one in read_restarts(folder)]
    waiting = [
        f"Visits wait in {path}: start the kiosk, which adds them."
        for path in waiting_files(folder)
    ]
    newer = find_newer_log(folder)
    problem = describe_newer_log(folder, newer) if newer else log_problem(folder)
    return [*damaged, *waiting, *([problem] if problem else [])]
