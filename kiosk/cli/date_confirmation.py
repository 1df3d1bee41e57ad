"""`kiosk log purge --confirm-date`: somebody says that the computer's clock is right."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import click

from kiosk.cli.log_shared import confirm, log_error
from kiosk.cli.shared import RefusalError
from kiosk.clock import TODAY_VARIABLE, is_preview
from kiosk.runtime.daily_retention import retention_days
from kiosk.store import clock_record
from kiosk.store.clock_file import forget_move, keep_clock, look_at_clock, read_clock
from kiosk.store.clock_sentences import doubt_remedy, doubt_sentence
from kiosk.store.connection import open_existing_log
from kiosk.store.data_folder import LOG_FILE, describe_log_error
from kiosk.store.doubtful_rows import mark_ahead, settle_rows
from kiosk.store.event_writer import transaction

WARNING = (
    "The clock on this computer says {day}. Visits before {before} will be deleted for good by it."
)


def confirm_today(folder: Path, *, yes: bool) -> date:
    """Ask whether the clock is right, keep that it is, and settle rows of a doubt; the day before which rows go.

    RefusalError where it is not, or cannot be.
    """
    if is_preview():
        raise RefusalError(f"{TODAY_VARIABLE} sets the day: unset it, then confirm the date.")
    look = look_at_clock()
    today = look.wall.date()
    before = today - timedelta(days=retention_days(folder))
    try:
        record = read_clock(folder, look)
        if record.doubt == "build":
            raise RefusalError(f"{doubt_sentence(record, today)} {doubt_remedy(record, today)}.")
        warning = WARNING.format(day=today, before=before)
        if not yes and not confirm(warning, "Is that today's date"):
            raise RefusalError("Nothing was deleted.")
        record = keep_clock(folder, clock_record.confirm)
        if (folder / LOG_FILE).exists():
            _settle(folder, record, today)
    except sqlite3.Error as fault:
        raise log_error(fault, folder) from None
    except OSError as fault:
        raise click.ClickException(describe_log_error(folder, fault)) from None
    return before


def _settle(folder: Path, record: clock_record.ClockRecord, today: date) -> None:
    with open_existing_log(folder) as conn, transaction(conn):
        settle_rows(conn, record.moved or 0, today)
        mark_ahead(conn, today)
    if record.moved is not None:
        forget_move(folder, record.moved)
