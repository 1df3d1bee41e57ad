"""`kiosk log` and its commands `list`, `show` and `purge`: the visits from the shell."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import click

from kiosk.cli.date_confirmation import confirm_today
from kiosk.cli.log_export_command import export_counts
from kiosk.cli.log_figures_command import show_figures
from kiosk.cli.log_shared import (
    cell_text,
    confirm,
    log_error,
    parse_day,
    plain_log_errors,
    table_line,
    table_lines,
)
from kiosk.cli.output import print_line, print_text
from kiosk.cli.shared import RefusalError, json_option, today
from kiosk.paths import data_folder
from kiosk.store.corruption import is_damage
from kiosk.store.damaged_logs import describe_restart, read_restarts
from kiosk.store.data_folder import describe_log_error, log_problem
from kiosk.store.purge import purge
from kiosk.store.queries import column_widths, each_visit, find_visit
from kiosk.store.read_only import query_log
from kiosk.store.waiting_visits import refused_files, waiting_files

LIST_COLUMNS = (
    "id", "day", "part", "language", "door", "device", "method", "stage", "outcome", "minutes", "clock",
)  # fmt: skip
"""Columns of the list; --json has all."""

NO_VISITS = "No visits yet."

EVENT_COLUMNS = ("second", "kind", "page", "choice")


@click.command("list")
@json_option
def list_visits(as_json: bool) -> None:
    """List all visits, the oldest first."""
    folder = data_folder()
    for sentence in _log_notices(folder):
        print_text(sentence, err=True)
    lines = _json_lines if as_json else _list_lines

    def print_visits(conn: sqlite3.Connection) -> bool:
        # Printed while they are read: a log of years does not fit into the memory of an old computer.
        for line in lines(conn):
            print_line(line)
        print_line("", end="")
        return True

    # What printing raises is no OSError: it is no fault of the visit log.
    with plain_log_errors():
        found = query_log(folder, print_visits, False)
    if not found:
        print_text("[]" if as_json else NO_VISITS)


def _list_lines(conn: sqlite3.Connection) -> Iterator[str]:
    """The visits as lines of a table."""
    visits = each_visit(conn)
    first = next(visits, None)
    if first is None:
        yield NO_VISITS
        return
    # The log of an earlier version has fewer columns.
    names = [name for name in LIST_COLUMNS if name in first]
    found = column_widths(conn, names)
    widths = [max(len(name), width) for name, width in zip(names, found, strict=True)]
    yield table_line(names, widths)
    for visit in chain([first], visits):
        yield table_line([cell_text(visit[name]) for name in names], widths)


def _json_lines(conn: sqlite3.Connection) -> Iterator[str]:
    """The visits as the lines of a JSON array."""
    before = "["
    for visit in each_visit(conn):
        yield before
        # As json.dumps with an indent of 2, in a quarter of the time.
        values = ",\n".join(f'    "{name}": {json.dumps(value)}' for name, value in visit.items())
        before = f"  {{\n{values}\n  }},"
    yield "[]" if before == "[" else before.removesuffix(",") + "\n]"


def _log_notices(folder: Path) -> list[str]:
    """What staff should know besides the visits: damaged logs that were put aside, and why none can be written."""
    if not folder.exists():
        return []
    damaged = [describe_restart(restart) for restart in read_restarts(folder)]
    waiting = [
        f"Visits wait in {path}: start the kiosk, which adds them."
        for path in waiting_files(folder)
    ]
    problem = log_problem(folder)
    return [*damaged, *waiting, *([problem] if problem else [])]


@click.command("show")
@click.argument("id")
@json_option
def show_visit(id: str, as_json: bool) -> None:
    """Show one visit with its events; the beginning of its id is enough."""
    with plain_log_errors():
        visit = find_visit(data_folder(), id)
    if visit is None:
        raise RefusalError(
            "No single visit has an id that begins like this: kiosk log list names them all."
        )
    if as_json:
        print_text(json.dumps(visit, indent=2))
        return
    for name, value in visit.items():
        if name not in ("events", "crashes"):
            print_text(f"{name:<9} {cell_text(value)}")
    print_text("\n" + "\n".join(table_lines(EVENT_COLUMNS, visit["events"])))
    for crash in visit["crashes"]:
        print_text(
            f"\nThe kiosk crashed here: {crash['type']} in {crash['file']}, line {crash['line']}."
        )


PURGE_WARNING = "Visits before {day} will be deleted for good; the weekly counts stay."
TRACES_LEFT = (
    "Another program is reading the visit log, so traces are left in its files: close that program, then do this"
    " again."
)

STILL_WAITING = (
    "The visits in {path} are not in the visit log yet: start the kiosk, which adds them, then do this"
    " again."
)


@click.command("purge")
@click.option("--before", callback=parse_day, metavar="DAY", help="Like 2026-11-20.")
@click.option(
    "--confirm-date", is_flag=True, help="Say that the clock is right; delete what is old by it."
)
@click.option("--yes", is_flag=True, help="Ask nothing.")
def purge_visits(before: date | None, confirm_date: bool, yes: bool) -> None:
    """Delete visits that are older than a day, and all traces of them; the weekly counts stay."""
    if (before is None) != confirm_date:
        raise click.UsageError("Give either --before DAY or --confirm-date.")
    folder, now = data_folder(), today()
    if before is None:
        before = confirm_today(folder, yes=yes)
    elif not yes and not confirm(PURGE_WARNING.format(day=before), "Delete them"):
        raise RefusalError("Nothing was deleted.")
    try:
        result = purge(folder, before, now)
    except sqlite3.Error as fault:
        if is_damage(fault):
            raise log_error(fault, folder) from None
        raise click.ClickException(describe_log_error(folder, fault)) from None
    except OSError as fault:
        raise click.ClickException(describe_log_error(folder, fault)) from None
    print_text(
        "1 visit was deleted." if result.visits == 1 else f"{result.visits} visits were deleted."
    )
    if not result.clean:
        raise click.ClickException(TRACES_LEFT)
    if waiting := [*waiting_files(folder), *refused_files(folder)]:
        raise click.ClickException(STILL_WAITING.format(path=waiting[0]))


@click.group("log")
def log() -> None:
    """Read the visit log: what happened, never who it was."""


for command in (list_visits, show_visit, show_figures, export_counts, purge_visits):
    log.add_command(command)
