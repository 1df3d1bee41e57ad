"""What the `kiosk log` commands share: days, confirmation, tables, and faults of the log in plain sentences."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from kiosk import clock
from kiosk.cli.output import print_text
from kiosk.paths import data_folder
from kiosk.printable import printable
from kiosk.store.log_sentences import describe_read_fault


def parse_day(ctx: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """Callback of click for a day like 2026-11-20; a day that the kiosk cannot count with becomes the nearest."""
    try:
        return clock.clamp_day(date.fromisoformat(value)) if value else None
    except ValueError:
        raise click.BadParameter(f"{value} is not a date. Write it like 2026-11-20.") from None


since_option = click.option(
    "--since", callback=parse_day, metavar="DAY", help="The first day, as in 2026-11-20."
)
until_option = click.option(
    "--until", callback=parse_day, metavar="DAY", help="The last day, which counts too."
)


@contextmanager
def plain_log_errors() -> Iterator[None]:
    """Turn errors of the visit log into a ClickException with one plain sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        raise log_error(fault, data_folder()) from None


def confirm(warning: str, question: str) -> bool:
    """Whether somebody says yes to what a warning is about; no is the default."""
    print_text(warning, err=True)
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        print_text(err=True)
        return False


def log_error(fault: sqlite3.Error | OSError, folder: Path) -> click.ClickException:
    """The exception for a log of a folder that cannot be read; its sentence names the remedy after a colon."""
    return click.ClickException(describe_read_fault(fault, folder))


def table_lines(names: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[str]:
    """A table as lines of text: the names as its head, columns of equal width."""
    cells = [list(names), *([cell_text(row[name]) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [table_line(line, widths) for line in cells]


def table_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A line of a table whose columns are so wide."""
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def cell_text(value: object) -> str:
    """A value as a table shows it, on one line: yes or no, and - for None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else printable(str(value))
