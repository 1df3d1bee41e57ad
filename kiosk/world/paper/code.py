"""Codes on paper: boxes for one that is to come, large digits and a QR code for the one to bring back."""

from kiosk.world.paper.marks import Frame, Laid, Mark, Run, Square, column, moved
from kiosk.world.paper.measure import Measure
from kiosk.world.paper.ruler import width
from kiosk.world.paper.text import CAPITAL, plain
from kiosk.world.qr import QUIET, modules

SIDE, NEAR, APART = 21.0, 3.0, 14.0
"""A box, the white to the next one, the white to the next group."""

LARGE = 2.0
"""A code that is read out and typed again, in sizes of type."""


def boxes(groups: tuple[int, ...], room: float) -> Laid:
    """One box a character, apart by group, as wide as there is room."""
    whole = sum(groups) * (SIDE + NEAR) + (len(groups) - 1) * (APART - NEAR)
    scale = min(1.0, room / whole)
    frames: list[Mark] = []
    x = 0.0
    for size in groups:
        for _ in range(size):
            frames.append(Frame(x, 3, SIDE * scale, SIDE * scale))
            x += (SIDE + NEAR) * scale
        x += (APART - NEAR) * scale
    return Laid(SIDE * scale + 6, tuple(frames))


def code(said: tuple[str, ...], groups: str, scanned: str, measure: Measure, room: float) -> Laid:
    """A code in large groups under what it is for, and beside them the QR code of `scanned`.

    The QR code ends with the margin: of its quiet zone, that and the gaps above and below are part.
    """
    side = measure.leading * 2.4
    square = qr(scanned, side) if scanned else Laid(0, ())
    quiet = QUIET * side if scanned else 0.0
    left = room - square.height + quiet
    size = min(LARGE, left / width(groups, 1, bold=True) / measure.type) * measure.type
    large = Run(0, size * (CAPITAL + 0.15), groups, size, bold=True)
    words = column(plain(said, measure, left), Laid(size * 1.05, (large,)))
    height = max(words.height, square.height - 2 * min(quiet, measure.gap))
    return Laid(
        height,
        (
            *moved(words.marks, 0, (height - words.height) / 2),
            *moved(square.marks, left, (height - square.height) / 2),
        ),
    )


def qr(text: str, side: float) -> Laid:
    """The QR code of a text, its quiet zone in its height, which is its width."""
    rows = modules(text)
    return Laid(len(rows) * side, (Square(0, 0, rows, side),))
