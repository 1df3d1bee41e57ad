"""What the commands of the logbook share: days, tables, and its faults in plain sentences."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import click

from kiosk import clock

DAMAGED = "The logbook is damaged: start the kiosk, which puts it aside and begins a new one."
OLD = "The logbook was kept by an earlier version: start the kiosk, which brings it up to date."
BUSY = "The kiosk is writing in the logbook just now: try again in a minute."
HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def parse_day(ctx: click.Context, option: click.Parameter, said: str | None) -> date | None:
    """The day that an option names, written like 2026-11-20; one of another age is as good as the nearest."""
    try:
        return clock.clamp_day(date.fromisoformat(said)) if said else None
    except ValueError:
        raise click.BadParameter(f"{said} is no day. Write it like 2026-11-20.") from None


since = click.option(
    "--since", callback=parse_day, metavar="DAY", help="From this day on: 2026-11-20."
)
until = click.option(
    "--until", callback=parse_day, metavar="DAY", help="Up to this day and with it."
)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say what is wrong with the logbook in one sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        raise log_error(fault) from None


def log_error(fault: sqlite3.Error | OSError) -> click.ClickException:
    """A logbook that cannot be read, with the remedy."""
    if isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError):
        return click.ClickException(DAMAGED)
    if getattr(fault, "sqlite_errorcode", 0) & 0xFF in HELD:
        return click.ClickException(BUSY)
    if str(fault).startswith("no such"):
        return click.ClickException(OLD)
    return click.ClickException(f"The logbook cannot be read ({fault}): let this user read it.")


def table_lines(names: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[str]:
    """Lines of a plain table under their names."""
    cells = [list(names), *([cell_text(row[name]) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def cell_text(value: object) -> str:
    """A value as it stands in a table."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)
