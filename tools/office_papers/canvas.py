"""Draws lines of words, keys, boxes and tables on sheets of A4."""

from datetime import UTC, datetime, time

from fpdf import FPDF
from fpdf.enums import RenderStyle

from kiosk.pdf.fonts import FONT_FAMILY, open_document, text_width
from kiosk.pdf.layout import CAP_HEIGHT, SHEETS
from tools.office_papers.markdown_source import Paper
from tools.office_papers.paragraph_words import BLANK, KEY_PADDING, Word, break_lines, split_words

BLUE, PALE, INK = (23, 55, 110), (232, 237, 246), (16, 18, 24)
"""Colours as RGB. Blue prints as dark grey: nothing depends on colour alone."""

TEXT_LINE, KEY_LINE, BLANK_LINE = 1.42, 1.9, 2.1
"""Heights of a line in font sizes: of text, with a key in it, with a blank to fill in by hand."""


def line_height(line: list[Word], size: float) -> float:
    """The height of a line in points."""
    if any(word.text.startswith(BLANK) for word in line):
        return size * BLANK_LINE
    return size * (KEY_LINE if any(word.key for word in line) else TEXT_LINE)


class Canvas:
    """Draws from top to bottom, at the height `y` of a page; begins a new page where there is no room."""

    def __init__(self, paper: Paper) -> None:
        a4 = SHEETS["a4"]
        self.paper, self.size = paper, paper.font_size
        self.page_height, self.margin = a4.height, a4.margin
        self.room = a4.width - 2 * a4.margin
        self.pdf: FPDF = open_document(a4.width, a4.height)
        self.pdf.set_title(paper.title)
        self.pdf.set_lang(paper.language)
        self.pdf.set_producer("")
        self.pdf.set_creation_date(datetime.combine(paper.day, time(), UTC))
        self.y = 0.0
        self.new_page()

    def new_page(self) -> None:
        """Begin a new page, with the foot of the paper."""
        self.pdf.add_page()
        self.pdf.set_text_color(*INK)
        foot = min(11.0, self.size)
        self.pdf.set_draw_color(*BLUE)
        self.line(self.margin, self.page_height - 40, self.room, 0.8)
        self.text(self.paper.foot, self.margin, self.page_height - 25, foot)
        number = str(self.pdf.page)
        self.text(
            number, self.margin + self.room - text_width(number, foot), self.page_height - 25, foot
        )
        self.y = self.margin

    def ensure_room(self, height: float) -> None:
        """Begin a new page unless so much height is left."""
        if self.y + height > self.page_height - 48:
            self.new_page()

    def text(self, text: str, x: float, y: float, size: float, bold: bool = False) -> None:
        """Draw a text; `y` is its baseline."""
        self.pdf.set_font(FONT_FAMILY, "B" if bold else "", size)
        self.pdf.text(x, y, text)

    def line(self, x: float, y: float, length: float, thickness: float) -> None:
        """Draw a horizontal line."""
        self.pdf.set_line_width(thickness)
        self.pdf.line(x, y, x + length, y)

    def fill(
        self, x: float, y: float, width: float, height: float, colour: tuple[int, int, int]
    ) -> None:
        """Draw a filled box with round corners."""
        self.pdf.set_fill_color(*colour)
        self.pdf.rect(x, y, width, height, RenderStyle.F, round_corners=True, corner_radius=6)

    def paragraph(self, text: str, left: float = 0, size: float = 0, bold: bool = False) -> None:
        """Draw a paragraph from `y` down, and move `y` below it."""
        size = size or self.size
        for line in break_lines(split_words(text, bold), size, self.room - left):
            height = line_height(line, size)
            self.ensure_room(height)
            self.text_line(
                line, self.margin + left, self.baseline(line, size), size, self.margin + self.room
            )
            self.y += height

    def measure(self, text: str, left: float = 0) -> float:
        """The height of a paragraph."""
        return sum(
            line_height(line, self.size)
            for line in break_lines(split_words(text), self.size, self.room - left)
        )

    def baseline(self, line: list[Word], size: float) -> float:
        """The baseline of a line that begins at `y`; above a blank there must be room to write."""
        height = line_height(line, size)
        if any(word.text.startswith(BLANK) for word in line):
            return self.y + height - size * 0.5
        return self.y + height / 2 + size * 0.35

    def first_baseline(self, text: str, left: float) -> float:
        """The baseline of the first line of a paragraph that begins at `y`."""
        return self.baseline(
            break_lines(split_words(text), self.size, self.room - left)[0], self.size
        )

    def text_line(self, words: list[Word], x: float, base: float, size: float, end: float) -> None:
        """Draw a line of words on a baseline; a blank reaches to `end`."""
        for number, word in enumerate(words):
            x += 0 if word.joined or not number else text_width(" ", size)
            if word.text.startswith(BLANK):
                self.pdf.set_draw_color(*INK)
                self.line(x + 2, base + 2, end - x - 2, 0.7)
            elif word.key:
                self.key(word, x, base, size)
            else:
                self.text(word.text, x, base, size, word.bold)
            x += word.width(size)

    def key(self, word: Word, x: float, base: float, size: float) -> None:
        """Draw a key as it looks from above."""
        top, height, width = base - size * 1.1, size * 1.5, word.width(size)
        self.pdf.set_draw_color(*INK)
        self.pdf.set_line_width(1.1)
        self.pdf.set_fill_color(*PALE)
        self.pdf.rect(
            x, top, width, height, RenderStyle.DF, round_corners=True, corner_radius=size * 0.25
        )
        small = size * 0.86
        inside = text_width(word.text, small, bold=True)
        middle = max((width - inside) / 2, KEY_PADDING * size * 0.5)
        self.text(
            word.text, x + middle, top + height / 2 + small * CAP_HEIGHT / 2, small, bold=True
        )
