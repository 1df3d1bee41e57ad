"""A paragraph; the one that says what to do stands out."""

from kiosk.tui.rows import Piece, lines, loose
from kiosk.view_model.page import Text


def text(block: Text, width: int) -> Piece:
    """The paragraph, a lead one in its own role."""
    return loose(*lines(block.say, width, "lead" if block.lead else "text"))
