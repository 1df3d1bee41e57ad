"""Draws lines of words, keys, boxes and tables on sheets of A4."""

from datetime import UTC, datetime, time

from fpdf import FPDF
from fpdf.enums import RenderStyle

from kiosk.pdf.fonts import FONT_FAMILY, new_document, text_width
from kiosk.pdf.layout import SHEETS
from tools.office_papers.markdown_source import Paper
from tools.office_papers.paragraph_words import KEY_PAD, LINE, Word, lines, words

BLUE, PALE, INK = (23, 55, 110), (232, 237, 246), (16, 18, 24)
"""Blue prints as dark grey: nothing is told by colour alone."""

CAP_HEIGHT = 0.73

USUAL, KEYS, FILLED = 1.42, 1.9, 2.1
"""How high a line is, in sizes of type: one of words, one with a key in it, one that a hand fills in."""


def tall(line: list[Word], size: float) -> float:
    """How high a line is."""
    if any(word.text.startswith(LINE) for word in line):
        return size * FILLED
    return size * (KEYS if any(word.key for word in line) else USUAL)


class Pen:
    """A pen at a height `y` of a page, which begins a new page where the room ends."""

    def __init__(self, paper: Paper) -> None:
        a4 = SHEETS["a4"]
        self.paper, self.size = paper, paper.type
        self.high, self.margin = a4.height, a4.margin
        self.room = a4.width - 2 * a4.margin
        self.pdf: FPDF = new_document(a4.width, a4.height)
        self.pdf.set_title(paper.title)
        self.pdf.set_lang(paper.language)
        self.pdf.set_producer("")
        self.pdf.set_creation_date(datetime.combine(paper.day, time(), UTC))
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin a new page, with the day of the paper at its foot."""
        self.pdf.add_page()
        self.pdf.set_text_color(*INK)
        foot = min(11.0, self.size)
        self.pdf.set_draw_color(*BLUE)
        self.line(self.margin, self.high - 40, self.room, 0.8)
        self.text(self.paper.foot, self.margin, self.high - 25, foot)
        number = str(self.pdf.page)
        self.text(number, self.margin + self.room - text_width(number, foot), self.high - 25, foot)
        self.y = self.margin

    def need(self, height: float) -> None:
        """Turn the page unless so much room is left."""
        if self.y + height > self.high - 48:
            self.turn()

    def text(self, said: str, x: float, y: float, size: float, bold: bool = False) -> None:
        """A piece of text on its baseline."""
        self.pdf.set_font(FONT_FAMILY, "B" if bold else "", size)
        self.pdf.text(x, y, said)

    def line(self, x: float, y: float, long: float, thick: float) -> None:
        """A level line."""
        self.pdf.set_line_width(thick)
        self.pdf.line(x, y, x + long, y)

    def fill(
        self, x: float, y: float, wide: float, high: float, colour: tuple[int, int, int]
    ) -> None:
        """A filled box with round corners."""
        self.pdf.set_fill_color(*colour)
        self.pdf.rect(x, y, wide, high, RenderStyle.F, round_corners=True, corner_radius=6)

    def paragraph(self, said: str, left: float = 0, size: float = 0, bold: bool = False) -> None:
        """Words from the pen down; the pen moves on."""
        size = size or self.size
        for one in lines(words(said, bold), size, self.room - left):
            high = tall(one, size)
            self.need(high)
            self.row(one, self.margin + left, self.base(one, size), size, self.margin + self.room)
            self.y += high

    def measure(self, said: str, left: float = 0) -> float:
        """How high a paragraph is."""
        return sum(tall(one, self.size) for one in lines(words(said), self.size, self.room - left))

    def base(self, line: list[Word], size: float) -> float:
        """Where the letters of a line from the pen down stand; a hand needs its white above the line."""
        high = tall(line, size)
        if any(word.text.startswith(LINE) for word in line):
            return self.y + high - size * 0.5
        return self.y + high / 2 + size * 0.35

    def first(self, said: str, left: float) -> float:
        """Where the first line of words will stand."""
        return self.base(lines(words(said), self.size, self.room - left)[0], self.size)

    def row(self, said: list[Word], x: float, base: float, size: float, end: float) -> None:
        """One line of words on a baseline; a line to fill in reaches to the end."""
        for number, word in enumerate(said):
            x += 0 if word.glued or not number else text_width(" ", size)
            if word.text.startswith(LINE):
                self.pdf.set_draw_color(*INK)
                self.line(x + 2, base + 2, end - x - 2, 0.7)
            elif word.key:
                self.key(word, x, base, size)
            else:
                self.text(word.text, x, base, size, word.bold)
            x += word.wide(size)

    def key(self, word: Word, x: float, base: float, size: float) -> None:
        """A key as it looks from above."""
        top, high, wide = base - size * 1.1, size * 1.5, word.wide(size)
        self.pdf.set_draw_color(*INK)
        self.pdf.set_line_width(1.1)
        self.pdf.set_fill_color(*PALE)
        self.pdf.rect(
            x, top, wide, high, RenderStyle.DF, round_corners=True, corner_radius=size * 0.25
        )
        small = size * 0.86
        inside = text_width(word.text, small, bold=True)
        middle = max((wide - inside) / 2, KEY_PAD * size * 0.5)
        self.text(word.text, x + middle, top + high / 2 + small * CAP_HEIGHT / 2, small, bold=True)
