"""Rows of a table whose columns are parted by tabs and named in its first line."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from kiosk.catalog.problem import Problem
from kiosk.catalog.toml import MOST_BYTES
from kiosk.files import read_text

MOST_ROWS = 10_000

REMEDY = "Mend that line, or put the file back from the product."


class Row(Struct, frozen=True):
    """The cells of one line by the names of their columns, and its number."""

    line: int
    cells: dict[str, str]


def read_rows(path: Path, columns: Iterable[str]) -> tuple[list[Row], list[Problem]]:
    """All rows, and what is wrong with the lines left out; OSError or ValueError where there are none."""
    head, *lines = read_text(path, MOST_BYTES).split("\n")
    names = head.rstrip("\r").split("\t")
    if len(lines) > MOST_ROWS:
        raise ValueError(f"it has more than {MOST_ROWS} lines")
    if missing := [name for name in columns if name not in names]:
        raise ValueError(f"its first line names no column {missing[0]}")
    found: list[Row] = []
    wrong: list[Problem] = []
    for number, line in enumerate(lines, start=2):
        cells = line.rstrip("\r").split("\t")
        if len(cells) == len(names):
            found.append(Row(number, dict(zip(names, cells, strict=True))))
        elif line.strip():
            wrong.append(bad_line(path, number, f"It has {len(cells)} columns, not {len(names)}."))
    return found, wrong


def bad_line(path: Path, number: int, fault: str) -> Problem:
    """What is wrong with one line."""
    return Problem(path.name, f"line {number}", fault, REMEDY)
