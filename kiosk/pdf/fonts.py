"""The fonts of all that is printed: widths of text, missing glyphs."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from logging import NullHandler, getLogger
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

from kiosk.paths import shipped_folder

# fpdf2 would warn of missing glyphs on standard error, which is a terminal that shows a page.
getLogger("fpdf").addHandler(NullHandler())

FONT_FAMILY = "slip"


def font_files() -> dict[bool, Path]:
    """The two font files: regular under False, bold under True."""
    folder = shipped_folder("styles") / "fonts"
    return {
        False: folder / "DejaVuSansCondensed.ttf",
        True: folder / "DejaVuSansCondensed-Bold.ttf",
    }


def open_document(width: float, height: float) -> FPDF:
    """An empty document of that size, in points, with both fonts, whose files stay open."""
    pdf = FPDF(unit="pt", format=(width, height))
    for bold, path in font_files().items():
        pdf.add_font(FONT_FAMILY, "B" if bold else "", path)
    return pdf


@contextmanager
def new_document(width: float, height: float) -> Iterator[FPDF]:
    """The same; afterwards the files of the fonts are closed."""
    pdf = open_document(width, height)
    try:
        yield pdf
    finally:
        close_fonts(pdf)


def close_fonts(pdf: FPDF) -> None:
    """Close the font files of a document; else they stay open until Python finds that nobody holds it."""
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.close()


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in points; KeyError where the fonts lack a character."""
    return sum(_advances(bold)[ord(character)] for character in text) * size / 1000


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that the fonts do not have, each once."""
    return tuple(
        character for character in dict.fromkeys(text) if ord(character) not in _font(False).cmap
    )


def _advances(bold: bool) -> dict[int, float]:
    """The advance width of each character, in thousandths of the font size."""
    return _font(bold).cw


@cache
def _font(bold: bool) -> TTFFont:
    # Only a document loads a font file; the size of the page does not matter.
    with new_document(100, 100) as pdf:
        font = pdf.fonts[FONT_FAMILY + "B" * bold]
        assert isinstance(font, TTFFont)
        return font
