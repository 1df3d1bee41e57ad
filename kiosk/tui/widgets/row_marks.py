"""Marks the rows of every other page, so that a screen reader says those that are equal on two pages.

Screen readers such as Fenrir say the rows that differ from what stood there before. The choice "7  I don't know"
stands in the same row of many pages, and would be left out. So each row has one blank cell that is a no-break
space on every other page: nobody sees it, no voice says it, and the rows differ.
"""

from rich.segment import Segment
from textual.strip import Strip

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def marked_row(row: Strip) -> Strip:
    """The row with its last blank cell as a no-break space; one without words stays as it is."""
    if not row.text.strip():
        return row
    segments = list(row)
    for at in reversed(range(len(segments))):
        text, style, control = segments[at]
        before, blank, after = text.rpartition(" ")
        if blank and not control:
            segments[at] = Segment(f"{before}{NO_BREAK_SPACE}{after}", style)
            return Strip(segments, row.cell_length)
    return row
