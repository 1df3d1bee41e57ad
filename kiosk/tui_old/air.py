"""How much air a page gets: as much as the window allows, before anything is cut."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.tui.options import columns
from kiosk.view_model.page import Option


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


BROAD = Air(top=3, gap=2, before=0, between=2, bottom=2)
WIDE = Air(top=3, gap=2, before=0, between=1, bottom=2)
TOUCH = Air(top=1, gap=1, before=1, between=2, bottom=1)
"""Three rows for each choice, enough for a finger."""
EASY = Air(top=2, gap=1, before=1, between=1, bottom=1)
OPEN = Air(top=1, gap=1, before=0, between=1, bottom=1)
FULL = Air(top=1, gap=1, before=0, between=1, bottom=0)
EVEN = Air(top=2, gap=1, before=1, between=0, bottom=1)
PLAIN = Air(top=1, gap=1, before=0, between=0, bottom=0)
BESIDE = 60
"""Columns that every page has, and the words beside a square have not: there each row counts."""
SPACIOUS = 30
"""Rows from which a page can have the most air without falling apart."""


def airs(options: Sequence[Option], width: int, height: int, space: bool) -> list[Air]:
    """The airs to try, the most first, for a page in one part."""
    most = [BROAD, TOUCH, WIDE] if height >= SPACIOUS else [TOUCH]
    single = [*most, EASY, OPEN, FULL] if space else [*most, EASY, OPEN, EVEN, PLAIN]
    if width < BESIDE:
        single.append(single[-1]._replace(top=0))
    return [
        *(air._replace(widths=(width,)) for air in single),
        *(single[-1]._replace(widths=widths) for widths in _several(options, width)),
    ]


def cutting(width: int, space: bool) -> list[Air]:
    """The airs to cut with; all but the last only if some words then stand beside the choices."""
    tried = [FULL, FULL._replace(top=0), EVEN, PLAIN] if space else [PLAIN]
    return [air._replace(widths=(width,)) for air in tried]


def close(options: Sequence[Option], width: int) -> list[Air]:
    """The airs with which a page of figures has most room: all rows, its choices in columns."""
    return [PLAIN._replace(top=0, widths=widths) for widths in _several(options, width)]


def _several(options: Sequence[Option], width: int) -> list[tuple[int, ...]]:
    """The widths of two to four columns of choices, as far as these fit."""
    return [found for count in (2, 3, 4) if (found := columns(options, count, width))]
