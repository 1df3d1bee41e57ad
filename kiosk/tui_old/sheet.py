"""The whole screen of a page: band, part, choices, rule and bottom line, with all that can be pressed."""

from typing import NamedTuple

from kiosk.tui.bottom import bottom, rule
from kiosk.tui.fit import Fitted, fit
from kiosk.tui.head import head
from kiosk.tui.options import Target
from kiosk.tui.qr_beside_text import EASY, NONE, WORDS, Rows, Side, beside, part_of
from kiosk.tui.reach import spread
from kiosk.tui.rows import BLANK, Row, Span, lines
from kiosk.tui.stand import FIELD, Stand
from kiosk.view_model.page import Page

LEAST = (60, 18)
"""The smallest window in which a page is shown, in cells."""
WIDEST = 66
"""The width at which a line is still easy to read; wider windows get margins."""
BROADEST = 120
"""The width beyond which a row of a table is hard to follow with the eye, for pages of the staff."""
TALL = 24
"""Rows from which the band and the bottom line get air of their own, unless it costs a part more."""


class Sheet(NamedTuple):
    """Rows from the top of the window, how many of them are the band, and what can be pressed.

    `parts` is 0 where the window is too small; `cursor` is the cell of the focus, x and y.
    """

    rows: tuple[Row, ...]
    band: int = 0
    targets: tuple[Target, ...] = ()
    focus: str = ""
    cursor: tuple[int, int] = (0, 0)
    part: int = 0
    parts: int = 0


def lay(page: Page, stand: Stand, width: int, height: int) -> Sheet:
    """The sheet of a page in a window; a window that is too small gets a plain request."""
    if width < LEAST[0] or height < LEAST[1]:
        request = lines(page.labels.too_small, max(1, width - 2), "lead")
        return Sheet((BLANK, *((Span(" "), *row) for row in request)))
    airy = height >= TALL
    words, squares = part_of(page)
    for square in squares:
        if whole := _squared(words, stand, width, height, square):
            return whole
    sheet = _lay(page, stand, width, height, airy)
    if airy and sheet.parts > 1:
        closer = _lay(page, stand, width, height, False)
        return closer if closer.parts < sheet.parts else sheet
    return sheet


def _squared(page: Page, stand: Stand, width: int, height: int, square: Rows) -> Sheet | None:
    """The square beside all the words of the page; nothing where there is no room for both."""
    if Side(square).width + WORDS > width:
        return None
    for airy, close in ((height >= TALL, False), (False, False), (False, True)):
        sheet = _lay(page, stand, width, height, airy, Side(square, close))
        if sheet.parts == 1 and len(sheet.rows) <= height:
            return sheet
    return None


def _lay(page: Page, stand: Stand, width: int, height: int, airy: bool, side: Side = NONE) -> Sheet:
    column = min(width, BROADEST if page.broad else max(WIDEST, side.width + EASY))
    said = column - side.width
    air = (BLANK,) * airy
    band = ((Span(" "), *row) for row in head(page, said - 1 if side.close else column - 2))
    above = (*air, *band, *air)
    feet = bottom(page, stand, column, last=False), bottom(page, stand, column, last=True)
    under = height - len(air) - max(len(foot.rows) for foot in feet)
    end = under if side.close else under - 1
    fitted = fit(page, stand, said, end - len(above), side.margins(said))
    parts = len(fitted.parts)
    part = min(stand.part, parts - 1)
    foot = feet[part == parts - 1]
    body = (*[BLANK] * fitted.top, *fitted.parts[part])
    rows = [*above, *body, *[BLANK] * (end - len(above) - len(body))]
    rows = beside(rows, side, len(above), fitted.top, said)
    rows += [*[rule(page, part, parts, column)] * (under - end), *foot.rows]
    y = len(above) + len(body) - fitted.tail.height
    targets = [*_moved(fitted.tail.targets, y)] if part == parts - 1 else []
    targets += _moved(foot.targets, under)
    focus = stand.focus if stand.focus in {one.key for one in targets} else foot.focus
    left = (width - column) // 2
    wide = spread(targets, rows, len(above), height)
    return Sheet(
        tuple((Span(" " * left), *row) if row else row for row in rows),
        len(above),
        tuple(one._replace(x=one.x + left) for one in wide),
        focus,
        _cursor(focus, targets, fitted, y, left),
        part,
        parts,
    )


def _moved(targets: tuple[Target, ...], y: int) -> list[Target]:
    return [one._replace(y=one.y + y) for one in targets]


def _cursor(
    focus: str, targets: list[Target], fitted: Fitted, y: int, left: int
) -> tuple[int, int]:
    """The sign of the focused target; else the field; else the first thing that can be pressed."""
    chosen = [one for one in targets if one.key == focus] or targets[:1]
    if focus == FIELD and fitted.tail.caret:
        x, row = fitted.tail.caret
        return left + x, y + row
    return (left + chosen[0].x + 1, chosen[0].y) if chosen else (0, 0)
