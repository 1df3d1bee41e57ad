"""Measures and lays out text on a sheet: fonts, line breaks, paragraphs, marks in points."""

from collections.abc import Iterator
from functools import cache
from logging import NullHandler, getLogger
from pathlib import Path
from typing import Literal, NamedTuple

from fpdf import FPDF
from fpdf.fonts import TTFFont

from kiosk.paths import shipped_folder

Size = Literal["a4", "a5"]

TYPE = 18.0
"""What is read without effort at 80: the large print of the UK Association for Accessible Formats."""

SMALLEST = 12
TIGHTEST = 1.12


class Sheet(NamedTuple):
    """A sheet of paper and the margin that no printer refuses."""

    width: float
    height: float
    margin: float


SHEETS: dict[Size, Sheet] = {
    "a4": Sheet(595.28, 841.89, 51),
    "a5": Sheet(420, 595, 25),
}
"""In the whole points by which CUPS knows A5."""


class Measure(NamedTuple):
    """The size of the type, of the title, from line to line in sizes of type, and the gap between blocks."""

    type: float
    title: float
    leading: float
    gap: float

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.type * self.leading


ROOMY = (
    *(Measure(TYPE, 28, 1.5, gap) for gap in (28, 24)),
    *(Measure(TYPE, 28, leading, 20) for leading in (1.5, 1.4, 1.3)),
    *(Measure(TYPE, 26, leading, 14) for leading in (1.3, 1.25, 1.2, 1.16, TIGHTEST)),
    *(Measure(TYPE, 24, TIGHTEST, gap) for gap in (12, 10, 8)),
    *(Measure(TYPE, 21, TIGHTEST, gap) for gap in (8, 6)),
)
"""From the airiest on: lines move together before blocks do, and blocks before the title shrinks."""


def smaller() -> Iterator[Measure]:
    """What is left for a page that is too long: smaller type, as little smaller as will do."""
    for half in range(int(TYPE * 2) - 1, SMALLEST * 2 - 1, -1):
        yield Measure(half / 2, half / 2 + 3, TIGHTEST, 5)


# It would complain of signs that the font lacks, on a terminal that shows a page.
getLogger("fpdf").addHandler(NullHandler())

FAMILY = "slip"
BREAKS = ("@/", "-.")
"""A word that is wider than the paper, such as an address, breaks after one of these, the first ones if it can."""


def font_files() -> dict[bool, Path]:
    """The two font files: regular, and bold under True."""
    folder = shipped_folder("styles") / "fonts"
    return {
        False: folder / "DejaVuSansCondensed.ttf",
        True: folder / "DejaVuSansCondensed-Bold.ttf",
    }


def new_document(width: float, height: float) -> FPDF:
    """An empty document that measures in points and knows both fonts."""
    made = FPDF(unit="pt", format=(width, height))
    for bold, path in font_files().items():
        made.add_font(FAMILY, "B" if bold else "", path)
    return made


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in points."""
    return sum(_advances(bold)[ord(sign)] for sign in text) * size / 1000


def wrap_text(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text cut at its spaces, and a word that is wider than the room within."""
    space = text_width(" ", size, bold)
    lines: list[str] = []
    used = room
    for word in text.split(" "):
        more = space + text_width(word, size, bold)
        if used + more <= room:
            lines[-1] += f" {word}"
            used += more
        else:
            lines.extend(_cut(word, size, room, bold))
            used = text_width(lines[-1], size, bold)
    return lines


def _cut(word: str, size: float, room: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    while text_width(word, size, bold) > room:
        held = [n for n in range(2, len(word)) if text_width(word[:n], size, bold) <= room] or [1]
        ends = ([n for n in held if word[n - 1] in signs] for signs in BREAKS)
        end = next(filter(None, ends), held)[-1]
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The signs of a text that the fonts do not have."""
    return tuple(sign for sign in dict.fromkeys(text) if ord(sign) not in _font(False).cmap)


def _advances(bold: bool) -> dict[int, float]:
    """How far each letter moves on, in thousandths of the size of the type."""
    return _font(bold).cw


@cache
def _font(bold: bool) -> TTFFont:
    font = new_document(100, 100).fonts[FAMILY + "B" * bold]
    assert isinstance(font, TTFFont)
    return font


class Run(NamedTuple):
    """One line of text, or a piece of it, standing on its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False


class Frame(NamedTuple):
    """An empty box."""

    x: float
    y: float
    width: float
    height: float
    thick: float = 1.2


class BlackBar(NamedTuple):
    """A black box."""

    x: float
    y: float
    width: float
    height: float


class Stroke(NamedTuple):
    """A line through a few points, given as how far each is from x and y."""

    x: float
    y: float
    points: tuple[tuple[float, float], ...]
    thick: float = 2.4


class QrMark(NamedTuple):
    """A QR code: its rows of modules, True for black, each module `side` wide and high."""

    x: float
    y: float
    rows: tuple[tuple[bool, ...], ...]
    side: float


Mark = QrMark | Run | Frame | BlackBar | Stroke


class LaidOut(NamedTuple):
    """Marks from their own upper left corner on, and the height that they take."""

    height: float
    marks: tuple[Mark, ...]


def move_marks(marks: tuple[Mark, ...], right: float, down: float) -> tuple[Mark, ...]:
    """The marks somewhere else."""
    return tuple(one._replace(x=one.x + right, y=one.y + down) for one in marks)


def stack_marks(*laid: LaidOut) -> LaidOut:
    """One below the other."""
    marks: tuple[Mark, ...] = ()
    height = 0.0
    for one in laid:
        marks += move_marks(one.marks, 0, height)
        height += one.height
    return LaidOut(height, marks)


CAPITAL = 0.73
"""How high a capital of the font is, in sizes of type."""


def lay_out_paragraphs(
    said: tuple[str, ...], measure: Measure, room: float, bold: bool = False
) -> LaidOut:
    """Paragraphs, one after the other, left aligned."""
    lines = [line for one in said for line in wrap_text(one, measure.type, room, bold)]
    runs = (
        Run(0, number * measure.line + baseline(measure), line, measure.type, bold)
        for number, line in enumerate(lines)
    )
    return LaidOut(len(lines) * measure.line, tuple(runs))


def lay_out_title(said: str, measure: Measure, room: float) -> LaidOut:
    """The title: larger, bold, its lines close together."""
    return lay_out_paragraphs(
        (said,), measure._replace(type=measure.title, leading=1.15), room, bold=True
    )


def baseline(measure: Measure) -> float:
    """How far below the top of a line its letters stand: capitals and tails share what is white."""
    return measure.line / 2 + measure.type * 0.346


class TooLongError(Exception):
    """Says which page is too long for which paper, and by how many lines."""

    def __init__(self, page: str, size: Size, lines: int) -> None:
        super().__init__(f"The page {page} is {lines} lines too long for one sheet of {size}.")
        self.lines = lines
