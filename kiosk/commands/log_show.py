"""`kiosk log show`: one visit with its events."""

import json

import click

from kiosk.commands.log_shared import plainly, said, table
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import as_json as json_option
from kiosk.paths import data_folder
from kiosk.store.queries import find_visit

EVENT = ("second", "kind", "page", "choice")


@click.command("show")
@click.argument("id")
@json_option
def show_visit(id: str, as_json: bool) -> None:
    """Show one visit with its events; the beginning of its id is enough."""
    with plainly():
        found = find_visit(data_folder(), id)
    if found is None:
        raise Refusal("There is not one visit whose id begins so: kiosk log list names them all.")
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        if name not in ("events", "crashes"):
            click.echo(f"{name:<9} {said(value)}")
    click.echo("\n" + "\n".join(table(EVENT, found["events"])))
    for crash in found["crashes"]:
        click.echo(f"\nIt broke off: {crash['type']} in {crash['file']}, line {crash['line']}.")
