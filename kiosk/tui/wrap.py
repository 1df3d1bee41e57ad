"""Lines of words: a word is never cut, only an address that is longer than the line."""

import re

from rich.cells import cell_len as wide

NARROW = str.maketrans({"\u202f": "\u00a0"})
"""A narrow space that does not break is missing from console fonts; the usual one is not."""
GAPS = re.compile(r"[ \t\r\n]+")


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than `width` cells; a space that does not break stays whole."""
    lines: list[str] = []
    line = ""
    for word in GAPS.split(text.translate(NARROW).strip()):
        joined = f"{line} {word}" if line else word
        if wide(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = cut(word, width)
        lines.extend(full)
    return [*lines, line] if line else lines


def cut(word: str, width: int) -> list[str]:
    """A word in pieces that fit, an address after a slash where it has one."""
    pieces = []
    while wide(word) > width:
        at = fit(word, width)
        slash = word.rfind("/", 0, at) + 1
        at = slash if slash > width // 2 or word[:slash].endswith("//") else at
        pieces.append(word[:at])
        word = word[at:]
    return [*pieces, word]


def fit(word: str, width: int) -> int:
    """How many of its characters fit, at least one."""
    at = 1
    while at < len(word) and wide(word[: at + 1]) <= width:
        at += 1
    return at


__all__ = ["cut", "fit", "wide", "wrap"]
