"""A QR code, or a sentence where the window has no room for it."""

from kiosk.screens.rows import Piece, lines, loose
from kiosk.waist.blocks import Square


def square(block: Square, width: int) -> Piece:
    """The sentence that stands in its place."""
    return loose(*lines(block.small, width))
