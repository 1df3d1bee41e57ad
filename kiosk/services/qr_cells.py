"""A QR code as the cells of a terminal, in its own dark and light colours."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

QrStyle = Literal["full", "half"]
"""How many rows a module is high; it is twice as many cells wide, so that it is about square."""

UPPER_HALF = "▀"


class QrCell(NamedTuple):
    """A character, and whether its foreground and its background are dark."""

    character: str
    dark_foreground: bool
    dark_background: bool


QrRow = tuple[QrCell, ...]
FULL = {dark: (QrCell(" ", dark, dark),) * 2 for dark in (False, True)}


def qr_cells(modules: Sequence[Sequence[bool]], style: QrStyle) -> tuple[QrRow, ...]:
    """The cells of a code; `modules` are rows of modules, True for dark, with the quiet zone around them.

    In "full" a module is two cells of background; in "half" a cell holds one module above another, and is
    a half block only where the two differ. Terminals that leave a space between lines fill it, as a rule, with
    the background of the line above: so as much of the code as can be is background.
    """
    if style == "full":
        return tuple(tuple(cell for dark in row for cell in FULL[dark]) for row in modules)
    light = (False,) * len(modules[0])
    pairs = zip_longest(modules[::2], modules[1::2], fillvalue=light)
    return tuple(
        tuple(
            QrCell(" " if above == below else UPPER_HALF, above, below)
            for above, below in zip(upper, lower, strict=True)
        )
        for upper, lower in pairs
    )
