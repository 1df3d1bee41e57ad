"""`kiosk offices view`: the figures of all offices in the browser."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kiosk.cli.offices_shared import DATABASE_FILE, from_option, open_offices
from kiosk.cli.shown_site import ShownFile, no_open_option, require_datasette, show_file
from kiosk.paths import PACKAGE

WHAT = "the database of the offices"
METADATA = PACKAGE / "offices" / "metadata.yaml"


@click.command("view")
@from_option
@no_open_option
def view_offices(address: str | None, no_open: bool) -> None:
    """Show the figures of all offices in the browser, to you alone, until Ctrl-C.

    Of a server a copy of now is shown.
    """
    with open_offices(address) as database:
        require_datasette(WHAT)
        from kiosk.offices.database_copy import copy_to_file

        with database.read():
            """Whatever is wrong with the database is said before anything is shown."""
        if database.path:
            _show(database.path, no_open)
            return
        with TemporaryDirectory(prefix="kiosk-offices-") as folder:
            copied = Path(folder, DATABASE_FILE)
            copy_to_file(database, copied)
            _show(copied, no_open)


def _show(path: Path, no_open: bool) -> None:
    show_file(ShownFile(path, "offices", METADATA, WHAT), no_open=no_open)
