"""What the `kiosk offices` commands share: the place of the database, its libraries, its faults in sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from kiosk.cli.pip_command import pip_command
from kiosk.cli.shared import RefusalError
from kiosk.paths import PACKAGE, data_folder

if TYPE_CHECKING:
    from kiosk.offices.database import OfficesDatabase

DATABASE_VARIABLE = "KIOSK_OFFICES"
"""Names the database where no option does; so the password of a server stands in no list of processes."""

DATABASE_FILE = "offices.db"
"""The database in the data folder, where nothing else is named."""

LIBRARIES = ("sqlalchemy", "psycopg")
REQUIREMENTS = ("psycopg[binary]>=3.2", "sqlalchemy>=2.0.40")
"""As in pyproject.toml."""

PINS = PACKAGE.parent / "requirements-offices.txt"
"""The exact versions with their hashes; only a checkout has them."""

NOT_INSTALLED = "The libraries for head office are not installed: run {command}"

from_option = click.option(
    "--from",
    "address",
    envvar=DATABASE_VARIABLE,
    metavar="DATABASE",
    help="A SQLite file, or an address like postgresql://user@server/offices.",
)


def is_installed() -> bool:
    """Whether the libraries for head office are there."""
    return all(find_spec(name) for name in LIBRARIES)


@contextmanager
def open_offices(address: str | None) -> Iterator["OfficesDatabase"]:
    """The database at an address, else the one in the data folder; its faults become a ClickException.

    RefusalError, with the command that installs them, where the libraries are not there.
    """
    if not is_installed():
        raise RefusalError(NOT_INSTALLED.format(command=pip_command(PINS, *REQUIREMENTS)))
    from kiosk.offices.database import OfficesDatabase, OfficesDatabaseError

    try:
        yield OfficesDatabase(address or str(data_folder() / DATABASE_FILE))
    except OfficesDatabaseError as fault:
        raise click.ClickException(str(fault)) from None
