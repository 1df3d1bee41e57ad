"""Lays out text on a sheet: sheets, measures, marks, paragraphs; all lengths are in points, 72 to the inch."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kiosk.pdf.fonts import wrap_text

Size = Literal["a4", "a5"]

FONT_SIZE = 18.0
"""What is read without effort at 80: the large print of the UK Association for Accessible Formats (UKAAF)."""

MIN_FONT_SIZE = 12
MIN_LEADING = 1.12


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


class TextMark(NamedTuple):
    """A line of text, or a part of one; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False


class FrameMark(NamedTuple):
    """An empty box with round corners; `thick` is the width of its line."""

    x: float
    y: float
    width: float
    height: float
    thick: float = 1.2


class BarMark(NamedTuple):
    """A black box."""

    x: float
    y: float
    width: float
    height: float


class LineMark(NamedTuple):
    """A line through some points, which are relative to x and y."""

    x: float
    y: float
    points: tuple[tuple[float, float], ...]
    thick: float = 2.4


class QrMark(NamedTuple):
    """A QR code as rows of modules, True for black, each of them `side` wide and high."""

    x: float
    y: float
    rows: tuple[tuple[bool, ...], ...]
    side: float


Mark = QrMark | TextMark | FrameMark | BarMark | LineMark


class Layout(NamedTuple):
    """Marks, relative to their own upper left corner, and the height that they take."""

    height: float
    marks: tuple[Mark, ...]


def move_marks(marks: tuple[Mark, ...], right: float, down: float) -> tuple[Mark, ...]:
    """The marks moved to the right and down."""
    return tuple(mark._replace(x=mark.x + right, y=mark.y + down) for mark in marks)


def stack_layouts(*layouts: Layout) -> Layout:
    """The layouts one below the other."""
    marks: tuple[Mark, ...] = ()
    height = 0.0
    for layout in layouts:
        marks += move_marks(layout.marks, 0, height)
        height += layout.height
    return Layout(height, marks)


CAP_HEIGHT = 0.73
"""Height of a capital letter of the font, in font sizes."""


def lay_out_paragraphs(
    paragraphs: tuple[str, ...], measure: Measure, room: float, bold: bool = False
) -> Layout:
    """Paragraphs one below the other, left aligned, in so much room."""
    lines = [
        line
        for paragraph in paragraphs
        for line in wrap_text(paragraph, measure.font_size, room, bold)
    ]
    marks = (
        TextMark(0, number * measure.line_height + baseline(measure), line, measure.font_size, bold)
        for number, line in enumerate(lines)
    )
    return Layout(len(lines) * measure.line_height, tuple(marks))


def lay_out_title(title: str, measure: Measure, room: float) -> Layout:
    """The title: larger, bold, with little leading."""
    return lay_out_paragraphs(
        (title,), measure._replace(font_size=measure.title_size, leading=1.15), room, bold=True
    )


def baseline(measure: Measure) -> float:
    """The distance of the baseline from the top of a line, in which the letters are centred."""
    # Half of what capitals rise above the baseline less half of what descenders go below it.
    return measure.line_height / 2 + measure.font_size * 0.346


class TooLongError(Exception):
    """A page is too long for a size of paper, by so many `lines`."""

    def __init__(self, page: str, size: Size, lines: int) -> None:
        super().__init__(f"The page {page} is {lines} lines too long for one sheet of {size}.")
        self.lines = lines
