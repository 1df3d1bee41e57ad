"""A small drawing of the EU Login screen, the only thing on a page with a frame; it is never cut."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content

from kiosk.tui.widgets.paragraph import Paragraph, Span
from kiosk.tui.widgets.unscrolled import Box, Rows
from kiosk.tui.wrap import wide, wrap
from kiosk.view_model.page import DrawingLine, ScreenDrawing

MAX_WIDTH = 56
MIN_INNER = 20
"""Cells inside the window, at least."""
FRAME = 4
"""Cells of the frame and the blank ones inside it."""
MARK = 2
"""Cells before each line, for the arrow to the button to press."""
BESIDE = 3
"""Cells between the window and the words beside it."""
NOTE_WIDTH = 44
"""Cells that the words under a narrower window take where there is room: in fewer they wrap into a column."""


class DrawnWindow(Box):
    """The window with its lines, and beside or under it the same button in the other language."""

    joined = False
    kept = False

    def __init__(self, block: ScreenDrawing, width: int, *, stacked: bool = False) -> None:
        """`stacked` puts the words under the window even where they have room beside it."""
        super().__init__()
        self.block = block
        inner = min(width, MAX_WIDTH) - FRAME
        self._lines = [line for one in block.lines for line in _drawn_line(one, inner)]
        widths = (line.content.get_optimal_width({}, 0) for line in self._lines)
        self._inner = max([MIN_INNER, wide(block.window) + 2, *(min(one, inner) for one in widths)])
        self.is_beside = (
            bool(block.other) and not stacked and self.width + BESIDE + wide(block.other) <= width
        )
        self.set_class(self.is_beside, "-beside")

    @property
    def width(self) -> int:
        """The cells of the window with its frame."""
        return self._inner + FRAME

    def stand_beside_words(self, room: int) -> int:
        """Take the cells that it needs with the words under it, and say how many: of `room` ones, or its own."""
        wanted = min(wide(self.block.other), NOTE_WIDTH, room)
        self.styles.width = max(self.width, wanted)
        return max(self.width, wanted)

    def rows_in(self, width: int) -> int:
        """The rows that it takes in so many cells."""
        window = sum(line.rows_in(self._inner) for line in self._lines) + 2
        if not self.block.other or self.is_beside:
            return window
        return window + len(wrap(self.block.other, width))

    def compose(self) -> ComposeResult:
        """The framed window, then the words beside or under it."""
        window = Rows(*self._lines, classes="window")
        # As Content: in a string Textual would look for its markup, with links and actions.
        window.border_title = Content(self.block.window)
        window.styles.width = self.width
        yield window
        if self.block.other:
            yield Paragraph(self.block.other, classes="-soft")


def _drawn_line(line: DrawingLine, width: int) -> Iterator[Paragraph]:
    margin = [Span(" " * MARK)]
    if line.kind == "field":
        gap = max(8, min(16, width - wide(line.say) - MARK - 1))
        yield Paragraph(f"{line.say} {'_' * gap}", prefix=margin)
    elif line.kind == "words":
        yield Paragraph(line.say, prefix=margin)
    else:
        yield from _button(line, width)


def _button(line: DrawingLine, width: int) -> Iterator[Paragraph]:
    """A button between brackets, which open on its first row and close on its last one."""
    texts = wrap(line.say, width - MARK - 4)
    longest = max(map(wide, texts), default=0)
    for number, text in enumerate(texts):
        mark = "→ " if line.press and not number else "  "
        opening = "  " if number else "[ "
        closing = " ]" if number == len(texts) - 1 else ""
        rest = " " * (longest - wide(text)) if closing else ""
        classes = "-press" if line.press else ""
        # Each row is one line already, and is not wrapped again.
        yield Paragraph(prefix=[Span(f"{mark}{opening}{text}{rest}{closing}")], classes=classes)
