"""A page as a PDF, which says nothing of who made it, where and at what hour."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from math import ceil

from fpdf import FPDF

from kiosk import clock
from kiosk.pdf.blocks import write_page
from kiosk.pdf.charts import CHART_MEASURES, has_charts, write_charts
from kiosk.pdf.fonts import new_document
from kiosk.pdf.layout import (
    FULL_SIZE_MEASURES,
    SHEETS,
    Measure,
    Size,
    TooLongError,
    smaller_measures,
)
from kiosk.pdf.sheet import Sheet
from kiosk.view_model.page import Page
from kiosk.view_model.printable_page import printable_page


def render_pdf(page: Page, size: Size = "a4", day: date | None = None) -> bytes:
    """The page as a PDF of one sheet, and one more for each further sheet of it; dated `day`, by default today.

    A sheet that is too long for 18 points, such as one with an office's long contacts, gets a smaller font.
    TooLongError where no font size is small enough.
    """
    page = printable_page(page)
    with new_document(SHEETS[size].width, SHEETS[size].height) as pdf:
        pdf.set_title(page.title)
        pdf.set_lang(page.language)
        # Both would tell more than the day: the library, and the second.
        pdf.set_producer("")
        pdf.set_creation_date(datetime.combine(day or clock.today(), time(), UTC))
        for one in (page, *page.further_sheets):
            draw_sheet(pdf, one, size)
        return bytes(pdf.output())


def draw_sheet(pdf: FPDF, page: Page, size: Size) -> None:
    """Add the page to a document as one sheet: in 18 points if it fits, else in the largest size that does."""
    if has_charts(page):
        with overflow_of(page, size, write_charts) as overflow:
            fitting = (measure for measure in CHART_MEASURES if overflow(measure) <= 0)
            measure = next(fitting, CHART_MEASURES[-1])
        write_charts(page, Sheet(pdf, size, measure))
    else:
        write_page(page, Sheet(pdf, size, _largest_measure(page, size)))


def fitting_measure(page: Page, size: Size = "a4") -> Measure:
    """The measure of the widest spacing with which a page fits a sheet in 18 points; TooLongError if none does."""
    with overflow_of(printable_page(page), size) as overflow:
        # The measures are sorted from the widest on, so that each after the first that fits does, too.
        first = bisect_left(FULL_SIZE_MEASURES, True, key=lambda measure: overflow(measure) <= 0)
        if first == len(FULL_SIZE_MEASURES):
            tightest = FULL_SIZE_MEASURES[-1]
            raise TooLongError(page.id, size, ceil(overflow(tightest) / tightest.line_height))
        return FULL_SIZE_MEASURES[first]


@contextmanager
def overflow_of(
    page: Page, size: Size, write: Callable[[Page, Sheet], None] = write_page
) -> Iterator[Callable[[Measure], float]]:
    """By how many points the page is too high with a measure; 0 or less where it fits."""
    with new_document(SHEETS[size].width, SHEETS[size].height) as scratch:

        def overflow(measure: Measure) -> float:
            sheet = Sheet(scratch, size, measure)
            write(page, sheet)
            return sheet.overflow

        yield overflow


def _largest_measure(page: Page, size: Size) -> Measure:
    try:
        return fitting_measure(page, size)
    except TooLongError:
        with overflow_of(page, size) as overflow:
            for measure in smaller_measures():
                if overflow(measure) <= 0:
                    return measure
        raise
