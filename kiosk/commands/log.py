"""`kiosk log`: the visits, from the shell."""

import click

from kiosk.commands.log_export import export_counts
from kiosk.commands.log_figures import show_figures
from kiosk.commands.log_list import list_visits
from kiosk.commands.log_purge import purge_visits
from kiosk.commands.log_show import show_visit


@click.group("log")
def command() -> None:
    """Read the logbook: what happened, never who it was."""


for one in (list_visits, show_visit, show_figures, export_counts, purge_visits):
    command.add_command(one)
