"""The band at the top: the title on the left, the place in the journey on the right or below."""

from textual.app import ComposeResult

from kiosk.tui.widgets.paragraph import HangingText, Paragraph
from kiosk.tui.widgets.unscrolled import Columns
from kiosk.tui.wrap import wide, wrap
from kiosk.view_model.page import Page

GAP = 3
"""Cells between title and place, at least, where they stand on one row."""
MARGIN = 2
"""Cells before the title and after the place."""


class Band(Columns):
    """Title and place of a page; they never wrap into each other."""

    def __init__(self) -> None:
        super().__init__(id="band")
        self._title = Paragraph(classes="title")
        self._place = Paragraph(classes="place")
        self._row = Columns(self._title, self._place, id="band-text")
        self.rows = 1

    def compose(self) -> ComposeResult:
        """Title, then place."""
        yield self._row

    def show_page(self, page: Page, left: int, width: int, *, close: bool) -> None:
        """Take the words of a page over the column of words; a `close` band leaves the cells at its right free."""
        self._title.replace(HangingText(page.title))
        self._place.replace(HangingText(_place(page)))
        self._place.display = bool(_place(page))
        self._row.set_class(_is_stacked(page, width), "-stacked")
        self.rows = band_rows(page, width)
        self._row.styles.margin = (0, 0, 0, left)
        self._row.styles.width = width
        self.styles.width = left + width if close else "100%"


def band_rows(page: Page, width: int) -> int:
    """The rows of title and place in a band of so many cells."""
    room = max(1, width - MARGIN)
    title = len(wrap(page.title, room)) or 1
    return title + len(wrap(_place(page), room)) if _is_stacked(page, width) else title


def _place(page: Page) -> str:
    """The place; the mark, for staff, stands last."""
    return f"{page.place}  {page.mark}" if page.mark else page.place


def _is_stacked(page: Page, width: int) -> bool:
    place = _place(page)
    return bool(place) and wide(page.title) + GAP + wide(place) > width - MARGIN
