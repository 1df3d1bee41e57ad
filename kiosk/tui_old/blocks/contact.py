"""Somebody to ask: name, address, and how fresh that information is."""

from kiosk.tui.rows import Piece, Span, hang, lines
from kiosk.view_model.page import ContactDetails


def contact(block: ContactDetails, width: int) -> Piece:
    """The name, the lines under it, the caution where there is one, the date last."""
    rows = lines(block.name, width, "strong")
    for line in block.lines:
        rows += lines(line, width)
    if block.doubt:
        rows += hang((Span("?  ", "sign"),), block.doubt, width)
    return Piece(((*rows, *lines(block.dated, width, "soft")),))
