"""A sheet of paper that is written from the top down: title, paragraphs, boxes, codes."""

import re
from collections.abc import Sequence
from itertools import groupby

from fpdf import FPDF
from fpdf.enums import RenderStyle

from kiosk.pdf.fonts import FONT_FAMILY
from kiosk.pdf.layout import CAP_HEIGHT, SHEETS, Measure, Size
from kiosk.services.qr_code import QUIET_ZONE, qr_modules
from kiosk.view_model.page import StepStatus

BOX_SIDE, BOX_GAP, GROUP_GAP = 21.0, 3.0, 14.0
"""The side of a box for one character, and the gaps between boxes and between groups, in points."""

CODE_SIZE = 2.0
"""The size of a code that is read out and typed again, in font sizes."""

BAR_INDENT = 16
"""Width of a bar beside a paragraph and of the gap after it, in points."""

WIDEST_NAME = 0.25
"""The share of the width that the names of a table's rows may take."""

ROW_GAP = 0.2
"""The gap below a row of a table, in gaps between blocks."""

ROW_OVERLAP = 0.05
"""Points by which rows of a QR code overlap: some printers leave a thin white line between them otherwise."""


class Sheet:
    """A new page of a document, on which each method writes below what stands there already."""

    def __init__(self, pdf: FPDF, size: Size, measure: Measure) -> None:
        self.pdf, self.measure, self._paper = pdf, measure, SHEETS[size]
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.set_margin(self._paper.margin)
        pdf.add_page()

    @property
    def overflow(self) -> float:
        """By how many points the text goes beyond the lower margin; 0 or less where it fits."""
        return self.pdf.get_y() - (self._paper.height - self._paper.margin)

    def write(self, *paragraphs: str, bold: bool = False, indent: float = 0) -> None:
        """Paragraphs in lines of the width that is left."""
        self._write(paragraphs, self.measure.font_size, self.measure.leading, bold, indent)

    def write_title(self, title: str) -> None:
        """The title: larger, bold, with little leading."""
        self._write((title,), self.measure.title_size, 1.15, bold=True)

    def _write(
        self,
        paragraphs: tuple[str, ...],
        size: float,
        leading: float,
        bold: bool,
        indent: float = 0,
    ) -> None:
        pdf = self.pdf
        pdf.set_font(FONT_FAMILY, "B" if bold else "", size)
        for paragraph in paragraphs:
            text = self._break_addresses(paragraph, pdf.epw - indent)
            pdf.set_x(pdf.l_margin + indent)
            pdf.multi_cell(
                0, size * leading, text, align="L", print_sh=True, new_x="LMARGIN", new_y="NEXT"
            )

    def write_beside_bar(self, width: float, *paragraphs: str, bold: bool = False) -> None:
        """Paragraphs with a bar to their left, which makes them stand out without colour."""
        top = self.pdf.get_y()
        self.write(*paragraphs, bold=bold, indent=BAR_INDENT)
        height = self.pdf.get_y() - top - 4
        if height > 0:
            self.pdf.rect(self.pdf.l_margin, top + 2, width, height, style=RenderStyle.F)

    def write_step(self, said: str, status: StepStatus) -> None:
        """A line of a checklist: an empty box, a ticked one when done, an arrow for the step to do now."""
        side = self.measure.font_size * CAP_HEIGHT
        # Where the baseline of the first line is, for capitals as high as the box.
        x = self.pdf.l_margin
        y = self.pdf.get_y() + self.measure.line_height / 2 + self.measure.font_size * 0.3 - side
        self.write(said, bold=status == "now", indent=1.7 * side)
        if status == "now":
            self._stroke(x, y, side, (0, 0.5), (1, 0.5))
            self._stroke(x, y, side, (0.64, 0.14), (1, 0.5), (0.64, 0.86))
            return
        self._frame(x, y, side)
        if status == "done":
            self._stroke(x, y, side, (0.2, 0.5), (0.45, 0.75), (0.95, -0.05))

    def write_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Rows of a table: the name of each, and its text to the right of all names, unless these are long."""
        self.pdf.set_font(FONT_FAMILY, "", self.measure.font_size)
        indent = max(map(self.pdf.get_string_width, (f"{name} " for name, _ in rows)))
        beside = indent <= self.pdf.epw * WIDEST_NAME
        for name, text in rows:
            top = self.pdf.get_y()
            self.write(name if beside else f"{name} {text}".rstrip())
            if beside and text:
                self.pdf.set_y(top)
                self.write(text, indent=indent)
            self.pdf.ln(self.measure.gap * ROW_GAP)

    def draw_code_boxes(self, groups: tuple[int, ...]) -> None:
        """One box for each character of a code, in groups; smaller ones where there is little room."""
        full_width = sum(groups) * (BOX_SIDE + BOX_GAP) + (len(groups) - 1) * (GROUP_GAP - BOX_GAP)
        scale = min(1.0, self.pdf.epw / full_width)
        x, y = self.pdf.l_margin, self.pdf.get_y() + 3
        for size in groups:
            for _ in range(size):
                self._frame(x, y, BOX_SIDE * scale)
                x += (BOX_SIDE + BOX_GAP) * scale
            x += (GROUP_GAP - BOX_GAP) * scale
        self.pdf.set_y(y + BOX_SIDE * scale + 3)

    def write_code(self, said: tuple[str, ...], groups: str, scanned: str) -> None:
        """A code in large groups under words on what it is for; beside them the QR code of `scanned`, if any."""
        pdf, top, right = self.pdf, self.pdf.get_y(), self.pdf.r_margin
        rows = qr_modules(scanned) if scanned else ()
        module = self.measure.leading * 2.4
        quiet = QUIET_ZONE * module if rows else 0
        side = len(rows) * module - 2 * quiet
        pdf.set_right_margin(right + side + quiet)
        pdf.set_font(FONT_FAMILY, "B", 10)
        widest = 10 * pdf.epw / pdf.get_string_width(groups)
        self.write(*said)
        self._write((groups,), min(CODE_SIZE * self.measure.font_size, widest), 1.05, bold=True)
        pdf.set_right_margin(right)
        # Gaps and margins are white, too, so they count as part of the quiet zone.
        more = max(0, quiet - self.measure.gap)
        height = max(pdf.get_y() - top, side + 2 * more)
        self._draw_qr_code(rows, pdf.w - right - side, top + (height - side) / 2, module)
        pdf.set_y(top + height)

    def _draw_qr_code(
        self, rows: tuple[tuple[bool, ...], ...], x: float, y: float, module: float
    ) -> None:
        """The dark modules as black boxes, one for each run of them; their upper left corner is at x and y."""
        for number, row in enumerate(rows, start=-QUIET_ZONE):
            column = -QUIET_ZONE
            for dark, run in groupby(row):
                count = len(tuple(run))
                if dark:
                    self.pdf.rect(
                        x + column * module,
                        y + number * module,
                        count * module,
                        module + ROW_OVERLAP,
                        style=RenderStyle.F,
                    )
                column += count

    def _frame(self, x: float, y: float, side: float) -> None:
        self.pdf.set_line_width(1.2)
        self.pdf.rect(x, y, side, side, round_corners=True, corner_radius=2)

    def _stroke(self, x: float, y: float, side: float, *points: tuple[float, float]) -> None:
        """A line through points of a square of that side."""
        self.pdf.set_line_width(2.4)
        self.pdf.polyline([(x + side * right, y + side * down) for right, down in points])

    def _break_addresses(self, text: str, room: float) -> str:
        """The text with a line break after "@" or "/" in each word that is wider than the room."""

        def broken(word: str) -> str:
            if self.pdf.get_string_width(word) <= room:
                return word
            lines = [""]
            for piece in re.split(r"(?<=[@/])", word):
                if lines[-1] and self.pdf.get_string_width(lines[-1] + piece) > room:
                    lines.append("")
                lines[-1] += piece
            return "\n".join(lines)

        return " ".join(map(broken, text.split(" ")))
