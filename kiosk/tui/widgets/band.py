"""The band at the top: the title on the left, the place in the journey on the right or below.

In practice a word before the title says so. The band has as many rows then as without it, so that no page needs a
further part: the place is left out where it would take a row more.
"""

from textual.app import ComposeResult

from kiosk.tui.widgets.paragraph import HangingText, Paragraph, Span
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
        title, place = _title(page), _shown_place(page, width)
        self._title.replace(title)
        self._place.replace(HangingText(place))
        self._place.display = bool(place)
        self._row.set_class(_is_stacked(title, place, width), "-stacked")
        self.rows = band_rows(page, width)
        self._row.styles.margin = (0, 0, 0, left)
        self._row.styles.width = width
        self.styles.width = left + width if close else "100%"


def band_rows(page: Page, width: int) -> int:
    """The rows of title and place in a band of so many cells."""
    return _rows(_title(page), _shown_place(page, width), width)


def _rows(title: HangingText, place: str, width: int) -> int:
    room = max(1, width - MARGIN)
    rows = len(title.lines(room))
    return rows + len(wrap(place, room)) if _is_stacked(title, place, width) else rows


def _title(page: Page) -> HangingText:
    """The title; in practice behind the word that says so."""
    word = page.practice_word
    return HangingText(page.title, [Span(f"{word}  ")] if word else ())


def _shown_place(page: Page, width: int) -> str:
    """The place, unless it costs a page of practice a row more than the same page would have outside practice."""
    place = _place(page)
    if not page.practice_word:
        return place
    rows = _rows(HangingText(page.title), place, width)
    return place if _rows(_title(page), place, width) <= rows else ""


def _place(page: Page) -> str:
    """The place; the mark, for staff, stands last."""
    return f"{page.place}  {page.mark}" if page.mark else page.place


def _is_stacked(title: HangingText, place: str, width: int) -> bool:
    return bool(place) and title.get_optimal_width({}, 0) + GAP + wide(place) > width - MARGIN
