"""How wide text is in the fonts of the slip, and where its lines break."""

from functools import cache
from logging import NullHandler, getLogger
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

from kiosk.paths import shipped

# It would complain of signs that the font lacks, on a terminal that shows a page.
getLogger("fpdf").addHandler(NullHandler())

FAMILY = "slip"
BREAKS = ("@/", "-.")
"""A word that is wider than the paper, such as an address, breaks after one of these, the first ones if it can."""


def fonts() -> dict[bool, Path]:
    """The two font files: regular, and bold under True."""
    folder = shipped("styles") / "fonts"
    return {
        False: folder / "DejaVuSansCondensed.ttf",
        True: folder / "DejaVuSansCondensed-Bold.ttf",
    }


def sheet(width: float, height: float) -> FPDF:
    """An empty document that measures in points and knows both fonts."""
    made = FPDF(unit="pt", format=(width, height))
    for bold, path in fonts().items():
        made.add_font(FAMILY, "B" if bold else "", path)
    return made


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in points."""
    return sum(_advances(bold)[ord(sign)] for sign in text) * size / 1000


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text cut at its spaces, and a word that is wider than the room within."""
    space = width(" ", size, bold)
    lines: list[str] = []
    used = room
    for word in text.split(" "):
        more = space + width(word, size, bold)
        if used + more <= room:
            lines[-1] += f" {word}"
            used += more
        else:
            lines.extend(_cut(word, size, room, bold))
            used = width(lines[-1], size, bold)
    return lines


def _cut(word: str, size: float, room: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    while width(word, size, bold) > room:
        held = [n for n in range(2, len(word)) if width(word[:n], size, bold) <= room] or [1]
        ends = ([n for n in held if word[n - 1] in signs] for signs in BREAKS)
        end = next(filter(None, ends), held)[-1]
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def lacking(text: str) -> tuple[str, ...]:
    """The signs of a text that the fonts do not have."""
    return tuple(sign for sign in dict.fromkeys(text) if ord(sign) not in _font(False).cmap)


def _advances(bold: bool) -> dict[int, float]:
    """How far each letter moves on, in thousandths of the size of the type."""
    return _font(bold).cw


@cache
def _font(bold: bool) -> TTFFont:
    font = sheet(100, 100).fonts[FAMILY + "B" * bold]
    assert isinstance(font, TTFFont)
    return font
