"""Figures on paper: all of them on one sheet, in two columns."""

from kiosk.pdf.blocks import head_words, paragraph_words
from kiosk.pdf.layout import (
    SHEETS,
    BlackBar,
    LaidOut,
    Mark,
    Measure,
    Size,
    lay_out_paragraphs,
    lay_out_title,
    move_marks,
    stack_marks,
    text_width,
)
from kiosk.view_model.page import BarChart, ChartRow, Page

TYPES: dict[Size, float] = {"a4": 11.0, "a5": 8.0}
"""Points, for staff at a desk; smaller where there is more to say."""
LEAST = 4.0
APART = 0.06
"""White between the two columns, in widths of the sheet."""
TALL = 0.35
"""How high a bar is, in sizes of type."""


def has_charts(page: Page) -> bool:
    """Whether a page is one of figures."""
    return any(isinstance(block, BarChart) for block in page.blocks)


def lay_out_charts(page: Page, size: Size) -> tuple[Mark, ...]:
    """The page on one sheet: as small as it has to be."""
    sheet = SHEETS[size]
    type = TYPES[size]
    laid = _whole(page, type, sheet.width - 2 * sheet.margin)
    while laid.height > sheet.height - 2 * sheet.margin and type > LEAST:
        type -= 0.5
        laid = _whole(page, type, sheet.width - 2 * sheet.margin)
    return move_marks(laid.marks, sheet.margin, sheet.margin)


def _whole(page: Page, type: float, room: float) -> LaidOut:
    measure = Measure(type, type * 1.8, 1.3, type)
    name, *rest = head_words(page)
    top = [lay_out_title(name, measure, room), lay_out_paragraphs(tuple(rest), measure, room)]
    top += [
        lay_out_paragraphs(paragraph_words(block, page), measure, room)
        for block in page.blocks
        if not isinstance(block, BarChart)
    ]
    gap = room * APART
    wide = (room - gap) / 2
    white = LaidOut(measure.gap, ())
    made = [_block(block, measure, wide) for block in page.blocks if isinstance(block, BarChart)]
    half = sum(one.height + measure.gap for one in made) / 2
    left, right = LaidOut(0, ()), LaidOut(0, ())
    for one in made:
        if not right.height and left.height + one.height / 2 <= half:
            left = stack_marks(left, one, white)
        else:
            right = stack_marks(right, one, white)
    both = LaidOut(
        max(left.height, right.height), (*left.marks, *move_marks(right.marks, wide + gap, 0))
    )
    return stack_marks(*top, white, both)


def _block(block: BarChart, measure: Measure, room: float) -> LaidOut:
    lines = [_line(one, measure, room) for one in block.lines]
    return stack_marks(lay_out_paragraphs((block.say,), measure, room, bold=True), *lines)


def _line(line: ChartRow, measure: Measure, room: float) -> LaidOut:
    """The name on the left, its words on the right where both fit, and the bar under them."""
    words = lay_out_paragraphs((line.say,), measure, room)
    wide = text_width(line.say, measure.type)
    if line.say and text_width(line.name, measure.type) + wide + measure.type <= room:
        said = LaidOut(
            measure.line,
            (
                *lay_out_paragraphs((line.name,), measure, room).marks,
                *move_marks(words.marks, room - wide, 0),
            ),
        )
    else:
        said = stack_marks(
            lay_out_paragraphs((line.name,), measure, room), words if line.say else LaidOut(0, ())
        )
    high = measure.type * TALL
    bar = (BlackBar(0, 0, max(1.0, room * line.share), high),) if line.share > 0 else ()
    return stack_marks(said, LaidOut(high * 1.8, bar))
