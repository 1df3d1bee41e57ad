"""The blocks of a page as pieces; figures that are narrow enough stand in two columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from kiosk.tui.blocks import draw
from kiosk.tui.blocks.bars import needs
from kiosk.tui.rows import BLANK, Chunk, Piece, Span, breadth
from kiosk.view_model.page import BarChart, Block

GAP = 2
"""Cells between the two columns."""
CHOICES = 2
"""Rows that choices in one row take, with the blank one above them."""


def drawn(blocks: Sequence[Block], width: int, height: int) -> Iterator[Piece]:
    """All of them, `width` cells wide; two columns are `height` rows high at the most."""
    half = (width - GAP) // 2
    for narrow, some in groupby(
        blocks, key=lambda block: isinstance(block, BarChart) and needs(block) <= half
    ):
        run = tuple(some)
        while narrow and (count := _most(pieces := [draw(one, half) for one in run], height)):
            yield Piece((_columns(pieces[:count], half, height, count == len(run)),))
            run = run[count:]
        yield from (draw(block, width) for block in run)


def _most(pieces: Sequence[Piece], height: int) -> int:
    """How many of the first pieces can stand in two columns."""
    counts = range(len(pieces), 1, -1)
    return next((one for one in counts if _columns(pieces[:one], 0, height, one == len(pieces))), 0)


def _columns(pieces: Sequence[Piece], width: int, height: int, last: bool) -> Chunk:
    """The pieces beside each other, in their order, as low as they can stand; () where they cannot.

    Where the `last` of all leave no room for the choices below, no rows are blank.
    """
    for gap, most in ((1, height - CHOICES), (0, height)) if last else ((1, height),):
        cuts = [
            (_stacked(pieces[:at], gap), _stacked(pieces[at:], gap)) for at in range(1, len(pieces))
        ]
        lowest = min(cuts, key=lambda cut: max(map(len, cut)), default=())
        if lowest and max(map(len, lowest)) <= most:
            return tuple(
                (*row, Span(" " * (width + GAP - breadth(row))), *other)
                for row, other in zip_longest(*lowest, fillvalue=BLANK)
            )
    return ()


def _stacked(pieces: Sequence[Piece], gap: int) -> Chunk:
    """The pieces below each other, so many blank rows between two."""
    rows = [row for piece in pieces for row in (*piece.rows, *[BLANK] * gap)]
    return tuple(rows[: len(rows) - gap])
