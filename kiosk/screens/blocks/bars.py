"""Figures as bars of whole characters, the words beside each; the numbers stand under each other."""

from kiosk.screens.rows import Chunk, Piece, Row, Span, lines
from kiosk.screens.wrap import fit, wide
from kiosk.waist.blocks import BarLine, Bars

MARK = "█"
LONGEST = 16
"""Cells of the longest bar."""
NAME = 26
"""Cells of a name at the most."""


def bars(block: Bars, width: int) -> Piece:
    """Title and bars; cut between bars only, and never after the title."""
    title = lines(block.say, width, "strong")
    size = min(NAME, max((wide(one.name) for one in block.lines), default=0))
    made = [_line(one, size, width) for one in block.lines]
    if not made:
        return Piece((title,))
    return Piece((title + made[0], *made[1:]))


def _line(line: BarLine, size: int, width: int) -> Chunk:
    name = line.name[: fit(line.name, size)] if wide(line.name) > size else line.name
    bar = MARK * max(1, round(line.share * LONGEST)) if line.share > 0 else ""
    before: Row = (
        Span(f"  {name}{' ' * (size - wide(name))}  "),
        Span(f"{bar}{' ' * (LONGEST - len(bar))}  ", "now"),
    )
    room = max(8, width - size - LONGEST - 6)
    first, *rest = lines(line.say, room) or ((),)
    indent = Span(" " * (size + LONGEST + 6))
    return ((*before, *first), *((indent, *row) for row in rest))
