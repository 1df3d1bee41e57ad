"""The field for digits: what to type, its form, and the row that is filled in."""

from kiosk.tui.options import SIGN
from kiosk.tui.rows import BLANK, Chunk, Row, Span, lines
from kiosk.view_model.page import Digits

BEFORE = 5
"""Cells before the first digit: margin, sign, bracket and one of air."""

DOT = "•"
"""What stands for a digit that nobody may read."""


def field(ask: Digits, typed: str, focused: bool, width: int) -> Chunk:
    """Label, form and field, never apart; the field is as long as the longest entry."""
    size = _size(ask, width)
    shown = (DOT * len(typed) if ask.masked else typed)[-size:]
    role = "entry" if focused else "typed"
    inside = (Span(" ", role), Span(f"{shown}{' ' * (size - len(shown))}", role))
    sign = Span(SIGN, "digit") if focused else Span(" ")
    row: Row = (Span(" "), sign, Span(" "), Span("[", "digit"), *inside, Span("]", "digit"))
    words = lines(ask.say, width - 6, "strong") + lines(ask.form, width - 6, "soft")
    return (*((Span("   "), *line) for line in words), BLANK, row)


def caret(ask: Digits, typed: str, width: int) -> int:
    """The cell of the field's row where the next digit appears."""
    return BEFORE + min(len(typed), _size(ask, width) - 1)


def _size(ask: Digits, width: int) -> int:
    return min(ask.max_length + 1, width - BEFORE - 2)
