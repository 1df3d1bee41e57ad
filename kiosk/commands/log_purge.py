"""`kiosk log purge`: lets old visits go before their time."""

import sqlite3
from datetime import date

import click

from kiosk.commands.log_export import agreed
from kiosk.commands.log_shared import day, unreadable
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import today
from kiosk.paths import data_folder
from kiosk.store.data_folder import describe_log_fault
from kiosk.store.purge import purge
from kiosk.store.recovery import is_damage

WARNING = "Visits before {day} will be deleted for good; the weekly counts stay."
LEFT = "Another program reads the logbook, so that traces are left in its files: close it, then do this again."
READING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@click.command("purge")
@click.option("--before", callback=day, required=True, metavar="DAY", help="Like 2026-11-20.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def purge_visits(before: date, yes: bool) -> None:
    """Delete visits that are older than a day, and all traces of them; the weekly counts stay."""
    folder, now = data_folder(), today()
    if not yes and not agreed(WARNING.format(day=before), "Delete them"):
        raise Refusal("Nothing was deleted.")
    try:
        found = purge(folder, before, now)
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if is_damage(fault) or code in READING:
            raise unreadable(fault) from None
        raise click.ClickException(describe_log_fault(folder, fault)) from None
    except OSError as fault:
        raise click.ClickException(describe_log_fault(folder, fault)) from None
    click.echo(
        "1 visit was deleted." if found.visits == 1 else f"{found.visits} visits were deleted."
    )
    if not found.clean:
        raise click.ClickException(LEFT)
