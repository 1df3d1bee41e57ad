"""How much air a page gets: as much as the window allows, before anything is cut."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.screens.options import columns
from kiosk.waist.asks import Option


class Air(NamedTuple):
    """Blank rows: under the head, between blocks, more before the choices, between them, after them.

    `widths` are those of the columns in which the choices stand.
    """

    top: int
    gap: int
    before: int
    between: int
    bottom: int
    widths: tuple[int, ...] = ()


WIDE = Air(top=3, gap=2, before=0, between=1, bottom=2)
EASY = Air(top=2, gap=1, before=1, between=1, bottom=1)
OPEN = Air(top=1, gap=1, before=0, between=1, bottom=1)
PLAIN = Air(top=1, gap=1, before=0, between=0, bottom=0)
SPACIOUS = 30
"""Rows from which a page can have the most air without falling apart."""


def airs(options: Sequence[Option], width: int, height: int, space: bool) -> list[Air]:
    """The airs to try in this order; the last of them is the one to cut with."""
    most = [WIDE] if height >= SPACIOUS else []
    least = OPEN if space else PLAIN
    many = [found for count in (2, 3, 4) if (found := columns(options, count, width))]
    single = [*most, EASY, OPEN, least]
    return [
        *(air._replace(widths=(width,)) for air in single),
        *(least._replace(widths=widths) for widths in many),
        least._replace(widths=(width,)),
    ]
