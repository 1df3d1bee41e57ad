"""Sheets of paper, and the measures of the text on them; all lengths are in points, 72 to the inch."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Size = Literal["a4", "a5"]

FONT_SIZE = 18.0
"""What is read without effort at 80: the large print of the UK Association for Accessible Formats (UKAAF)."""

MIN_FONT_SIZE = 12
MIN_LEADING = 1.12

CAP_HEIGHT = 0.73
"""Height of a capital letter of the font, in font sizes."""


class PaperSheet(NamedTuple):
    """The size of a sheet, and a margin that every printer can leave."""

    width: float
    height: float
    margin: float


SHEETS: dict[Size, PaperSheet] = {
    "a4": PaperSheet(595.28, 841.89, 51),
    "a5": PaperSheet(420, 595, 25),
}
"""A5 in whole points, as CUPS defines it: by others it would not know the size."""


class Measure(NamedTuple):
    """The font size of the text and of the title, the leading in font sizes, and the gap between blocks."""

    font_size: float
    title_size: float
    leading: float
    gap: float

    @property
    def line_height(self) -> float:
        """The distance from one line of text to the next."""
        return self.font_size * self.leading


FULL_SIZE_MEASURES = (
    *(Measure(FONT_SIZE, 28, 1.5, gap) for gap in (28, 24)),
    *(Measure(FONT_SIZE, 28, leading, 20) for leading in (1.5, 1.4, 1.3)),
    *(Measure(FONT_SIZE, 26, leading, 14) for leading in (1.3, 1.25, 1.2, 1.16, MIN_LEADING)),
    *(Measure(FONT_SIZE, 24, MIN_LEADING, gap) for gap in (12, 10, 8)),
    *(Measure(FONT_SIZE, 21, MIN_LEADING, gap) for gap in (8, 6)),
)
"""Measures with the full font size, the widest spacing first: leading and gaps shrink before the title does."""


def smaller_measures() -> Iterator[Measure]:
    """Measures for a page that is too long, with ever smaller fonts, in steps of half a point."""
    for half_points in range(int(FONT_SIZE * 2) - 1, MIN_FONT_SIZE * 2 - 1, -1):
        yield Measure(half_points / 2, half_points / 2 + 3, MIN_LEADING, 5)


class TooLongError(Exception):
    """A page is too long for a size of paper, by so many `lines`."""

    def __init__(self, page: str, size: Size, lines: int) -> None:
        super().__init__(f"The page {page} is {lines} lines too long for one sheet of {size}.")
        self.lines = lines
