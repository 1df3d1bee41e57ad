"""A document that keeps what is written and drawn on it, for tests that look at paper without a PDF reader."""

from typing import Any, NamedTuple

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from kiosk.pdf.document import draw_sheet
from kiosk.pdf.fonts import FONT_FAMILY, close_fonts, font_files
from kiosk.pdf.layout import SHEETS, Size
from kiosk.view_model.page import Page


class Line(NamedTuple):
    """A line of text, with the left, top, right and bottom that it takes, and its font size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Frame(NamedTuple):
    """An empty box."""

    x: float
    y: float
    side: float


class RecordingDocument(FPDF):
    """An FPDF that keeps each line, each box and the number of strokes."""

    def __init__(self, size: Size) -> None:
        super().__init__(unit="pt", format=(SHEETS[size].width, SHEETS[size].height))
        for bold, path in font_files().items():
            self.add_font(FONT_FAMILY, "B" if bold else "", path)
        self.lines: list[Line] = []
        self.frames: list[Frame] = []
        self.strokes = 0

    def multi_cell(self, *args: Any, **kwargs: Any) -> Any:
        """Write the text, and keep its lines."""
        left, top, height = self.get_x(), self.get_y(), args[1]
        kwargs["output"] = MethodReturnValue.LINES
        found: Any = super().multi_cell(*args, **kwargs)
        for number, text in enumerate(found):
            y = top + number * height
            right = left + self.get_string_width(text.rstrip())
            self.lines.append(Line(text, left, y, right, y + height, self.font_size_pt))
        return found

    def rect(self, *args: Any, **kwargs: Any) -> Any:
        """Draw the box, and keep it if it is empty."""
        if "style" not in kwargs:
            self.frames.append(Frame(*args[:3]))
        return super().rect(*args, **kwargs)

    def polyline(self, *args: Any, **kwargs: Any) -> Any:
        """Draw a stroke, and count it."""
        self.strokes += 1
        return super().polyline(*args, **kwargs)


def recorded(page: Page, size: Size) -> RecordingDocument:
    """The page drawn on one sheet."""
    document = RecordingDocument(size)
    draw_sheet(document, page, size)
    close_fonts(document)
    return document
