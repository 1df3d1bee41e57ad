"""The blocks of a page as pieces; figures that are narrow enough stand in two columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from kiosk.screens.blocks import draw
from kiosk.screens.blocks.bars import needs
from kiosk.screens.rows import BLANK, Chunk, Piece, Span, breadth
from kiosk.waist.blocks import Bars, Block

GAP = 2
"""Cells between the two columns."""


def drawn(blocks: Sequence[Block], width: int, height: int) -> Iterator[Piece]:
    """All of them, `width` cells wide; two columns are `height` rows high at the most."""
    half = (width - GAP) // 2
    for narrow, some in groupby(
        blocks, key=lambda block: isinstance(block, Bars) and needs(block) <= half
    ):
        run = tuple(some)
        both = _columns([draw(block, half) for block in run], half) if narrow else ()
        if both and len(both) <= height:
            yield Piece((both,))
        else:
            yield from (draw(block, width) for block in run)


def _columns(pieces: Sequence[Piece], width: int) -> Chunk:
    """The pieces beside each other, in their order, as low as they can stand; () for a single one."""
    cuts = [(_stacked(pieces[:at]), _stacked(pieces[at:])) for at in range(1, len(pieces))]
    if not cuts:
        return ()
    left, right = min(cuts, key=lambda cut: max(map(len, cut)))
    return tuple(
        (*row, Span(" " * (width + GAP - breadth(row))), *other) if other else row
        for row, other in zip_longest(left, right, fillvalue=BLANK)
    )


def _stacked(pieces: Sequence[Piece]) -> Chunk:
    """The pieces below each other, a blank row between two."""
    rows = [row for piece in pieces for row in (*piece.rows, BLANK)]
    return tuple(rows[:-1])
