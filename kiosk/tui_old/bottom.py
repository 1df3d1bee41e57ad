"""Which bottom line a page has: it always says what Enter does, and the keys that lead away."""

from kiosk.tui.foot import Foot, foot, note
from kiosk.tui.rows import Row, Span
from kiosk.tui.stand import ENTER, FIELD, Stand
from kiosk.tui.wrap import wide
from kiosk.view_model.page import OVERLAY_PAGES, Digits, Page

GO = "OK"
"""What Enter does with a filled field, in every language."""


def bottom(page: Page, stand: Stand, width: int, last: bool) -> Foot:
    """The bottom line of the last part of a page, or of one before it, where Enter reads on."""
    words = page.labels
    bare = isinstance(page.ask, Digits) or page.id in OVERLAY_PAGES
    if not last:
        focus = stand.focus if stand.focus in ("0", "8", "9") else ENTER
        return foot(words, page.back, words.read_on, focus, width, bare)
    if stand.focus == FIELD and not any(map(str.isdigit, stand.typed)):
        return note(words.keys, width)
    fills = stand.focus == FIELD
    does = GO if fills else stand.focus
    enter = words.enter.format(choice=does) if does else ""
    return foot(words, page.back, enter, stand.focus, width, bare, words.erase if fills else "")


def rule(page: Page, part: int, parts: int, width: int) -> Row:
    """The line above it, which says which of several parts is shown."""
    if parts == 1:
        return (Span("─" * width, "rule"),)
    said = page.labels.part.format(part=part + 1, parts=parts)
    rest = width - wide(said) - 5
    air = Span(" ")
    return (Span("─" * rest, "rule"), air, Span(said, "soft"), air, Span("───", "rule"))
