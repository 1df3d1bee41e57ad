"""`kiosk log list`, `show`, `purge`: the visits from the shell."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import click

from kiosk.cli.log_reports import confirm, export_counts, show_figures
from kiosk.cli.log_shared import cell_text, log_error, parse_day, plain_errors, table_lines
from kiosk.cli.shared import RefusalError, today
from kiosk.cli.shared import as_json as json_option
from kiosk.paths import data_folder
from kiosk.store.corruption import is_damage
from kiosk.store.damaged_logs import list_damaged_logs
from kiosk.store.data_folder import describe_log_error, log_problem
from kiosk.store.purge import purge
from kiosk.store.queries import all_visits, find_visit

LISTED = (
    "id", "day", "part", "language", "door", "device", "method", "stage", "outcome", "minutes",
)  # fmt: skip
"""What a line of the list shows; --json has it all."""


@click.command("list")
@json_option
def list_visits(as_json: bool) -> None:
    """List all visits, the oldest first."""
    folder = data_folder()
    for sentence in _troubles(folder):
        click.echo(sentence, err=True)
    with plain_errors():
        found = all_visits(folder)
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        click.echo("\n".join(table_lines(LISTED, found)) if found else "No visits yet.")


def _troubles(folder: Path) -> list[str]:
    """What staff should know of the logbook besides what stands in it."""
    if not folder.exists():
        return []
    damaged = [
        f"A damaged logbook lies aside in {folder / name}." for name in list_damaged_logs(folder)
    ]
    ill = log_problem(folder)
    return [*damaged, ill] if ill else damaged


EVENT = ("second", "kind", "page", "choice")


@click.command("show")
@click.argument("id")
@json_option
def show_visit(id: str, as_json: bool) -> None:
    """Show one visit with its events; the beginning of its id is enough."""
    with plain_errors():
        found = find_visit(data_folder(), id)
    if found is None:
        raise RefusalError(
            "There is not one visit whose id begins so: kiosk log list names them all."
        )
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        if name not in ("events", "crashes"):
            click.echo(f"{name:<9} {cell_text(value)}")
    click.echo("\n" + "\n".join(table_lines(EVENT, found["events"])))
    for crash in found["crashes"]:
        click.echo(f"\nIt broke off: {crash['type']} in {crash['file']}, line {crash['line']}.")


WARNING = "Visits before {day} will be deleted for good; the weekly counts stay."
LEFT = "Another program reads the logbook, so that traces are left in its files: close it, then do this again."
READING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@click.command("purge")
@click.option("--before", callback=parse_day, required=True, metavar="DAY", help="Like 2026-11-20.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def purge_visits(before: date, yes: bool) -> None:
    """Delete visits that are older than a day, and all traces of them; the weekly counts stay."""
    folder, now = data_folder(), today()
    if not yes and not confirm(WARNING.format(day=before), "Delete them"):
        raise RefusalError("Nothing was deleted.")
    try:
        found = purge(folder, before, now)
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if is_damage(fault) or code in READING:
            raise log_error(fault) from None
        raise click.ClickException(describe_log_error(folder, fault)) from None
    except OSError as fault:
        raise click.ClickException(describe_log_error(folder, fault)) from None
    click.echo(
        "1 visit was deleted." if found.visits == 1 else f"{found.visits} visits were deleted."
    )
    if not found.clean:
        raise click.ClickException(LEFT)


@click.group("log")
def log() -> None:
    """Read the logbook: what happened, never who it was."""


for one in (list_visits, show_visit, show_figures, export_counts, purge_visits):
    log.add_command(one)
