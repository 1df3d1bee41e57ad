"""A QR code in its own black and white, or a sentence where the window has no room for it."""

from itertools import zip_longest

from kiosk.services.qr_code import qr_modules
from kiosk.tui.rows import Piece, Row, Span, lines, loose
from kiosk.view_model.page import QrCode

HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""The sign for the module above and the module below, dark ink on a light ground."""


def qr_code(block: QrCode, width: int) -> Piece:
    """The sentence that stands in its place."""
    return loose(*lines(block.small, width))


def code(text: str, whole: bool) -> tuple[Row, ...]:
    """The code of a text, two modules a cell; `whole` makes a module two cells wide and one high.

    No rows for a text that no code holds.
    """
    try:
        dark = qr_modules(text)
    except ValueError:
        return ()
    if whole:
        return tuple(_row("".join("██" if one else "  " for one in row)) for row in dark)
    pairs = zip_longest(dark[::2], dark[1::2], fillvalue=(False,) * len(dark))
    return tuple(
        _row("".join(HALVES[one] for one in zip(above, below, strict=True)))
        for above, below in pairs
    )


def _row(signs: str) -> Row:
    return (Span(signs, "square"),)
