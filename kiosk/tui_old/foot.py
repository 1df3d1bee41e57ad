"""The line at the bottom, the same on every page: help, read again, back, and what Enter does."""

from typing import NamedTuple

from kiosk.tui.options import SIGN, Target
from kiosk.tui.rows import Row, Span, breadth, lines
from kiosk.view_model.page import PageLabels

FINGER = 12
"""Cells of an item, at least, wherever the row has them."""


class Foot(NamedTuple):
    """Rows under the rule, and targets counted from their first cell."""

    rows: tuple[Row, ...]
    targets: tuple[Target, ...] = ()
    focus: str = ""


def foot(
    words: PageLabels,
    back: bool,
    enter: str,
    focus: str,
    width: int,
    bare: bool = False,
    remark: str = "",
) -> Foot:
    """The items on the left, `enter` on the right, below them where one row is too narrow.

    A bare one has a `remark` in place of items: on a page of digits 0, 8 and 9 are digits.
    """
    items = [("0", words.help), ("8", words.again), ("9", words.back)]
    items = [] if bare else items if back else items[:2]
    # A kiosk that is out of service has none of these words, and none of these keys.
    drawn = [(key, _item(f"{key} ", say, focus == key)) for key, say in items if say]
    room = width - (breadth(_item("", enter, False)) if enter else 0)
    if sum(max(FINGER, breadth(made)) for _, made in drawn) <= room:
        drawn = [(key, _broad(made)) for key, made in drawn]
    row: Row = _item("", remark, False) if remark else ()
    targets: list[Target] = []
    for key, made in drawn:
        targets.append(Target(key, breadth(row), 0, breadth(made), 1))
        row += made
    if not enter:
        return Foot((row,), tuple(targets), focus)
    right = _item("", enter, focus == "enter")
    x = width - breadth(right)
    below = x < breadth(row)
    targets.append(Target("enter", x, int(below), breadth(right), 1))
    if below:
        return Foot((row, (Span(" " * x), *right)), tuple(targets), focus)
    return Foot(((*row, Span(" " * (x - breadth(row))), *right),), tuple(targets), focus)


def note(text: str, width: int) -> Foot:
    """A bottom line that says what Enter does here, and is itself pressed as Enter."""
    said = lines(text, width - 4, "foot")
    rows = tuple((Span("   "), *row) for row in said)
    return Foot(rows, (Target("enter", 0, 0, width, len(rows)),))


def _item(key: str, say: str, focused: bool) -> Row:
    """One item, as wide with the focus as without it."""
    if focused:
        return (Span(" ", "focus"), Span(f"{SIGN} {key}{say} ", "focus"))
    return (Span("   "), *([Span(key, "digit")] if key else []), Span(f"{say} ", "foot"))


def _broad(item: Row) -> Row:
    """An item with air behind it, as wide as a finger."""
    return (*item, Span(" " * (FINGER - breadth(item))))
