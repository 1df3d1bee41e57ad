"""`kiosk offices`: head office, where the parcels of many offices come together in one database."""

import click

from kiosk.cli.offices_add_command import add_parcels
from kiosk.cli.offices_figures_command import show_office_figures
from kiosk.cli.offices_view_command import view_offices


@click.group("offices")
def offices() -> None:
    """Read the figures of many offices side by side."""


for command in (add_parcels, show_office_figures, view_offices):
    offices.add_command(command)
