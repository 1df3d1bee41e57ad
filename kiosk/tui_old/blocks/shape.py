"""The shape of a code: one dot for each character, brackets around each group."""

from kiosk.tui.rows import Piece, Row, Span, lines
from kiosk.tui.wrap import wide
from kiosk.view_model.page import CodeBoxes
from kiosk.view_model.plain_text import group_characters

GAP = 2
"""Cells between what a code is for and the code."""


def shape(block: CodeBoxes, width: int) -> Piece:
    """The groups on one row, after their number or under their name; a code that is known stands in digits."""
    if len("".join(block.text.split())) == sum(block.groups):
        return _known(block, width)
    groups = _groups(block)
    row = "  ".join(groups)
    if wide(block.say) <= 3 and wide(row) + 5 <= width:
        return Piece((((Span(f"{block.say:<3}  ", "strong"), *_brackets(row)),),))
    rows = (row,) if wide(row) <= width else groups
    return Piece(((*lines(block.say, width), *(_brackets(one) for one in rows)),))


def _known(block: CodeBoxes, width: int) -> Piece:
    """The code in its groups, beside what it is for where both fit."""
    code = Span(group_characters(block.text, block.groups), "code")
    if wide(block.say) + GAP + wide(code.text) <= width:
        return Piece((((Span(f"{block.say}{' ' * GAP}"), code),),))
    return Piece(((*lines(block.say, width), (code,)),))


def _groups(block: CodeBoxes) -> tuple[str, ...]:
    signs = [sign for sign in block.text if not sign.isspace()]
    shown: list[str] = []
    for size in block.groups:
        group, signs = signs[:size], signs[size:]
        shown.append("[ " + " ".join(group + ["•"] * (size - len(group))) + " ]")
    return tuple(shown)


def _brackets(row: str) -> Row:
    return (Span(row, "code"),)
