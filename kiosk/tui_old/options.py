"""The choices as rows with their targets: a digit, the words, and for the focused one sign and bar."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.tui.rows import BLANK, Chunk, Row, Span, breadth
from kiosk.tui.wrap import wide, wrap
from kiosk.view_model.page import Option

SIGN = "▶"
LABEL = 6
"""Cells before the words of a choice: sign, digit and the air around them."""


class Target(NamedTuple):
    """Something that can be pressed: where it is on the screen and which key it stands for."""

    key: str
    x: int
    y: int
    width: int
    height: int

    def holds(self, cell: tuple[int, int]) -> bool:
        """Whether a cell belongs to it."""
        x, y = cell
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Offer(NamedTuple):
    """Choices laid out: chunks that stay together, and targets counted from their first cell."""

    chunks: tuple[Chunk, ...]
    targets: tuple[Target, ...]


def columns(options: Sequence[Option], count: int, width: int) -> tuple[int, ...]:
    """The widths of so many columns in which every option has one row; () where they do not fit."""
    if count == 1:
        return (width,)
    words = [LABEL + wide(one.say) + 1 for one in options]
    min_widths = [max(words[at::count], default=0) for at in range(count)]
    min_widths[-1] -= 1
    spare = width - sum(min_widths)
    if len(options) < count or spare < 0:
        return ()
    even = width // count
    return (
        (even,) * count
        if max(min_widths) <= even
        else tuple(one + spare // count for one in min_widths)
    )


def offer(options: Sequence[Option], focus: str, widths: Sequence[int], between: int) -> Offer:
    """The options in columns of these widths, row by row, with `between` blank rows after each."""
    chunks: list[Chunk] = []
    targets: list[Target] = []
    for start in range(0, len(options), len(widths)):
        y = sum(map(len, chunks))
        line = list(zip(options[start : start + len(widths)], widths, strict=False))
        made = [_option(option, focus, cell) for option, cell in line]
        tall = max(map(len, made))
        rows = tuple(_beside(made, number, widths) for number in range(tall))
        last = start + len(widths) >= len(options)
        chunks.append(rows if last else (*rows, *[BLANK] * between))
        for at, (option, cell) in enumerate(line):
            targets.append(Target(str(option.key), sum(widths[:at]), y, cell, tall))
    return Offer(tuple(chunks), tuple(targets))


def _option(option: Option, focus: str, width: int) -> Chunk:
    said = wrap(option.say, width - LABEL) or [""]
    focused = focus == str(option.key)
    rows: list[Row] = []
    for number, words in enumerate(said):
        sign = SIGN if focused and not number else " "
        digit = str(option.key) if not number else " "
        if focused:
            bar = f"{sign} {digit}  {words}"
            rows.append((Span(" ", "focus"), Span(bar + " " * (width - 1 - wide(bar)), "focus")))
        else:
            rows.append((Span("   "), Span(f"{digit}  ", "digit"), Span(words)))
    return tuple(rows)


def _beside(made: Sequence[Chunk], number: int, widths: Sequence[int]) -> Row:
    spans: list[Span] = []
    for chunk, cell in zip(made, widths, strict=False):
        row = chunk[number] if number < len(chunk) else BLANK
        spans.extend((*row, Span(" " * (cell - breadth(row)))))
    return tuple(spans)
