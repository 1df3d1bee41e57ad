"""`kiosk staff`: the staff pages, behind their PIN."""

import click

from kiosk.commands.refusal import Refusal
from kiosk.paths import data_folder
from kiosk.runtime.startup import has_pin
from kiosk.runtime.supervisor import run

NO_PIN = "There is no staff PIN yet: set one with kiosk setup."


@click.command("staff")
def command() -> int:
    """Open the staff pages, full screen."""
    if not has_pin(data_folder()):
        raise Refusal(NO_PIN)
    return run(staff=True)
