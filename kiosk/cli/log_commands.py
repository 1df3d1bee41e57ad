"""`kiosk log`, and its commands `show` and `purge`."""

import json
import sqlite3
from datetime import date

import click

from kiosk.cli.date_confirmation import confirm_today
from kiosk.cli.log_export_command import export_counts
from kiosk.cli.log_figures_command import show_figures
from kiosk.cli.log_list_command import list_visits
from kiosk.cli.log_shared import (
    cell_text,
    confirm,
    log_error,
    parse_day,
    plain_log_errors,
    table_lines,
)
from kiosk.cli.log_view_command import view_log
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError, json_option, today
from kiosk.paths import data_folder
from kiosk.store.corruption import is_damage
from kiosk.store.data_folder import describe_log_error
from kiosk.store.purge import purge
from kiosk.store.queries import find_visit
from kiosk.store.waiting_visits import refused_files, waiting_files

EVENT_COLUMNS = ("number", "kind", "page", "choice")


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
            print_text(f"{name:<14} {cell_text(value)}")
    print_text("\n" + "\n".join(table_lines(EVENT_COLUMNS, visit["events"])))
    for crash in visit["crashes"]:
        print_text(
            f"\nThe kiosk crashed here: {crash['type']} in {crash['file']}, line {crash['line']}."
        )


PURGE_WARNING = "Visits before {day} will be deleted for good; the monthly counts stay."
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
    """Delete visits that are older than a day, and all traces of them; the monthly counts stay."""
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


for command in (list_visits, show_visit, show_figures, export_counts, purge_visits, view_log):
    log.add_command(command)
