"""Bar charts on paper: all on one sheet, in two columns, each bar under its words."""

from kiosk.pdf.fonts import text_width
from kiosk.pdf.layout import (
    SHEETS,
    BarMark,
    Layout,
    Mark,
    Measure,
    Size,
    lay_out_paragraphs,
    lay_out_title,
    move_marks,
    stack_layouts,
)
from kiosk.pdf.paper_text import head_words, paragraph_words
from kiosk.view_model.page import BarChart, ChartRow, Page

FONT_SIZES: dict[Size, float] = {"a4": 11.0, "a5": 8.0}
"""Points, for staff who read at a table; smaller where the charts need more room."""

MIN_FONT_SIZE = 4.0

COLUMN_GAP = 0.06
"""Between the two columns, in widths of the text area."""

BAR_HEIGHT = 0.35
"""In font sizes."""


def has_charts(page: Page) -> bool:
    """Whether a page has bar charts."""
    return any(isinstance(block, BarChart) for block in page.blocks)


def lay_out_charts(page: Page, size: Size) -> tuple[Mark, ...]:
    """The page on one sheet, in the largest font size that fits."""
    sheet = SHEETS[size]
    font_size = FONT_SIZES[size]
    laid = _lay_out_page(page, font_size, sheet.width - 2 * sheet.margin)
    while laid.height > sheet.height - 2 * sheet.margin and font_size > MIN_FONT_SIZE:
        font_size -= 0.5
        laid = _lay_out_page(page, font_size, sheet.width - 2 * sheet.margin)
    return move_marks(laid.marks, sheet.margin, sheet.margin)


def _lay_out_page(page: Page, font_size: float, room: float) -> Layout:
    measure = Measure(font_size, font_size * 1.8, 1.3, font_size)
    name, *rest = head_words(page)
    top = [lay_out_title(name, measure, room), lay_out_paragraphs(tuple(rest), measure, room)]
    top += [
        lay_out_paragraphs(paragraph_words(block, page), measure, room)
        for block in page.blocks
        if not isinstance(block, BarChart)
    ]
    gap = room * COLUMN_GAP
    width = (room - gap) / 2
    white = Layout(measure.gap, ())
    charts = [
        _lay_out_chart(block, measure, width)
        for block in page.blocks
        if isinstance(block, BarChart)
    ]
    # In their order, the first half of their height to the left.
    half = sum(chart.height + measure.gap for chart in charts) / 2
    left, right = Layout(0, ()), Layout(0, ())
    for chart in charts:
        if not right.height and left.height + chart.height / 2 <= half:
            left = stack_layouts(left, chart, white)
        else:
            right = stack_layouts(right, chart, white)
    both = Layout(
        max(left.height, right.height), (*left.marks, *move_marks(right.marks, width + gap, 0))
    )
    return stack_layouts(*top, white, both)


def _lay_out_chart(block: BarChart, measure: Measure, room: float) -> Layout:
    lines = [_lay_out_row(row, measure, room) for row in block.lines]
    return stack_layouts(lay_out_paragraphs((block.say,), measure, room, bold=True), *lines)


def _lay_out_row(row: ChartRow, measure: Measure, room: float) -> Layout:
    """The name, its words to the right of it or else below it, and the bar under both."""
    words = lay_out_paragraphs((row.say,), measure, room)
    words_width = text_width(row.say, measure.font_size)
    if (
        row.say
        and text_width(row.name, measure.font_size) + words_width + measure.font_size <= room
    ):
        text = Layout(
            measure.line_height,
            (
                *lay_out_paragraphs((row.name,), measure, room).marks,
                *move_marks(words.marks, room - words_width, 0),
            ),
        )
    else:
        text = stack_layouts(
            lay_out_paragraphs((row.name,), measure, room), words if row.say else Layout(0, ())
        )
    height = measure.font_size * BAR_HEIGHT
    bar = (BarMark(0, 0, max(1.0, room * row.share), height),) if row.share > 0 else ()
    return stack_layouts(text, Layout(height * 1.8, bar))
