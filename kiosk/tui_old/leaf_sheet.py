"""The sheet of a page with a leaf: its words above, room for the table, the choices in a row below."""

from collections.abc import Sequence

from kiosk.tui.bottom import GO, bottom
from kiosk.tui.foot import Foot, foot
from kiosk.tui.head import head
from kiosk.tui.options import Offer, Target, columns, offer
from kiosk.tui.rows import BLANK, Row, Span, lines
from kiosk.tui.sheet import BROADEST, Sheet
from kiosk.tui.stand import ROW, Stand, offered
from kiosk.view_model.page import Option, Page, SelectableTable, Text


def lay_leaf(page: Page, leaf: SelectableTable, stand: Stand, width: int, height: int) -> Sheet:
    """Band, words, a blank row for each row of the table and its head, choices, bottom line."""
    column = min(width, BROADEST)
    left = (width - column) // 2
    band = tuple((Span(" "), *row) for row in head(page, column - 2))
    words = [
        (Span("   "), *row)
        for block in page.blocks
        if isinstance(block, Text)
        for row in lines(block.say, column - 5, "lead" if block.lead else "text")
    ]
    below = _offer(offered(page, stand), stand.focus, column)
    feet = _foot(page, stand, column)
    top = len(band) + 1 + len(words) + bool(words)
    seen = min(len(leaf.rows), height - top - 3 - len(feet.rows) - _tall(below))
    choices = top + 1 + seen + 1
    rule = height - 1 - len(feet.rows)
    rows: list[Row] = [*band, BLANK, *words, *[BLANK] * (choices - len(band) - 1 - len(words))]
    rows += [row for chunk in below.chunks for row in chunk]
    rows += [*[BLANK] * (rule - len(rows)), (Span("─" * column, "rule"),), *feet.rows]
    targets = [Target(f"{ROW}{at}", 0, top + 1 + at, column, 1) for at in range(seen)]
    targets += [one._replace(y=one.y + choices) for one in below.targets]
    targets += [one._replace(y=one.y + rule + 1) for one in feet.targets]
    shown = tuple(one._replace(x=one.x + left) for one in targets)
    focused = next((one for one in shown if one.key == stand.focus), shown[0])
    return Sheet(
        tuple((Span(" " * left), *row) if row else row for row in rows),
        len(band),
        shown,
        focused.key,
        (focused.x + 1, focused.y),
        0,
        1,
    )


def _foot(page: Page, stand: Stand, width: int) -> Foot:
    if stand.focus.startswith(ROW):
        enter = page.labels.enter.format(choice=GO)
        return foot(page.labels, page.back, enter, stand.focus, width)
    return bottom(page, stand, width, last=True)


def _offer(options: Sequence[Option], focus: str, width: int) -> Offer:
    for count in range(len(options), 0, -1):
        widths = columns(options, count, width)
        if widths:
            return offer(options, focus, widths, 0)
    return Offer((), ())


def _tall(made: Offer) -> int:
    return sum(map(len, made.chunks))
