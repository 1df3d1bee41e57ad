"""Draws a window of the kiosk on paper: its cells in their colours, its words in the letters of the slip."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fpdf import FPDF
from fpdf.enums import RenderStyle
from rich.segment import Segment
from rich.style import Style

from kiosk.pdf.fonts import FONT_FAMILY, missing_glyphs, text_width
from kiosk.tui.page_pictures import PagePart

Colour = tuple[int, int, int]
INK, PAPER = (0, 0, 0), (255, 255, 255)
FULL_WIDTH = 100.0
"""Per cent to which letters are stretched."""

BEFORE_NEXT = 0.7
"""Cells between the words of a run and what follows it."""

LINES = {"─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu"}
"""Characters of boxes by the sides that they reach: left, right, up, down."""

HALVES = {"█": (0.0, 1.0), "▀": (0.0, 0.5), "▄": (0.5, 0.5)}
"""Blocks by their top and their height, in cells."""

ARROW = "▶"
GAP = re.compile(r" {2,}")
"""Words with more than one space between them stand in columns of their own."""


class Grid(NamedTuple):
    """Where a window stands on paper: its upper left corner and the size of a cell, in points."""

    x: float
    y: float
    cell: float
    row: float

    @property
    def font_size(self) -> float:
        """Letters that are as wide as the cells as a rule, and not higher than a row."""
        return min(self.cell * 2.12, self.row * 0.84)


class Piece(NamedTuple):
    """Some characters of one style; `column` is where the first one stands."""

    column: int
    text: str
    style: Style


def draw_rows(pdf: FPDF, strips: Sequence[tuple[Segment, ...]], grid: Grid) -> None:
    """Draw the rows of a window."""
    for number, strip in enumerate(strips):
        row = grid._replace(y=grid.y + number * grid.row)
        pieces = list(_pieces(strip))
        for piece in pieces:
            _draw_background(pdf, piece, row)
        runs = list(_runs(pieces))
        ends = [run[0].column for run in runs[1:]]
        ends.append(sum(len(piece.text) for piece in pieces))
        for run, end in zip(runs, ends, strict=False):
            _draw_run(pdf, run, row, end)


def _pieces(strip: tuple[Segment, ...]) -> Iterator[Piece]:
    column = 0
    for text, style, _ in strip:
        yield Piece(column, text, style or Style.null())
        column += len(text)


def _runs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The words of a row that are read together, each run with its styles; every drawn sign by itself."""
    run: list[Piece] = []
    for column, text, style in pieces:
        for at, token in _tokens(text):
            piece = Piece(column + at, token, style)
            drawn = token in LINES or token in HALVES or token == ARROW
            if run and (drawn or _is_apart(run[-1], piece)):
                yield run
                run = []
            if drawn:
                yield [piece]
            elif token.strip(" "):
                run.append(piece)
    if run:
        yield run


def _is_apart(before: Piece, piece: Piece) -> bool:
    """Whether more than one blank cell is between two pieces."""
    end = before.column + len(before.text.rstrip(" "))
    start = piece.column + len(piece.text) - len(piece.text.lstrip(" "))
    return start - end > 1


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """The text cut at wide gaps and at drawn signs."""
    signs = "".join((*LINES, *HALVES, ARROW))
    for match in re.finditer(rf"[{signs}]|(?:(?! {{2}})[^{signs}])+", text):
        yield match.start(), match.group()


def _draw_background(pdf: FPDF, piece: Piece, grid: Grid) -> None:
    colour = _colours(piece.style)[1]
    if colour != PAPER:
        pdf.set_fill_color(*colour)
        pdf.rect(
            grid.x + piece.column * grid.cell,
            grid.y,
            len(piece.text) * grid.cell,
            # Between two rows of one colour some printers leave a thin white line otherwise.
            grid.row + 0.1,
            RenderStyle.F,
        )


def _draw_run(pdf: FPDF, run: list[Piece], grid: Grid, end: int) -> None:
    """Draw a run, which has room as far as the column `end`."""
    first = run[0]
    if first.text in LINES:
        _draw_line(pdf, first, grid)
    elif first.text in HALVES:
        top, height = HALVES[first.text]
        pdf.set_fill_color(*_colours(first.style)[0])
        x, y = grid.x + first.column * grid.cell, grid.y + top * grid.row
        pdf.rect(x, y, grid.cell, height * grid.row + 0.1, RenderStyle.F)
    elif first.text == ARROW:
        _draw_arrow(pdf, first, grid)
    else:
        _draw_words(pdf, run, grid, end)


def _draw_words(pdf: FPDF, run: list[Piece], grid: Grid, end: int) -> None:
    """The words of a run one after the other, narrower where they need more room than there is."""
    text = "".join(piece.text for piece in run)
    lead = len(text) - len(text.lstrip(" "))
    pieces = [run[0]._replace(column=run[0].column + lead, text=run[0].text.lstrip(" ")), *run[1:]]
    size = grid.font_size
    widths = [text_width(piece.text, size, bool(piece.style.bold)) for piece in pieces]
    room = (end - pieces[0].column - BEFORE_NEXT) * grid.cell
    stretch = min(1.0, room / sum(widths)) if sum(widths) else 1.0
    pdf.set_stretching(FULL_WIDTH * stretch)
    x, base = grid.x + pieces[0].column * grid.cell, grid.y + grid.row / 2 + size * 0.346
    for piece, width in zip(pieces, widths, strict=True):
        pdf.set_font(FONT_FAMILY, "B" if piece.style.bold else "", size)
        pdf.set_text_color(*_colours(piece.style)[0])
        pdf.text(x, base, piece.text)
        x += width * stretch
    pdf.set_stretching(FULL_WIDTH)


def _draw_line(pdf: FPDF, piece: Piece, grid: Grid) -> None:
    left, top = grid.x + piece.column * grid.cell, grid.y
    x, y = left + grid.cell / 2, top + grid.row / 2
    ends = {
        "l": (left, y),
        "r": (left + grid.cell, y),
        "u": (x, top),
        "d": (x, top + grid.row),
    }
    pdf.set_draw_color(*_colours(piece.style)[0])
    pdf.set_line_width(0.7)
    for side in LINES[piece.text]:
        pdf.line(x, y, *ends[side])


def _draw_arrow(pdf: FPDF, piece: Piece, grid: Grid) -> None:
    x, y = grid.x + (piece.column + 0.05) * grid.cell, grid.y + grid.row / 2
    height, width = grid.row * 0.27, grid.cell * 1.05
    pdf.set_fill_color(*_colours(piece.style)[0])
    pdf.polygon([(x, y - height), (x, y + height), (x + width, y)], style=RenderStyle.F)


def _colours(style: Style) -> tuple[Colour, Colour]:
    """The colours of letters and ground."""
    ink = tuple(style.color.get_truecolor()) if style.color else INK
    paper = tuple(style.bgcolor.get_truecolor()) if style.bgcolor else PAPER
    red, green, blue = (paper if style.reverse else ink)[:3]
    ground = (ink if style.reverse else paper)[:3]
    return (red, green, blue), (ground[0], ground[1], ground[2])


def undrawn_characters(part: PagePart) -> tuple[str, ...]:
    """The characters of a part of a page that are neither in the fonts nor drawn here."""
    drawn = {*LINES, *HALVES, ARROW}
    return tuple(one for one in missing_glyphs("".join(part.rows)) if one not in drawn)
