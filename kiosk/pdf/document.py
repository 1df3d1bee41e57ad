"""A page as a PDF of one sheet."""

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
from kiosk.pdf.layout import (
    FAMILY,
    ROOMY,
    SHEETS,
    BlackBar,
    Frame,
    LaidOut,
    Mark,
    Measure,
    QrMark,
    Run,
    Size,
    Stroke,
    TooLongError,
    lay_out_paragraphs,
    lay_out_title,
    move_marks,
    new_document,
    smaller,
    stack_marks,
)
from kiosk.view_model.page import Block, Notice, Page, Text

NEAR = 0.6
"""How near, in gaps."""


class LaidOutPage(NamedTuple):
    """What is put on a sheet, and the measure that it was laid out with."""

    measure: Measure
    marks: tuple[Mark, ...]


def lay_out_page(page: Page, size: Size) -> LaidOutPage:
    """The page on one sheet: in 18 points if it can be, else as little smaller as will do."""
    try:
        return lay_out_roomy(page, size)
    except TooLongError:
        for measure in smaller():
            if overflow(page, size, measure) <= 0:
                return lay_out_at(page, size, measure)
        raise


def lay_out_roomy(page: Page, size: Size) -> LaidOutPage:
    """The page in 18 points at the airiest measure that fits; TooLongError if none does."""
    first = bisect_left(ROOMY, True, key=lambda measure: overflow(page, size, measure) <= 0)
    if first == len(ROOMY):
        tightest = ROOMY[-1]
        raise TooLongError(page.id, size, ceil(overflow(page, size, tightest) / tightest.line))
    return lay_out_at(page, size, ROOMY[first])


def lay_out_at(page: Page, size: Size, measure: Measure) -> LaidOutPage:
    """The page at a measure."""
    sheet = SHEETS[size]
    laid = lay_out_whole(page, measure, sheet.width - 2 * sheet.margin)
    return LaidOutPage(measure, move_marks(laid.marks, sheet.margin, sheet.margin))


def overflow(page: Page, size: Size, measure: Measure) -> float:
    """How many points the page is too high at a measure; 0 or less where it fits."""
    sheet = SHEETS[size]
    laid = lay_out_whole(page, measure, sheet.width - 2 * sheet.margin)
    return laid.height - (sheet.height - 2 * sheet.margin)


def lay_out_whole(page: Page, measure: Measure, room: float) -> LaidOut:
    """Title, place and blocks, with a gap between them."""
    place = (lay_out_paragraphs((page.place,), measure, room),) if page.place else ()
    laid = stack_marks(lay_out_title(page.title, measure, room), *place)
    above: Block | None = None
    for block in page.blocks:
        shown = lay_out_block(block, page, measure, room)
        if shown.height:
            laid = stack_marks(laid, LaidOut(_gap(above, block) * measure.gap, ()), shown)
            above = block
    return laid


def _gap(above: Block | None, block: Block) -> float:
    """Sentences that follow each other stand nearer together than other blocks do."""
    both = isinstance(above, Text | Notice) and isinstance(block, Text | Notice)
    return NEAR if both else 1.0


OVERLAP = 0.05
"""Rows of a QR code overlap a little, or some printers leave a hair of white between them."""


def draw_document(page: Page, size: Size, marks: tuple[Mark, ...], day: date) -> bytes:
    """The PDF: the same bytes for the same page on the same day."""
    paper = SHEETS[size]
    made = new_document(paper.width, paper.height)
    made.set_title(page.title)
    made.set_lang(page.language)
    made.set_producer("")
    made.set_creation_date(datetime.combine(day, time(), UTC))
    made.add_page()
    for mark in marks:
        _draw(mark, made)
    return bytes(made.output())


def _draw(mark: Mark, made: FPDF) -> None:
    match mark:
        case Run(x, y, text, size, bold):
            made.set_font(FAMILY, "B" if bold else "", size)
            made.text(x, y, text)
        case Frame(x, y, width, height, thick):
            made.set_line_width(thick)
            made.rect(x, y, width, height, round_corners=True, corner_radius=2)
        case BlackBar(x, y, width, height):
            made.rect(x, y, width, height, style=RenderStyle.F)
        case QrMark():
            for one in qr_bars(mark):
                _draw(one, made)
        case Stroke(x, y, points, thick):
            made.set_line_width(thick)
            made.polyline([(x + right, y + down) for right, down in points])


def qr_bars(code: QrMark) -> Iterator[BlackBar]:
    """A QR code as black boxes, one for all modules that touch in a row."""
    for number, row in enumerate(code.rows):
        at = 0
        for dark, modules in groupby(row):
            count = len(tuple(modules))
            if dark:
                x, y = code.x + at * code.side, code.y + number * code.side
                yield BlackBar(x, y, count * code.side, code.side + OVERLAP)
            at += count


def render_pdf(page: Page, size: Size = "a4", day: date | None = None) -> bytes:
    """The page as a PDF of one sheet; it is dated no finer than the day, today unless another is given.

    A page that is too long for the size of its type, such as one with an office's long contacts, is set smaller.
    """
    # What draws takes a fifth of a second to load, and few visits print.
    from kiosk.pdf.charts import has_charts, lay_out_charts

    pass
    pass

    marks = lay_out_charts(page, size) if has_charts(page) else lay_out_page(page, size).marks
    return draw_document(page, size, marks, day or clock.today())


def fitting_measure(page: Page, size: Size = "a4") -> Measure:
    """The measure at which the page fits one sheet in 18 points; TooLongError says how far it does not."""
    pass

    return lay_out_roomy(page, size).measure
