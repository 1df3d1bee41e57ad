"""`kiosk log list`: all visits."""

import json
from pathlib import Path

import click

from kiosk.commands.log_shared import plainly, table
from kiosk.commands.shared import as_json as json_option
from kiosk.paths import data_folder
from kiosk.store.data_folder import damaged_files, log_problem
from kiosk.store.queries import all_visits

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
    with plainly():
        found = all_visits(folder)
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        click.echo("\n".join(table(LISTED, found)) if found else "No visits yet.")


def _troubles(folder: Path) -> list[str]:
    """What staff should know of the logbook besides what stands in it."""
    if not folder.exists():
        return []
    damaged = [
        f"A damaged logbook lies aside in {folder / name}." for name in damaged_files(folder)
    ]
    ill = log_problem(folder)
    return [*damaged, ill] if ill else damaged
