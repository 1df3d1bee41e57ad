"""The fonts of all that is printed: widths of text, line breaks, missing glyphs."""

from functools import cache
from logging import NullHandler, getLogger
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

from kiosk.paths import shipped_folder

# fpdf2 would warn of missing glyphs on standard error, which is a terminal that shows a page.
getLogger("fpdf").addHandler(NullHandler())

FONT_FAMILY = "slip"

BREAKS = ("@/", "-.")
"""Characters after which a word that is too wide, such as a URL, is broken; the first group is preferred."""


def font_files() -> dict[bool, Path]:
    """The two font files: regular under False, bold under True."""
    folder = shipped_folder("styles") / "fonts"
    return {
        False: folder / "DejaVuSansCondensed.ttf",
        True: folder / "DejaVuSansCondensed-Bold.ttf",
    }


def new_document(width: float, height: float) -> FPDF:
    """An empty document of that size, in points, with both fonts."""
    pdf = FPDF(unit="pt", format=(width, height))
    for bold, path in font_files().items():
        pdf.add_font(FONT_FAMILY, "B" if bold else "", path)
    return pdf


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in points; KeyError where the fonts lack a character."""
    return sum(_advances(bold)[ord(character)] for character in text) * size / 1000


def wrap_text(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The lines of a text in so much room, in points; only a word that is wider than that is broken."""
    space = text_width(" ", size, bold)
    lines: list[str] = []
    used = room
    for word in text.split(" "):
        more = space + text_width(word, size, bold)
        if used + more <= room:
            lines[-1] += f" {word}"
            used += more
        else:
            lines.extend(_break_word(word, size, room, bold))
            used = text_width(lines[-1], size, bold)
    return lines


def _break_word(word: str, size: float, room: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    while text_width(word, size, bold) > room:
        fitting = [n for n in range(2, len(word)) if text_width(word[:n], size, bold) <= room] or [
            1
        ]
        ends = ([n for n in fitting if word[n - 1] in characters] for characters in BREAKS)
        end = next(filter(None, ends), fitting)[-1]
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


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
    font = new_document(100, 100).fonts[FONT_FAMILY + "B" * bold]
    assert isinstance(font, TTFFont)
    return font
