"""A page as a PDF of one sheet, which says nothing of who made it, where and at what hour."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby
from math import ceil
from typing import NamedTuple

from fpdf import FPDF
from fpdf.enums import RenderStyle

from kiosk import clock
from kiosk.pdf.blocks import lay_out_block
from kiosk.pdf.fonts import FONT_FAMILY, new_document
from kiosk.pdf.layout import (
    FULL_SIZE_MEASURES,
    SHEETS,
    BarMark,
    FrameMark,
    Layout,
    LineMark,
    Mark,
    Measure,
    QrMark,
    Size,
    TextMark,
    TooLongError,
    lay_out_paragraphs,
    lay_out_title,
    move_marks,
    smaller_measures,
    stack_layouts,
)
from kiosk.view_model.page import Block, Notice, Page, Text
from kiosk.view_model.printable_page import printable_page

SENTENCE_GAP = 0.6
"""The gap between sentences that follow each other, in gaps between blocks."""

ROW_OVERLAP = 0.05
"""Points by which rows of a QR code overlap: some printers leave a thin white line between them otherwise."""


class SheetLayout(NamedTuple):
    """The marks of a sheet, and the measure with which they were laid out."""

    measure: Measure
    marks: tuple[Mark, ...]


def lay_out_page(page: Page, size: Size) -> SheetLayout:
    """The page on one sheet: in 18 points if it fits, else in the largest font size that does; or TooLongError."""
    try:
        return lay_out_full_size(page, size)
    except TooLongError:
        for measure in smaller_measures():
            if overflow(page, size, measure) <= 0:
                return lay_out_at(page, size, measure)
        raise


def lay_out_full_size(page: Page, size: Size) -> SheetLayout:
    """The page in 18 points with the widest spacing that fits; TooLongError if none does."""
    # The measures are sorted from the widest on, so that each after the first that fits does, too.
    first = bisect_left(
        FULL_SIZE_MEASURES, True, key=lambda measure: overflow(page, size, measure) <= 0
    )
    if first == len(FULL_SIZE_MEASURES):
        tightest = FULL_SIZE_MEASURES[-1]
        raise TooLongError(
            page.id, size, ceil(overflow(page, size, tightest) / tightest.line_height)
        )
    return lay_out_at(page, size, FULL_SIZE_MEASURES[first])


def lay_out_at(page: Page, size: Size, measure: Measure) -> SheetLayout:
    """The page with a measure, whether it fits or not."""
    sheet = SHEETS[size]
    laid = lay_out_content(page, measure, sheet.width - 2 * sheet.margin)
    return SheetLayout(measure, move_marks(laid.marks, sheet.margin, sheet.margin))


def overflow(page: Page, size: Size, measure: Measure) -> float:
    """By how many points the page is too high with a measure; 0 or less where it fits."""
    sheet = SHEETS[size]
    laid = lay_out_content(page, measure, sheet.width - 2 * sheet.margin)
    return laid.height - (sheet.height - 2 * sheet.margin)


def lay_out_content(page: Page, measure: Measure, room: float) -> Layout:
    """Title, place and blocks with gaps between them, in the width `room`."""
    place = (lay_out_paragraphs((page.place,), measure, room),) if page.place else ()
    laid = stack_layouts(lay_out_title(page.title, measure, room), *place)
    above: Block | None = None
    for block in page.blocks:
        shown = lay_out_block(block, page, measure, room)
        if shown.height:
            laid = stack_layouts(laid, Layout(_gap(above, block) * measure.gap, ()), shown)
            above = block
    return laid


def _gap(above: Block | None, block: Block) -> float:
    """The gap between two blocks, in gaps of the measure; smaller between sentences."""
    both = isinstance(above, Text | Notice) and isinstance(block, Text | Notice)
    return SENTENCE_GAP if both else 1.0


def draw_document(page: Page, size: Size, marks: tuple[Mark, ...], day: date) -> bytes:
    """The bytes of the PDF, which are the same for the same page on the same day."""
    sheet = SHEETS[size]
    pdf = new_document(sheet.width, sheet.height)
    pdf.set_title(page.title)
    pdf.set_lang(page.language)
    # Both would tell more than the day: the library, and the second.
    pdf.set_producer("")
    pdf.set_creation_date(datetime.combine(day, time(), UTC))
    pdf.add_page()
    for mark in marks:
        _draw(mark, pdf)
    return bytes(pdf.output())


def _draw(mark: Mark, pdf: FPDF) -> None:
    match mark:
        case TextMark(x, y, text, size, bold):
            pdf.set_font(FONT_FAMILY, "B" if bold else "", size)
            pdf.text(x, y, text)
        case FrameMark(x, y, width, height, thick):
            pdf.set_line_width(thick)
            pdf.rect(x, y, width, height, round_corners=True, corner_radius=2)
        case BarMark(x, y, width, height):
            pdf.rect(x, y, width, height, style=RenderStyle.F)
        case QrMark():
            for bar in qr_code_bars(mark):
                _draw(bar, pdf)
        case LineMark(x, y, points, thick):
            pdf.set_line_width(thick)
            pdf.polyline([(x + right, y + down) for right, down in points])


def qr_code_bars(code: QrMark) -> Iterator[BarMark]:
    """A QR code as black boxes, one for each run of dark modules in a row."""
    for number, row in enumerate(code.rows):
        column = 0
        for dark, modules in groupby(row):
            count = len(tuple(modules))
            if dark:
                x, y = code.x + column * code.side, code.y + number * code.side
                yield BarMark(x, y, count * code.side, code.side + ROW_OVERLAP)
            column += count


def render_pdf(page: Page, size: Size = "a4", day: date | None = None) -> bytes:
    """The page as a PDF of one sheet, dated `day`, by default today.

    A page that is too long for 18 points, such as one with an office's long contacts, gets a smaller font.
    TooLongError where no font size is small enough.
    """
    from kiosk.pdf.charts import has_charts, lay_out_charts

    page = printable_page(page)
    marks = lay_out_charts(page, size) if has_charts(page) else lay_out_page(page, size).marks
    return draw_document(page, size, marks, day or clock.today())


def fitting_measure(page: Page, size: Size = "a4") -> Measure:
    """The measure with which the page fits one sheet in 18 points; TooLongError where it does not."""
    return lay_out_full_size(printable_page(page), size).measure
