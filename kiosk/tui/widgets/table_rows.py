"""The rows of a table in columns, which line up across all tables of a page that have as many."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from kiosk.tui.widgets.paragraph import Paragraph, Span
from kiosk.tui.wrap import wide
from kiosk.view_model.page import Block, Table

GAP = 2
"""Cells between two columns."""

MIN_LAST_COLUMN = 16
"""Cells that the last column needs to be readable."""

SharedColumns = Mapping[int, list[int]]
"""The cells of each column, by how many columns a table has."""


def shared_columns(blocks: Iterable[Block]) -> SharedColumns:
    """The widths of the columns of all tables among the blocks of a page."""
    shared: dict[int, list[int]] = {}
    for block in blocks:
        if isinstance(block, Table) and (widths := _column_widths(block)):
            known = shared.get(len(widths), [0] * len(widths))
            shared[len(widths)] = [max(pair) for pair in zip(known, widths, strict=True)]
    return shared


def table_rows(block: Table, width: int, shared: SharedColumns) -> Iterator[Paragraph]:
    """The rows in columns; where these do not fit, each row as a name with its other cells under it."""
    widths = _column_widths(block)
    widths = shared.get(len(widths), widths)
    before = sum(widths[:-1]) + GAP * (len(widths) - 1)
    in_columns = bool(widths) and before + min(widths[-1], MIN_LAST_COLUMN) <= width
    for row in (block.head, *block.rows):
        if not row:
            continue
        is_head = row is block.head
        if in_columns:
            yield _row_in_columns(row, widths, is_head)
        else:
            yield from _stacked_row(row, is_head)


def _column_widths(block: Table) -> list[int]:
    rows = [row for row in (block.head, *block.rows) if row]
    return [max(map(wide, column)) for column in zip_longest(*rows, fillvalue="")]


def _row_in_columns(row: tuple[str, ...], widths: list[int], is_head: bool) -> Paragraph:
    *cells, last = (*row, *[""] * (len(widths) - len(row)))
    prefix = [
        Span(cell + " " * (size - wide(cell) + GAP), _column_style(column, is_head))
        for column, (cell, size) in enumerate(zip(cells, widths, strict=False))
    ]
    strong = len(widths) == 2 and not is_head
    classes = "-soft" if is_head else "-strong" if strong else ""
    return Paragraph(last, prefix=prefix, classes=classes, kept=is_head)


def _column_style(column: int, is_head: bool) -> str:
    if is_head:
        return "soft"
    return "strong" if column == 1 else "label"


def _stacked_row(row: tuple[str, ...], is_head: bool) -> Iterator[Paragraph]:
    name, *cells = row
    rest = " · ".join(cell for cell in cells if cell)
    yield Paragraph(name, classes="-soft" if is_head else "-strong", kept=is_head or bool(rest))
    if rest:
        soft = "-soft" if is_head else ""
        yield Paragraph(rest, prefix=[Span("   ")], classes=soft, kept=is_head)
