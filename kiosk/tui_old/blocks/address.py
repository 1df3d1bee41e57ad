"""An internet address to type on one's own device, alone on its line."""

from kiosk.tui.rows import Piece, Span, hang, lines
from kiosk.view_model.page import WebAddress


def address(block: WebAddress, width: int) -> Piece:
    """What it is for, then the address itself; never one without the other."""
    return Piece(
        ((*lines(block.say, width), *hang((Span("→  ", "sign"),), block.url, width, "url")),)
    )
