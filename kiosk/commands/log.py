"""`kiosk log`: the visits, from the shell."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import as_json as json_option
from kiosk.paths import data_folder
from kiosk.store.folder import ailment, aside
from kiosk.store.reading import visit, visits

LISTED = (
    "id", "day", "part", "language", "door", "device", "method", "stage", "outcome", "minutes",
)  # fmt: skip
"""What a line of the list shows; --json has it all."""

EVENT = ("second", "kind", "page", "choice")
DAMAGED = "The logbook is damaged: start the kiosk, which puts it aside and begins a new one."


@click.group("log")
def command() -> None:
    """Read the logbook: what happened, never who it was."""


@command.command("list")
@json_option
def list_visits(as_json: bool) -> None:
    """List all visits, the oldest first."""
    folder = data_folder()
    for sentence in _troubles(folder):
        click.echo(sentence, err=True)
    try:
        found = visits(folder)
    except (sqlite3.Error, OSError) as fault:
        raise _unreadable(fault) from None
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        click.echo("\n".join(table(LISTED, found)) if found else "No visits yet.")


@command.command("show")
@click.argument("id")
@json_option
def show_visit(id: str, as_json: bool) -> None:
    """Show one visit with its events; the beginning of its id is enough."""
    try:
        found = visit(data_folder(), id)
    except (sqlite3.Error, OSError) as fault:
        raise _unreadable(fault) from None
    if found is None:
        raise Refusal("There is not one visit whose id begins so: kiosk log list names them all.")
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        if name not in ("events", "crashes"):
            click.echo(f"{name:<9} {_said(value)}")
    click.echo("\n" + "\n".join(table(EVENT, found["events"])))
    for crash in found["crashes"]:
        click.echo(f"\nIt broke off: {crash['type']} in {crash['file']}, line {crash['line']}.")


def table(names: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[str]:
    """Lines of a plain table under their names."""
    cells = [list(names), *([_said(row[name]) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)


def _troubles(folder: Path) -> list[str]:
    """What staff should know of the logbook besides what stands in it."""
    if not folder.exists():
        return []
    damaged = [f"A damaged logbook lies aside in {folder / name}." for name in aside(folder)]
    ill = ailment(folder)
    return [*damaged, ill] if ill else damaged


def _unreadable(fault: sqlite3.Error | OSError) -> click.ClickException:
    if isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError):
        return click.ClickException(DAMAGED)
    return click.ClickException(f"The logbook cannot be read ({fault}): let this user read it.")
