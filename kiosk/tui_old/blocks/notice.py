"""A warning or a remark, known by the sign before it."""

from kiosk.tui.rows import Piece, Span, hang
from kiosk.view_model.page import Notice


def notice(block: Notice, width: int) -> Piece:
    """The sign, and the words hanging from it; short enough to stay in one part."""
    return Piece((hang((Span(f"{block.sign or '!'}  ", "sign"),), block.say, width, "strong"),))
