"""Words of a paragraph with what they look like, and its lines."""

import re
from dataclasses import dataclass

from kiosk.pdf.fonts import text_width

LINE = "____"
"""Left to be filled in, as far as the margin."""

PIECES = re.compile(r"(\*\*.+?\*\*|`.+?`)")
KEY_PAD = 0.42
"""White between a key's name and its edge, in sizes of type."""


@dataclass(frozen=True)
class Word:
    """A word, or a key to press; `glued` to the one before it without a space."""

    text: str
    bold: bool = False
    key: bool = False
    glued: bool = False

    def wide(self, size: float) -> float:
        """How wide it is, in points."""
        inside = text_width(self.text, size * (0.86 if self.key else 1), self.bold or self.key)
        return max(inside + 2 * KEY_PAD * size, 1.5 * size) if self.key else inside


def words(said: str, bold: bool = False) -> list[Word]:
    """The words of a paragraph."""
    found: list[Word] = []
    apart = True
    for piece in filter(None, PIECES.split(said)):
        if piece.startswith("`"):
            found.append(Word(piece.strip("`"), key=True, glued=not apart))
            apart = False
            continue
        strong = piece.startswith("**")
        inner = piece.strip("*") if strong else piece
        for number, word in enumerate(inner.split(" ")):
            if word:
                glued = number == 0 and not apart
                found.append(Word(word, bold or strong, glued=glued))
            apart = not word or number < inner.count(" ")
        apart = inner.endswith(" ")
    return found


def lines(said: list[Word], size: float, room: float) -> list[list[Word]]:
    """The words cut into lines that fit; words that are glued to each other stay together."""
    space = text_width(" ", size)
    found: list[list[Word]] = [[]]
    used = 0.0
    for group in _groups(said):
        wide = sum(word.wide(size) for word in group)
        if found[-1] and used + space + wide > room:
            found.append([])
            used = 0.0
        used += wide + (space if found[-1] else 0)
        found[-1] += group
    return found


def _groups(said: list[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in said:
        if word.glued and groups:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
