"""The words of a paragraph with their style, and its division into lines."""

import re
from dataclasses import dataclass

from kiosk.pdf.fonts import text_width

BLANK = "____"
"""A line to fill in by hand, up to the margin."""

PIECES = re.compile(r"(\*\*.+?\*\*|`.+?`)")
KEY_PADDING = 0.42
"""Between the name of a key and its edge, in font sizes."""


@dataclass(frozen=True)
class Word:
    """A word, or a key to press; `joined` if there is no space between it and the word before."""

    text: str
    bold: bool = False
    key: bool = False
    joined: bool = False

    def width(self, size: float) -> float:
        """Its width in points at a font size."""
        text_only = text_width(self.text, size * (0.86 if self.key else 1), self.bold or self.key)
        return max(text_only + 2 * KEY_PADDING * size, 1.5 * size) if self.key else text_only


def split_words(text: str, bold: bool = False) -> list[Word]:
    """The words of a paragraph; **bold** and `keys` are marked as in Markdown."""
    words: list[Word] = []
    apart = True
    for piece in filter(None, PIECES.split(text)):
        if piece.startswith("`"):
            words.append(Word(piece.strip("`"), key=True, joined=not apart))
            apart = False
            continue
        strong = piece.startswith("**")
        inner = piece.strip("*") if strong else piece
        for number, word in enumerate(inner.split(" ")):
            if word:
                joined = number == 0 and not apart
                words.append(Word(word, bold or strong, joined=joined))
            apart = not word or number < inner.count(" ")
        apart = inner.endswith(" ")
    return words


def break_lines(words: list[Word], size: float, room: float) -> list[list[Word]]:
    """The lines of some words in so much room, in points; words that are joined stay together."""
    space = text_width(" ", size)
    lines: list[list[Word]] = [[]]
    used = 0.0
    for group in _joined_groups(words):
        width = sum(word.width(size) for word in group)
        if lines[-1] and used + space + width > room:
            lines.append([])
            used = 0.0
        used += width + (space if lines[-1] else 0)
        lines[-1] += group
    return lines


def _joined_groups(words: list[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in words:
        if word.joined and groups:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
