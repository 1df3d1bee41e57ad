"""Draws a table on an office paper."""

from collections.abc import Iterator

from kiosk.pdf.fonts import text_width
from tools.office_papers.canvas import PALE, Canvas
from tools.office_papers.paragraph_words import Word, break_lines, split_words

Rows = tuple[tuple[str, ...], ...]
Cell = list[list[Word]]
"""The lines of a cell."""


def draw_table(canvas: Canvas, rows: Rows) -> None:
    """Draw a table with every second row shaded, and without a row of headings if all of them are empty."""
    size = canvas.size
    widths = _column_widths(canvas, rows)
    for number, (cuts, step_down, height) in enumerate(_break_rows(rows, widths, size)):
        canvas.ensure_room(height)
        if number % 2 == 0:
            canvas.fill(canvas.margin, canvas.y, canvas.room, height, PALE)
        x = canvas.margin
        for cut, width in zip(cuts, widths, strict=True):
            inset = (height - len(cut) * step_down) / 2
            for line, one in enumerate(cut):
                base = canvas.y + inset + step_down * (line + 0.5) + size * 0.35
                canvas.text_line(one, x + size * 0.5, base, size, x + width)
            x += width
        canvas.y += height
    canvas.y += size * 0.5


def table_height(canvas: Canvas, rows: Rows) -> float:
    """The height of a table."""
    return sum(
        height for _, _, height in _break_rows(rows, _column_widths(canvas, rows), canvas.size)
    )


def _column_widths(canvas: Canvas, rows: Rows) -> list[float]:
    text_widths = [
        max(_cell_width(row[n], canvas.size) for row in rows) + canvas.size * 1.2
        for n in range(len(rows[0]))
    ]
    rest = canvas.room - sum(text_widths)
    return (
        [*text_widths[:-1], text_widths[-1] + rest]
        if rest > 0 or len(text_widths) < 3
        else text_widths
    )


def _break_rows(
    rows: Rows, widths: list[float], size: float
) -> Iterator[tuple[list[Cell], float, float]]:
    """Each row: the lines of its cells, the height of a line, and the height of the row."""
    headed = any(rows[0])
    for number, row in enumerate(rows if headed else rows[1:]):
        cuts = [
            break_lines(split_words(cell, bold=headed and number == 0), size, width - size)
            for cell, width in zip(row, widths, strict=True)
        ]
        key = any(word.key for cut in cuts for line in cut for word in line)
        step_down = size * (1.95 if key else 1.42)
        yield cuts, step_down, max(map(len, cuts)) * step_down + size * 0.3


def _cell_width(cell: str, size: float) -> float:
    """The width of a cell on one line."""
    text = split_words(cell, bold=True)
    space = text_width(" ", size)
    return sum(word.width(size) + (0 if word.joined else space) for word in text)
