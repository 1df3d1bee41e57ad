"""An internet address to type on one's own device, alone on its line."""

from kiosk.screens.rows import Piece, Span, hang, lines
from kiosk.waist.blocks import Address


def address(block: Address, width: int) -> Piece:
    """What it is for, then the address itself; never one without the other."""
    return Piece(
        ((*lines(block.say, width), *hang((Span("→  ", "sign"),), block.url, width, "url")),)
    )
