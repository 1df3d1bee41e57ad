"""A table as it looks on paper."""

from collections.abc import Iterator

from kiosk.pdf.fonts import text_width
from tools.office_papers.canvas import PALE, Pen
from tools.office_papers.paragraph_words import Word, lines, words

Rows = tuple[tuple[str, ...], ...]
Cell = list[list[Word]]
"""Its lines."""


def table(pen: Pen, rows: Rows) -> None:
    """Cells as wide as their words want, every second row on pale ground; headings unless all are empty."""
    size = pen.size
    wides = _wides(pen, rows)
    for number, (cuts, step_down, high) in enumerate(_cut(rows, wides, size)):
        pen.need(high)
        if number % 2 == 0:
            pen.fill(pen.margin, pen.y, pen.room, high, PALE)
        x = pen.margin
        for cut, wide in zip(cuts, wides, strict=True):
            inset = (high - len(cut) * step_down) / 2
            for line, one in enumerate(cut):
                base = pen.y + inset + step_down * (line + 0.5) + size * 0.35
                pen.row(one, x + size * 0.5, base, size, x + wide)
            x += wide
        pen.y += high
    pen.y += size * 0.5


def height(pen: Pen, rows: Rows) -> float:
    """How high it will be."""
    return sum(high for _, _, high in _cut(rows, _wides(pen, rows), pen.size))


def _wides(pen: Pen, rows: Rows) -> list[float]:
    wants = [
        max(_wide(row[n], pen.size) for row in rows) + pen.size * 1.2 for n in range(len(rows[0]))
    ]
    rest = pen.room - sum(wants)
    return [*wants[:-1], wants[-1] + rest] if rest > 0 or len(wants) < 3 else wants


def _cut(rows: Rows, wides: list[float], size: float) -> Iterator[tuple[list[Cell], float, float]]:
    """Each row: the lines of its cells, how high one is, and how high it all is."""
    headed = any(rows[0])
    for number, row in enumerate(rows if headed else rows[1:]):
        cuts = [
            lines(words(cell, bold=headed and number == 0), size, wide - size)
            for cell, wide in zip(row, wides, strict=True)
        ]
        key = any(word.key for cut in cuts for line in cut for word in line)
        step_down = size * (1.95 if key else 1.42)
        yield cuts, step_down, max(map(len, cuts)) * step_down + size * 0.3


def _wide(cell: str, size: float) -> float:
    """How wide a cell is on one line."""
    said = words(cell, bold=True)
    space = text_width(" ", size)
    return sum(word.wide(size) + (0 if word.glued else space) for word in said)
