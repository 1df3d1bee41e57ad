"""The one widget of the kiosk: it paints the sheet, each role in its own style."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, NoColor
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from kiosk.tui.sheet import Sheet

ROLES = (
    "text", "lead", "strong", "soft", "band", "title", "place", "rule", "foot", "digit", "focus",
    "sign", "done", "now", "code", "url", "box", "name", "drawn", "press", "typed",
    "entry", "square",
)  # fmt: skip


class Sparing(LineFilter):
    """Takes all colours away but those of a square, whose black and white are what it says."""

    def __init__(self, square: Style) -> None:
        super().__init__()
        self._square = square
        self._plain = NoColor()

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line without colours."""
        return [
            one if one.style == self._square else self._plain.apply([one], background)[0]
            for one in segments
        ]


def differing(one: Sheet, other: Sheet) -> Iterator[int]:
    """The rows in which two sheets are painted differently."""
    rows = zip_longest(one.rows, other.rows, fillvalue=())
    for y, (before, after) in enumerate(rows):
        if before != after or (y < one.band) != (y < other.band):
            yield y


class PageView(Widget):
    """A sheet on the screen; it holds no more than what is painted."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"page--{role}" for role in ROLES}  # noqa: RUF012

    _sheet = Sheet(())

    def show(self, sheet: Sheet) -> None:
        """Paint what another sheet has of its own, and put the terminal's cursor on its focus.

        What did not change is not written again: screen readers would say it again.
        """
        if sheet is self._sheet:
            return
        before, self._sheet = self._sheet, sheet
        self.app.cursor_position = Offset(*sheet.cursor)
        dirty = {*differing(before, sheet), sheet.cursor[1]}
        self.refresh(*(Region(0, y, self.size.width, 1) for y in sorted(dirty)))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, which spare a square where no colours are wanted."""
        found = super().get_line_filters()
        sparing = Sparing(self._style("square"))
        return [sparing if isinstance(one, NoColor) else one for one in found]

    def render_line(self, y: int) -> Strip:
        """One row of the window."""
        sheet, width = self._sheet, self.size.width
        plain = "band" if y < sheet.band else "text"
        row = sheet.rows[y] if y < len(sheet.rows) else ()
        segments = [
            Segment(text, self._style(plain if role == "text" else role)) for text, role in row
        ]
        strip = Strip(segments)
        return strip.adjust_cell_length(width, self._style(plain))

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"page--{role}")
