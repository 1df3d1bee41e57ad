"""`kiosk log view`: the visit log in the browser, for whoever wants to look for themselves."""

import sqlite3
from pathlib import Path

import click

from kiosk.cli.datasette_site import METADATA
from kiosk.cli.log_shared import plain_log_errors
from kiosk.cli.shared import RefusalError
from kiosk.cli.shown_site import ShownFile, no_open_option, require_datasette, show_file
from kiosk.paths import data_folder
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.read_only import query_log

WHAT = "the visit log"
NO_LOG = "There is no visit log yet: start the kiosk, which begins one."


@click.command("view")
@no_open_option
def view_log(no_open: bool) -> None:
    """Show the visit log in the browser, to you alone, until Ctrl-C."""
    folder = data_folder()
    require_datasette(WHAT)
    with plain_log_errors():
        if not query_log(folder, _has_counts, False):
            raise RefusalError(NO_LOG)
    shown = ShownFile(folder / LOG_FILE, Path(LOG_FILE).stem, METADATA, WHAT)
    show_file(shown, no_open=no_open)


def _has_counts(conn: sqlite3.Connection) -> bool:
    """Whether the log can be read, with the tables of this version."""
    conn.execute("SELECT 1 FROM monthly_count").fetchone()
    return True
