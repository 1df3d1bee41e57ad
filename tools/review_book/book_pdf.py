"""The book as a PDF in A4: an introduction with the chapters, then each page with room for remarks."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby

from fpdf import FPDF

from kiosk.content.content import Content
from kiosk.i18n.translator import Translator
from kiosk.pdf.fonts import FONT_FAMILY, new_document, text_width, wrap_text
from kiosk.pdf.layout import SHEETS
from kiosk.tui.page_pictures import PagePart
from tools.review_book.book_pages import BookPage
from tools.review_book.book_texts import BookTexts
from tools.review_book.screen_drawing import Grid, draw_window

COLUMNS, ROWS = 80, 24
"""The usual window of the kiosk."""

MARGIN = 36.0
ROW_HEIGHT = 16.8
HEAD, SMALL, TEXT, TITLE = 15.0, 8.0, 14.0, 24.0
"""Sizes of letters in points."""

LINE_GAP = 27.0
"""Between two lines to write on by hand."""

INK, GREY, RULE = (16, 18, 24), (90, 90, 100), (150, 150, 160)


class ReviewBook:
    """Draws the book sheet by sheet."""

    def __init__(self, texts: BookTexts, language: str, day: date) -> None:
        sheet = SHEETS["a4"]
        self.texts = texts
        self.width, self.height = sheet.width, sheet.height
        self.room = sheet.width - 2 * MARGIN
        self.pdf: FPDF = new_document(sheet.width, sheet.height)
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(texts.title)
        self.pdf.set_lang(language)
        self.pdf.set_producer("")
        self.pdf.set_creation_date(datetime.combine(day, time(), UTC))

    def add_introduction(self, chapters: Sequence[tuple[str, int, int]]) -> None:
        """How to use the book, and its chapters with their first and last number."""
        self.pdf.add_page()
        y = self._paragraph(self.texts.title, MARGIN + TITLE, TITLE, bold=True) + 6
        for paragraph in self.texts.introduction:
            y = self._paragraph(paragraph, y, TEXT) + 7
        y = self._paragraph(self.texts.contents, y + 14, TEXT, bold=True) + 4
        for name, first, last in chapters:
            self._text(name, MARGIN, y, TEXT)
            numbers = f"{first} – {last}"
            self._text(numbers, self.width - MARGIN - text_width(numbers, TEXT), y, TEXT)
            y += TEXT * 1.5

    def add_page(
        self, page: BookPage, chapter: str, parts: Sequence[PagePart], *, begins: bool
    ) -> None:
        """A page with room for remarks; each further part of it on a sheet of its own.

        One that `begins` a chapter is found in the outline of the PDF.
        """
        for at, part in enumerate(parts, start=1):
            self.pdf.add_page()
            if begins and at == 1:
                self.pdf.start_section(chapter)
            self._draw_head(page, chapter, at, len(parts))
            top = MARGIN + 30
            grid = Grid(MARGIN, top, self.room / COLUMNS, ROW_HEIGHT)
            draw_window(self.pdf, part, grid)
            bottom = top + ROWS * ROW_HEIGHT
            self.pdf.set_draw_color(*RULE)
            self.pdf.set_line_width(1)
            self.pdf.rect(MARGIN - 4, top - 4, self.room + 8, bottom - top + 8)
            self._draw_remarks(bottom + 30)

    def add_index(self, pages: Iterable[BookPage]) -> None:
        """Where else the same page stands, by its id, with the number under which it is shown."""
        rows = sorted((id, page.number) for page in pages for id in page.also)
        column_width, line = self.room / 2, SMALL * 1.5
        per_column = int((self.height - 2 * MARGIN - 30) / line)
        for at, (id, number) in enumerate(rows):
            column, place = divmod(at % (2 * per_column), per_column)
            if not (column or place):
                self.pdf.add_page()
                self._paragraph(self.texts.index, MARGIN + HEAD, HEAD, bold=True)
            x, y = MARGIN + column * column_width, MARGIN + 36 + place * line
            self._text(id, x, y, SMALL)
            self._text(str(number), x + column_width - 50, y, SMALL)

    def _draw_head(self, page: BookPage, chapter: str, part: int, parts: int) -> None:
        """The number, large; the chapter, and the id in small letters."""
        base = MARGIN + 14
        number = str(page.number)
        self._text(number, MARGIN - 4, base, HEAD * 1.3, bold=True)
        after = MARGIN + 4 + text_width(number, HEAD * 1.3, bold=True)
        said = chapter
        if parts > 1:
            said += f"  ({self.texts.part.format(part=part, parts=parts)})"
        self._text(said, after, base, 11)
        # The id stands on the first sheet alone: there it is found once.
        if part == 1:
            id = page.page.id
            x = self.width - MARGIN + 4 - text_width(id, SMALL)
            self._text(id, x, base, SMALL, colour=GREY)

    def _draw_remarks(self, y: float) -> None:
        self._text(self.texts.remarks, MARGIN - 4, y, 12)
        self.pdf.set_draw_color(*RULE)
        self.pdf.set_line_width(0.6)
        y += LINE_GAP
        while y <= self.height - MARGIN:
            self.pdf.line(MARGIN - 4, y, self.width - MARGIN + 4, y)
            y += LINE_GAP

    def _paragraph(self, text: str, y: float, size: float, *, bold: bool = False) -> float:
        """Draw a paragraph with its first line at `y`; the place of the line after it."""
        for line in wrap_text(text, size, self.room, bold):
            self._text(line, MARGIN, y, size, bold=bold)
            y += size * 1.38
        return y

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
    pictures: Sequence[Sequence[PagePart]],
    names: dict[str, str],
    texts: BookTexts,
    language: str,
    day: date,
) -> bytes:
    """The bytes of the PDF; `names` are those of the chapters."""
    book = ReviewBook(texts, language, day)
    numbers = {
        chapter: [page.number for page in some]
        for chapter, some in groupby(pages, lambda page: page.chapter)
    }
    book.add_introduction([(names[one], some[0], some[-1]) for one, some in numbers.items()])
    for page, parts in zip(pages, pictures, strict=True):
        book.add_page(
            page, names[page.chapter], parts, begins=page.number == numbers[page.chapter][0]
        )
    book.add_index(pages)
    return bytes(book.pdf.output())
