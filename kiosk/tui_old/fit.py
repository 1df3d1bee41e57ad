"""Fits a page into the rows between band and bottom line: with the most air, else in parts."""

from typing import NamedTuple

from kiosk.tui.air import Air, airs, close, cutting
from kiosk.tui.columns import drawn
from kiosk.tui.parts import Part, cut
from kiosk.tui.rows import Piece, Span
from kiosk.tui.stand import Stand, offered
from kiosk.tui.tail import Tail, tail
from kiosk.view_model.page import Page

MARGINS = (3, 2)
"""Cells before and after every paragraph: before it so many that digits stand under words."""


class Fitted(NamedTuple):
    """The parts of a page, the blank rows above each, and its choices or field."""

    parts: tuple[Part, ...]
    top: int
    tail: Tail


def fit(
    page: Page, stand: Stand, width: int, height: int, margins: tuple[int, int] = MARGINS
) -> Fitted:
    """The page in one part with the most air that fits, else in parts, words beside its choices."""
    pieces = [
        _indented(piece, margins[0]) for piece in drawn(page.blocks, width - sum(margins), height)
    ]
    pieces = [piece for piece in pieces if piece.chunks]

    def fitted(air: Air) -> Fitted:
        end = tail(page, stand, width, air)
        parts = cut(pieces, end.chunks, height - air.top - air.bottom, air.gap)
        return Fitted(parts, air.top, end)

    tries = airs(offered(page, stand), width, height, page.appearance.space)
    if page.id == "welcome":
        # Nobody knows yet how to read on: languages are never on a second part.
        tries += airs(offered(page, stand), width, height, False)
    closest = close(offered(page, stand), width) if page.broad else []
    for air in (*tries, *closest):
        if len((whole := fitted(air)).parts) == 1:
            return whole
    for air in (*cutting(width, page.appearance.space), *closest):
        made = fitted(air)
        if len(made.parts[-1]) > made.tail.height:
            break
    return made


def _indented(piece: Piece, indent: int) -> Piece:
    margin = Span(" " * indent)
    return Piece(tuple(tuple((margin, *row) for row in chunk) for chunk in piece.chunks))
