"""The shape of a code: one dot for each character, brackets around each group."""

from kiosk.screens.rows import Piece, Row, Span, lines
from kiosk.screens.wrap import wide
from kiosk.waist.blocks import Shape


def shape(block: Shape, width: int) -> Piece:
    """The groups on one row, after their number or under their name."""
    groups = _groups(block)
    row = "  ".join(groups)
    if wide(block.say) <= 3 and wide(row) + 5 <= width:
        return Piece((((Span(f"{block.say:<3}  ", "strong"), *_brackets(row)),),))
    rows = (row,) if wide(row) <= width else groups
    return Piece(((*lines(block.say, width), *(_brackets(one) for one in rows)),))


def _groups(block: Shape) -> tuple[str, ...]:
    signs = [sign for sign in block.text if not sign.isspace()]
    shown: list[str] = []
    for size in block.groups:
        group, signs = signs[:size], signs[size:]
        shown.append("[ " + " ".join(group + ["•"] * (size - len(group))) + " ]")
    return tuple(shown)


def _brackets(row: str) -> Row:
    return (Span(row, "code"),)
