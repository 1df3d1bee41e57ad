"""Figures as bars of whole characters, the words beside each; the numbers stand under each other."""

from collections.abc import Iterator

from kiosk.tui.widgets.paragraph import Paragraph, Span
from kiosk.tui.wrap import fit, wide
from kiosk.view_model.page import BarChart, ChartRow

BAR = "█"
ELLIPSIS = "…"
MIN_BAR, MAX_BAR = 4, 16
"""Cells of the longest bar."""
GAPS = 3
"""Blank cells: before the name, after it, and after the bar."""


def bar_chart_widgets(block: BarChart, width: int) -> Iterator[Paragraph]:
    """The title, then one line a bar."""
    yield Paragraph(block.say, classes="-strong", kept=bool(block.lines))
    names = max((wide(row.name) for row in block.lines), default=0)
    words = max((wide(row.say) for row in block.lines), default=0)
    names = min(names, max(MIN_BAR, width - words - MIN_BAR - GAPS))
    bar = max(MIN_BAR, min(MAX_BAR, width - names - words - GAPS))
    for row in block.lines:
        yield _bar(row, names, bar)


def chart_width(block: BarChart) -> int:
    """The cells in which each bar has one row, and nothing of it is cut."""
    names = max((wide(row.name) for row in block.lines), default=0)
    words = max((wide(row.say) for row in block.lines), default=0)
    return max(names + words + MIN_BAR + GAPS, wide(block.say))


def _bar(row: ChartRow, size: int, longest: int) -> Paragraph:
    name = row.name
    if wide(name) > size:
        name = name[: fit(name, size - 1)].rstrip() + ELLIPSIS
    bar = BAR * max(1, round(row.share * longest)) if row.share > 0 else ""
    return Paragraph(
        row.say,
        prefix=[
            Span(f" {name}{' ' * (size - wide(name))} "),
            Span(f"{bar}{' ' * (longest - len(bar))} ", "now"),
        ],
    )
