"""Figures as bars of whole characters, the words beside each; the numbers stand under each other."""

from kiosk.tui.rows import Chunk, Piece, Span, lines
from kiosk.tui.wrap import fit, wide
from kiosk.view_model.page import BarChart, ChartRow

MARK = "█"
CUT = "…"
LEAST, LONGEST = 4, 16
"""Cells of the longest bar."""
GAPS = 3
"""Blank cells: before the name, after it, and after the bar."""


def bars(block: BarChart, width: int) -> Piece:
    """Title and bars; cut between bars only, and never after the title."""
    title = lines(block.say, width, "strong")
    name, words = _sizes(block)
    name = min(name, max(LEAST, width - words - LEAST - GAPS))
    bar = max(LEAST, min(LONGEST, width - name - words - GAPS))
    made = [_line(one, name, bar, width) for one in block.lines]
    if not made:
        return Piece((title,))
    return Piece((title + made[0], *made[1:]))


def needs(block: BarChart) -> int:
    """The cells in which each bar has one row, and nothing of it is cut."""
    return sum(_sizes(block)) + LEAST + GAPS


def _sizes(block: BarChart) -> tuple[int, int]:
    """The cells of the longest name and of the longest words."""
    names = max((wide(one.name) for one in block.lines), default=0)
    return names, max((wide(one.say) for one in block.lines), default=0)


def _line(line: ChartRow, size: int, bar_width: int, width: int) -> Chunk:
    name = line.name
    if wide(name) > size:
        name = name[: fit(name, size - 1)].rstrip() + CUT
    bar = MARK * max(1, round(line.share * bar_width)) if line.share > 0 else ""
    indent = size + bar_width + GAPS
    first, *rest = lines(line.say, max(LEAST, width - indent)) or ((),)
    before = (
        Span(f" {name}{' ' * (size - wide(name))} "),
        Span(f"{bar}{' ' * (bar_width - len(bar))} ", "now"),
    )
    return ((*before, *first), *((Span(" " * indent), *row) for row in rest))
