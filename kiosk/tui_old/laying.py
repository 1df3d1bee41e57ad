"""Lays any page: one for staff needs more room, and one with a leaf takes the whole width."""

from kiosk.tui.leaf_sheet import lay_leaf
from kiosk.tui.options import Target
from kiosk.tui.rows import BLANK, Span, lines
from kiosk.tui.sheet import Sheet, lay
from kiosk.tui.stand import Stand, leaf_of
from kiosk.view_model.page import Page

BROAD = (80, 24)
"""The smallest window in which a page for staff is shown, in cells."""
OUT = "9"
"""The one key that does something where not even such a page can be shown."""


def laid(page: Page, stand: Stand, width: int, height: int) -> Sheet:
    """The sheet of a page in a window; a window that is too small gets a plain request."""
    if page.broad and (width < BROAD[0] or height < BROAD[1]):
        return _request(page, width)
    leaf = leaf_of(page)
    return lay_leaf(page, leaf, stand, width, height) if leaf else lay(page, stand, width, height)


def _request(page: Page, width: int) -> Sheet:
    """The plain request, and the way out for a member who came here by a wrong key."""
    said = lines(page.labels.too_small, max(1, width - 2), "lead")
    rows = (BLANK, *((Span(" "), *row) for row in said), BLANK)
    way = Span(f" {OUT} {page.labels.back} ")
    return Sheet((*rows, (way,)), targets=(Target(OUT, 0, len(rows), len(way.text), 1),))
