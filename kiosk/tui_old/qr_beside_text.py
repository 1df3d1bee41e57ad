"""A square that stands beside the words of a page: whole, at its natural size, and never alone."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.tui.blocks.qr_code import code
from kiosk.tui.fit import MARGINS
from kiosk.tui.palettes import console
from kiosk.tui.rows import BLANK, Row, Span, breadth
from kiosk.view_model.page import Page, QrCode

Rows = tuple[Row, ...]

GAP = 1
WORDS = 26
"""Cells that words need beside a square: what the square of an address leaves of 60."""
EASY = 32
"""Cells that they get where the window has them."""


class Side(NamedTuple):
    """The rows of a square; a `close` one begins at the top of the window, beside the title."""

    rows: Rows = ()
    close: bool = False

    @property
    def width(self) -> int:
        """Its cells with the gap before it; 0 for none."""
        return GAP + breadth(self.rows[0]) if self.rows else 0

    def margins(self, said: int) -> tuple[int, int]:
        """The cells before and after a paragraph in a column of words so wide."""
        if not self.rows:
            return MARGINS
        return (MARGINS[0] if said >= EASY else 1, 0)


NONE = Side()


def part_of(page: Page) -> tuple[Page, Iterator[Rows]]:
    """A page without its squares, and these, the one to show first where it has room.

    The fonts of the kernel console have no half blocks: modules are twice as large there.
    """
    texts = [block.text for block in page.blocks if isinstance(block, QrCode)]
    words = tuple(block for block in page.blocks if not isinstance(block, QrCode))
    drawn = (code(text, whole=console()) for text in texts)
    return replace(page, blocks=words), (rows for rows in drawn if rows)


def beside(rows: list[Row], side: Side, band: int, top: int, said: int) -> list[Row]:
    """Rows of words, `said` cells wide, and the square at their right, level with the first word.

    There are more rows than were given where the square is taller.
    """
    spare = len(rows) - band - len(side.rows)
    start = 0 if side.close else band + max(0, min(top, spare))
    made = [*rows, *[BLANK] * (start + len(side.rows) - len(rows))]
    for y, squared in enumerate(side.rows, start=start):
        made[y] = (*made[y], Span(" " * (said + GAP - breadth(made[y]))), *squared)
    return made
