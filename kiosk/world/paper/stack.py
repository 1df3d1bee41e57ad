"""A page as marks on a sheet: its blocks below each other, as airy as one sheet allows."""

from bisect import bisect_left
from math import ceil
from typing import NamedTuple

from kiosk.view_model.page import Block, Notice, Page, Text
from kiosk.world.paper.long import TooLongError
from kiosk.world.paper.marks import Laid, Mark, column, moved
from kiosk.world.paper.measure import ROOMY, SHEETS, Measure, Size, smaller
from kiosk.world.paper.parts import part
from kiosk.world.paper.text import plain, title

NEAR = 0.6
"""How near, in gaps."""


class Stack(NamedTuple):
    """What is put on a sheet, and the measure that it was laid out with."""

    measure: Measure
    marks: tuple[Mark, ...]


def stacked(page: Page, size: Size) -> Stack:
    """The page on one sheet: in 18 points if it can be, else as little smaller as will do."""
    try:
        return roomy(page, size)
    except TooLongError:
        for measure in smaller():
            if over(page, size, measure) <= 0:
                return at(page, size, measure)
        raise


def roomy(page: Page, size: Size) -> Stack:
    """The page in 18 points at the airiest measure that fits; TooLongError if none does."""
    first = bisect_left(ROOMY, True, key=lambda measure: over(page, size, measure) <= 0)
    if first == len(ROOMY):
        tightest = ROOMY[-1]
        raise TooLongError(page.id, size, ceil(over(page, size, tightest) / tightest.line))
    return at(page, size, ROOMY[first])


def at(page: Page, size: Size, measure: Measure) -> Stack:
    """The page at a measure."""
    sheet = SHEETS[size]
    laid = whole(page, measure, sheet.width - 2 * sheet.margin)
    return Stack(measure, moved(laid.marks, sheet.margin, sheet.margin))


def over(page: Page, size: Size, measure: Measure) -> float:
    """How many points the page is too high at a measure; 0 or less where it fits."""
    sheet = SHEETS[size]
    laid = whole(page, measure, sheet.width - 2 * sheet.margin)
    return laid.height - (sheet.height - 2 * sheet.margin)


def whole(page: Page, measure: Measure, room: float) -> Laid:
    """Title, place and blocks, with a gap between them."""
    place = (plain((page.place,), measure, room),) if page.place else ()
    laid = column(title(page.title, measure, room), *place)
    above: Block | None = None
    for block in page.blocks:
        shown = part(block, page, measure, room)
        if shown.height:
            laid = column(laid, Laid(_gap(above, block) * measure.gap, ()), shown)
            above = block
    return laid


def _gap(above: Block | None, block: Block) -> float:
    """Sentences that follow each other stand nearer together than other blocks do."""
    both = isinstance(above, Text | Notice) and isinstance(block, Text | Notice)
    return NEAR if both else 1.0
