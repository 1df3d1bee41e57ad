"""What is being waited for, and how long; nothing in it moves."""

from kiosk.tui.rows import Piece, lines
from kiosk.view_model.page import Wait


def wait(block: Wait, width: int) -> Piece:
    """What it is, then how long as a rule, at most, and until when, each on its own line."""
    times = (block.usually, block.at_most, block.until)
    rows = lines(block.say, width, "strong")
    return Piece(((*rows, *(row for said in times if said for row in lines(said, width))),))
