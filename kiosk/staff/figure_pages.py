"""The charts that answer a question, divided into pages that the window shows in two parts."""

from collections.abc import Iterable, Sequence

from kiosk.staff.context import StaffContext
from kiosk.view_model.page import BarChart

PARTS = 2
OTHER_ROWS = 7
"""Rows of each part that title, place and keys take."""

ENDING_ROWS = 6
"""Rows of the last part that notes and choices take."""

MARGIN = 4
"""Columns beside the texts."""

Charts = tuple[BarChart, ...]


def divide_charts(charts: Iterable[BarChart], context: StaffContext) -> list[Charts]:
    """The charts of each page, in their order; line by line all of them are one page."""
    charts = tuple(charts)
    if context.journey_context.front_end == "line":
        return [charts]
    columns, rows = context.services.window_size()
    room = PARTS * (rows - OTHER_ROWS) - ENDING_ROWS
    pages: list[Charts] = []
    for chart in charts:
        longer = (*pages[-1], chart) if pages else ()
        if longer and _rows(longer, columns - MARGIN) <= room:
            pages[-1] = longer
        else:
            pages.append((chart,))
    return pages


def _rows(charts: Sequence[BarChart], width: int) -> int:
    """The rows of some charts under each other, with a blank one between two of them."""
    titles = (-(-len(chart.say) // max(1, width)) for chart in charts)
    return sum(titles) + sum(len(chart.lines) + 1 for chart in charts) - 1
