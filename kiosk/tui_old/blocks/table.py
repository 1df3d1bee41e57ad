"""Rows of short cells in columns; where they do not fit, each row as a small paragraph."""

from itertools import zip_longest

from kiosk.tui.rows import Chunk, Piece, Row, Span, hang, lines
from kiosk.tui.wrap import wide
from kiosk.view_model.page import Table

LEAST = 16
"""Cells that the last column needs to be readable."""
GAP = 2


def table(block: Table, width: int) -> Piece:
    """The rows under their head; cut between rows only, and never after the head."""
    rows = (block.head, *block.rows) if block.head else block.rows
    if not rows:
        return Piece(())
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = [max(map(wide, column)) for column in columns]
    before = sum(widths[:-1]) + GAP * (len(widths) - 1)
    fits = before + min(widths[-1], LEAST) <= width
    made = [_row(row, widths, width) if fits else _stacked(row, width) for row in rows]
    if block.head:
        made[0] = _soft(made[0])
        made[:2] = [sum(made[:2], ())]
    return Piece(tuple(made))


def _row(row: tuple[str, ...], widths: list[int], width: int) -> Chunk:
    spans: list[Span] = []
    for cell, size in zip(row[: len(widths) - 1], widths, strict=False):
        spans.append(Span(cell + " " * (size - wide(cell) + GAP), _role(len(spans))))
    last = row[len(widths) - 1] if len(row) == len(widths) else ""
    return hang(tuple(spans), last, width, _role(len(spans)))


def _role(column: int) -> str:
    return "strong" if column == 1 else "text"


def _stacked(row: tuple[str, ...], width: int) -> Chunk:
    name, *cells = row
    said = " · ".join(cell for cell in cells if cell)
    return (*lines(name, width, "strong"), *(hang((Span("   "),), said, width) if said else ()))


def _soft(chunk: Chunk) -> Chunk:
    def soft(row: Row) -> Row:
        return tuple(Span(span.text, "soft") for span in row)

    return tuple(soft(row) for row in chunk)
