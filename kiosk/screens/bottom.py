"""Which bottom line a page has: it always says what Enter does, and the keys that lead away."""

from kiosk.screens.foot import Foot, foot, note
from kiosk.screens.stand import ENTER, FIELD, LIFTED, Stand
from kiosk.waist.asks import Digits
from kiosk.waist.page import Page

GO = "OK"
"""What Enter does with a filled field, in every language."""


def bottom(page: Page, stand: Stand, width: int, last: bool) -> Foot:
    """The bottom line of the last part of a page, or of one before it, where Enter reads on."""
    words = page.furniture
    bare = isinstance(page.ask, Digits) or page.id in LIFTED
    if not last:
        focus = stand.focus if stand.focus in ("0", "8", "9") else ENTER
        return foot(words, page.back, words.read_on, focus, width, bare)
    if stand.focus == FIELD and not any(map(str.isdigit, stand.typed)):
        return note(words.keys, width)
    does = GO if stand.focus == FIELD else stand.focus
    enter = words.enter.format(choice=does) if does else ""
    return foot(words, page.back, enter, stand.focus, width, bare)
