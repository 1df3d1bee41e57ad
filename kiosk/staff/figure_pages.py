"""The charts that answer a question, divided into pages that the window shows in two parts."""

from collections.abc import Sequence

from kiosk.staff.context import StaffContext
from kiosk.view_model.page import BarChart

PARTS = 2
OTHER_ROWS = 7
"""Rows of each part that title, place and keys take."""

ENDING_ROWS = 9
"""Rows that notes and choices take."""

MESSAGE_ROWS = 4
"""Rows that are left for the message of a reply, above the charts: with it no page may become another one."""

MARGIN = 4
"""Columns beside the texts."""


def charts_of_page(
    charts: Sequence[BarChart], start: int, context: StaffContext
) -> tuple[int, int]:
    """The charts that a page shows from the one at `start` on: the first of them, and the one after the last.

    All of them are one page where there is room, and line by line.
    """
    if context.journey_context.front_end == "line":
        return 0, len(charts)
    columns, rows = context.services.window_size()
    room = PARTS * (rows - OTHER_ROWS) - ENDING_ROWS - MESSAGE_ROWS

    def fit(some: Sequence[BarChart]) -> bool:
        return _rows(some, columns - MARGIN) <= room

    if fit(charts) or start >= len(charts):
        start = 0
    after = start + 1
    while after < len(charts) and fit(charts[start : after + 1]):
        after += 1
    return start, after


def _rows(charts: Sequence[BarChart], width: int) -> int:
    """The rows of some charts under each other, with a blank one between two of them."""
    titles = (-(-len(chart.say) // max(1, width)) for chart in charts)
    return sum(titles) + sum(len(chart.lines) + 1 for chart in charts) - 1
