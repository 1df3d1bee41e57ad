"""Paper: a page as one printed sheet, word for word what the screen, the lines and the voice say."""

from datetime import date

from kiosk import clock
from kiosk.view_model.page import Page
from kiosk.world.paper.long import TooLongError
from kiosk.world.paper.measure import Measure, Size
from kiosk.world.paper.words import words

__all__ = ["Measure", "Size", "TooLongError", "fits", "pdf", "words"]


def pdf(page: Page, size: Size = "a4", day: date | None = None) -> bytes:
    """The page as a PDF of one sheet; it is dated no finer than the day, today unless another is given.

    A page that is too long for the size of its type, such as one with an office's long contacts, is set smaller.
    """
    # What draws takes a fifth of a second to load, and few visits print.
    from kiosk.world.paper.bars import barred, has_bars
    from kiosk.world.paper.draw import drawn
    from kiosk.world.paper.stack import stacked

    marks = barred(page, size) if has_bars(page) else stacked(page, size).marks
    return drawn(page, size, marks, day or clock.today())


def fits(page: Page, size: Size = "a4") -> Measure:
    """The measure at which the page fits one sheet in 18 points; TooLongError says how far it does not."""
    from kiosk.world.paper.stack import roomy

    return roomy(page, size).measure
