"""Figures on paper: all of them on one sheet, in two columns, each bar under its words."""

from kiosk.view_model.page import BarChart, ChartRow, Page
from kiosk.world.paper.marks import Bar, Laid, Mark, column, moved
from kiosk.world.paper.measure import SHEETS, Measure, Size
from kiosk.world.paper.ruler import width
from kiosk.world.paper.text import plain, title
from kiosk.world.paper.words import head, paragraphs

TYPES: dict[Size, float] = {"a4": 11.0, "a5": 8.0}
"""Points, for staff at a desk; smaller where there is more to say."""
LEAST = 4.0
APART = 0.06
"""White between the two columns, in widths of the sheet."""
TALL = 0.35
"""How high a bar is, in sizes of type."""


def has_bars(page: Page) -> bool:
    """Whether a page is one of figures."""
    return any(isinstance(block, BarChart) for block in page.blocks)


def barred(page: Page, size: Size) -> tuple[Mark, ...]:
    """The page on one sheet: as small as it has to be."""
    sheet = SHEETS[size]
    type = TYPES[size]
    laid = _whole(page, type, sheet.width - 2 * sheet.margin)
    while laid.height > sheet.height - 2 * sheet.margin and type > LEAST:
        type -= 0.5
        laid = _whole(page, type, sheet.width - 2 * sheet.margin)
    return moved(laid.marks, sheet.margin, sheet.margin)


def _whole(page: Page, type: float, room: float) -> Laid:
    measure = Measure(type, type * 1.8, 1.3, type)
    name, *rest = head(page)
    top = [title(name, measure, room), plain(tuple(rest), measure, room)]
    top += [
        plain(paragraphs(block, page), measure, room)
        for block in page.blocks
        if not isinstance(block, BarChart)
    ]
    gap = room * APART
    wide = (room - gap) / 2
    white = Laid(measure.gap, ())
    made = [_block(block, measure, wide) for block in page.blocks if isinstance(block, BarChart)]
    half = sum(one.height + measure.gap for one in made) / 2
    left, right = Laid(0, ()), Laid(0, ())
    for one in made:
        if not right.height and left.height + one.height / 2 <= half:
            left = column(left, one, white)
        else:
            right = column(right, one, white)
    both = Laid(max(left.height, right.height), (*left.marks, *moved(right.marks, wide + gap, 0)))
    return column(*top, white, both)


def _block(block: BarChart, measure: Measure, room: float) -> Laid:
    lines = [_line(one, measure, room) for one in block.lines]
    return column(plain((block.say,), measure, room, bold=True), *lines)


def _line(line: ChartRow, measure: Measure, room: float) -> Laid:
    """The name on the left, its words on the right where both fit, and the bar under them."""
    words = plain((line.say,), measure, room)
    wide = width(line.say, measure.type)
    if line.say and width(line.name, measure.type) + wide + measure.type <= room:
        said = Laid(
            measure.line,
            (*plain((line.name,), measure, room).marks, *moved(words.marks, room - wide, 0)),
        )
    else:
        said = column(plain((line.name,), measure, room), words if line.say else Laid(0, ()))
    high = measure.type * TALL
    bar = (Bar(0, 0, max(1.0, room * line.share), high),) if line.share > 0 else ()
    return column(said, Laid(high * 1.8, bar))
