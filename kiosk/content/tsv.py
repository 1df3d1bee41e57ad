"""Reads tables of tab-separated values, whose first line names the columns."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from kiosk.content.problem import Problem
from kiosk.content.toml import MAX_FILE_BYTES
from kiosk.files import read_text
from kiosk.printable import describe_unprintable

MAX_ROWS = 10_000

LINE_REMEDY = "Mend that line, or put the file back from the product."


class TsvRow(Struct, frozen=True):
    """The cells of one line by the names of their columns, and its line number from 1."""

    line: int
    cells: dict[str, str]


def read_rows(path: Path, columns: Iterable[str]) -> tuple[list[TsvRow], list[Problem]]:
    """All rows, and what is wrong with the lines left out.

    OSError or ValueError where the file cannot be read, lacks one of `columns`, or is too long.
    """
    head, *lines = read_text(path, MAX_FILE_BYTES).split("\n")
    names = head.rstrip("\r").split("\t")
    if len(lines) > MAX_ROWS:
        raise ValueError(f"it has more than {MAX_ROWS} lines")
    if missing := [name for name in columns if name not in names]:
        raise ValueError(f"its first line names no column {missing[0]}")
    rows: list[TsvRow] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=2):
        cells = line.rstrip("\r").split("\t")
        if fault := describe_unprintable(cells):
            problems.append(bad_line_problem(path, number, fault))
        elif len(cells) == len(names):
            rows.append(TsvRow(number, dict(zip(names, cells, strict=True))))
        elif line.strip():
            problems.append(
                bad_line_problem(path, number, f"It has {len(cells)} columns, not {len(names)}.")
            )
    return rows, problems


def bad_line_problem(path: Path, number: int, fault: str) -> Problem:
    """The problem of one line."""
    return Problem(path.name, f"line {number}", fault, LINE_REMEDY)
