"""Marks put into a PDF that says nothing of who made it where and at what hour."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby

from fpdf import FPDF
from fpdf.enums import RenderStyle

from kiosk.view_model.page import Page
from kiosk.world.paper.marks import Bar, Frame, Mark, Run, Square, Stroke
from kiosk.world.paper.measure import SHEETS, Size
from kiosk.world.paper.ruler import FAMILY, sheet

OVERLAP = 0.05
"""Rows of a QR code overlap a little, or some printers leave a hair of white between them."""


def drawn(page: Page, size: Size, marks: tuple[Mark, ...], day: date) -> bytes:
    """The PDF: the same bytes for the same page on the same day."""
    paper = SHEETS[size]
    made = sheet(paper.width, paper.height)
    made.set_title(page.title)
    made.set_lang(page.language)
    made.set_producer("")
    made.set_creation_date(datetime.combine(day, time(), UTC))
    made.add_page()
    for mark in marks:
        _draw(mark, made)
    return bytes(made.output())


def _draw(mark: Mark, made: FPDF) -> None:
    match mark:
        case Run(x, y, text, size, bold):
            made.set_font(FAMILY, "B" if bold else "", size)
            made.text(x, y, text)
        case Frame(x, y, width, height, thick):
            made.set_line_width(thick)
            made.rect(x, y, width, height, round_corners=True, corner_radius=2)
        case Bar(x, y, width, height):
            made.rect(x, y, width, height, style=RenderStyle.F)
        case Square():
            for one in bars(mark):
                _draw(one, made)
        case Stroke(x, y, points, thick):
            made.set_line_width(thick)
            made.polyline([(x + right, y + down) for right, down in points])


def bars(code: Square) -> Iterator[Bar]:
    """A QR code as black boxes, one for all modules that touch in a row."""
    for number, row in enumerate(code.rows):
        at = 0
        for dark, modules in groupby(row):
            count = len(tuple(modules))
            if dark:
                x, y = code.x + at * code.side, code.y + number * code.side
                yield Bar(x, y, count * code.side, code.side + OVERLAP)
            at += count
