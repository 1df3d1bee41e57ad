"""The book as a PDF in A4: an introduction, pages in two columns with room for remarks, sentences on no page."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from kiosk.content.content import Content
from kiosk.i18n.translator import Translator
from kiosk.pdf.fonts import FONT_FAMILY, open_document, text_width
from kiosk.pdf.layout import SHEETS
from tools.review_book.book_pages import BookPage
from tools.review_book.book_texts import BookTexts
from tools.review_book.page_rows import COLUMNS, Row
from tools.review_book.screen_drawing import Grid, draw_rows
from tools.review_book.unshown_sentences import UnshownSentence

MARGIN, GUTTER = 28.0, 14.0
ROW_HEIGHT = 11.0
NUMBER, HEAD, SMALL, TEXT, TITLE = 12.0, 9.0, 7.0, 12.0, 22.0
"""Sizes of letters in points; the rows of pages are in 9 points or a little more."""

HEAD_HEIGHT, PADDING = 15.0, 4.0
LINES, LINE_GAP = 2, 17.0
"""The lines to write on under each page, and the room for each."""

BETWEEN = 9.0
"""Between the lines under one page and the number of the next."""

INK, GREY, RULE = (16, 18, 24), (90, 90, 100), (150, 150, 160)


class ChapterSpan(NamedTuple):
    """A chapter: its name, its first and last number."""

    name: str
    first: int
    last: int


class ReviewBook:
    """Draws the book sheet by sheet, each in two columns that are filled from above."""

    def __init__(self, texts: BookTexts, language: str, day: date) -> None:
        sheet = SHEETS["a4"]
        self.texts = texts
        self.width, self.height = sheet.width, sheet.height
        self.room = sheet.width - 2 * MARGIN
        self.column = (self.room - GUTTER) / 2
        self.top, self.bottom = MARGIN + 16, sheet.height - MARGIN
        self.chapter = ""
        self._at, self._y = 1, self.bottom
        self.pdf: FPDF = open_document(sheet.width, sheet.height)
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        self.pdf.set_title(texts.title)
        self.pdf.set_lang(language)
        self.pdf.set_producer("")
        self.pdf.set_creation_date(datetime.combine(day, time(), UTC))

    def add_introduction(self, chapters: Sequence[ChapterSpan]) -> None:
        """How to use the book, and its chapters with their first and last number."""
        self.pdf.add_page()
        y = self._paragraph(self.texts.title, MARGIN + TITLE, TITLE, bold=True) + 6
        for paragraph in self.texts.introduction:
            y = self._paragraph(paragraph, y, TEXT) + 6
        y = self._paragraph(self.texts.contents, y + 10, TEXT, bold=True) + 4
        for name, first, last in chapters:
            self._text(name, MARGIN, y, TEXT)
            numbers = f"{first} – {last}"
            self._text(numbers, self.width - MARGIN - text_width(numbers, TEXT), y, TEXT)
            y += TEXT * 1.45

    def begin_chapter(self, name: str) -> None:
        """Begin a chapter on a new sheet, so that readers can share the book; it is found in the outline."""
        self.chapter = name
        self._add_sheet()
        self.pdf.start_section(name)

    def add_page(self, page: BookPage, rows: Sequence[Row]) -> None:
        """A page with its number above and lines for remarks below; a long one goes on in the next column."""
        frame = len(rows) * ROW_HEIGHT + 2 * PADDING
        needed = HEAD_HEIGHT + frame + LINES * LINE_GAP
        if self._y + needed > self.bottom and needed <= self.bottom - self.top:
            self._next_column()
        self._draw_head(page)
        left = list(rows)
        while left:
            fitting = max(1, int((self.bottom - self._y - 2 * PADDING) / ROW_HEIGHT))
            part, left = left[:fitting], left[fitting:]
            self._draw_frame(part)
            if left:
                self._next_column()
        if self._y + LINES * LINE_GAP > self.bottom:
            self._next_column()
        self._draw_lines()
        self._y += BETWEEN

    def add_unshown(self, sentences: Iterable[UnshownSentence]) -> None:
        """The sentences that are on no page, each with where it appears and a line for a remark."""
        self.begin_chapter(self.texts.unshown)
        for one in sentences:
            place = self._lines(f"{one.context}: {one.place}", SMALL)
            words = self._lines(one.text, HEAD + 0.5)
            needed = len(place) * SMALL * 1.3 + len(words) * HEAD * 1.35 + LINE_GAP
            if self._y + needed > self.bottom:
                self._next_column()
            for line in place:
                self._y += SMALL * 1.3
                self._text(line, self._x, self._y, SMALL, colour=GREY)
            for line in words:
                self._y += HEAD * 1.35
                self._text(line, self._x, self._y, HEAD + 0.5)
            self._draw_line(self._y + LINE_GAP)
            self._y += LINE_GAP + 3

    def add_index(self, pages: Iterable[BookPage]) -> None:
        """Where else the same page stands, by its id, with the number under which it is shown."""
        rows = sorted((id, page.number) for page in pages for id in page.also)
        if rows:
            self.begin_chapter(self.texts.index)
        for id, number in rows:
            if self._y + SMALL * 1.4 > self.bottom:
                self._next_column()
            self._y += SMALL * 1.4
            self._text(id, self._x, self._y, SMALL)
            end = self._x + self.column - text_width(str(number), SMALL)
            self._text(str(number), end, self._y, SMALL)

    @property
    def _x(self) -> float:
        """The left edge of the column."""
        return MARGIN + self._at * (self.column + GUTTER)

    def _next_column(self) -> None:
        if self._at:
            self._add_sheet()
        else:
            self._at, self._y = 1, self.top

    def _add_sheet(self) -> None:
        self.pdf.add_page()
        self._text(self.chapter, MARGIN, MARGIN + 4, HEAD, bold=True)
        page = str(self.pdf.page_no())
        self._text(page, self.width - MARGIN - text_width(page, HEAD), MARGIN + 4, HEAD)
        self._at, self._y = 0, self.top

    def _draw_head(self, page: BookPage) -> None:
        """The number, large; the member, and the id in small letters."""
        base = self._y + 10
        number = str(page.number)
        self._text(number, self._x, base, NUMBER, bold=True)
        after = self._x + text_width(number, NUMBER, bold=True) + 6
        self._text(page.member, after, base, HEAD)
        after += text_width(page.member, HEAD) + 6
        id = page.page.id
        x = self._x + self.column - text_width(id, SMALL)
        if x < after:
            # Under the member, where both do not stand beside each other.
            base += SMALL * 1.2
            self._y += SMALL * 1.2
        self._text(id, x, base, SMALL, colour=GREY)
        self._y += HEAD_HEIGHT

    def _draw_frame(self, rows: Sequence[Row]) -> None:
        height = len(rows) * ROW_HEIGHT + 2 * PADDING
        cell = (self.column - 2) / COLUMNS
        draw_rows(self.pdf, rows, Grid(self._x + 1, self._y + PADDING, cell, ROW_HEIGHT))
        self.pdf.set_draw_color(*RULE)
        self.pdf.set_line_width(0.7)
        self.pdf.rect(self._x, self._y, self.column, height)
        self._y += height

    def _draw_lines(self) -> None:
        self._text(self.texts.remarks, self._x, self._y + LINE_GAP - 6, SMALL, colour=GREY)
        for _ in range(LINES):
            self._y += LINE_GAP
            self._draw_line(self._y)

    def _draw_line(self, y: float) -> None:
        self.pdf.set_draw_color(*RULE)
        self.pdf.set_line_width(0.5)
        self.pdf.line(self._x, y, self._x + self.column, y)

    def _paragraph(self, text: str, y: float, size: float, *, bold: bool = False) -> float:
        """Draw a paragraph with its first line at `y`; the place of the line after it."""
        self.pdf.set_font(FONT_FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(*INK)
        self.pdf.set_xy(MARGIN, y - size)
        self.pdf.multi_cell(self.room, size * 1.38, text, align="L", new_y="NEXT")
        return self.pdf.get_y() + size

    def _lines(self, text: str, size: float) -> list[str]:
        """The lines of a text in a column."""
        self.pdf.set_font(FONT_FAMILY, "", size)
        lines = self.pdf.multi_cell(
            self.column, size, text, align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        assert isinstance(lines, list)
        return lines

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        bold: bool = False,
        colour: tuple[int, int, int] = INK,
    ) -> None:
        self.pdf.set_font(FONT_FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(*colour)
        self.pdf.text(x, y, text)


def chapter_name(chapter: str, texts: BookTexts, content: Content, translator: Translator) -> str:
    """The name of a chapter in the language of the book; that of a stage with its own title."""
    kind, _, id = chapter.partition("/")
    name = texts.chapters[kind]
    if not id:
        return name
    stage = content.stages[id]
    return name.format(number=stage.number, title=translator.say(stage.title))


def render_book(
    pages: Sequence[BookPage],
    rows: Sequence[Sequence[Row]],
    unshown: Sequence[UnshownSentence],
    names: dict[str, str],
    texts: BookTexts,
    language: str,
    day: date,
) -> bytes:
    """The bytes of the PDF: these pages, then the sentences on no page; `names` are those of the chapters."""
    book = ReviewBook(texts, language, day)
    numbers: dict[str, list[int]] = {}
    for page in pages:
        numbers.setdefault(page.chapter, []).append(page.number)
    book.add_introduction(
        [ChapterSpan(names[one], min(of), max(of)) for one, of in numbers.items()]
    )
    chapter = ""
    for page, of_page in zip(pages, rows, strict=True):
        if page.chapter != chapter:
            chapter = page.chapter
            book.begin_chapter(names[chapter])
        book.add_page(page, of_page)
    if unshown:
        book.add_unshown(unshown)
    book.add_index(pages)
    return bytes(book.pdf.output())
