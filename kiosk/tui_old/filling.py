"""What a key does to the field of a page: which keys go into it, and what then stands there."""

from kiosk.tui.entry import entered, erase, type_sign
from kiosk.tui.keys import digit
from kiosk.tui.stand import FIELD, Stand, offered, preferred
from kiosk.view_model.page import Digits, Page

ERASE = "erase"
"""The key that takes the last digit away."""


def erases(stand: Stand, key: str) -> bool:
    """Whether an arrow to the left takes a digit away: from a field that holds some."""
    return key == "left" and stand.focus == FIELD and bool(stand.typed)


def types(page: Page, stand: Stand, key: str) -> bool:
    """Whether a key goes into a field: all but the digits of choices that the field has offered."""
    if not isinstance(page.ask, Digits) or (len(key) != 1 and key != ERASE):
        return False
    return digit(key) not in [str(one.key) for one in offered(page, stand)]


def type_key(page: Page, stand: Stand, key: str) -> None:
    """Type it, on the last part, where the field is; what the field has offered goes away."""
    assert isinstance(page.ask, Digits)
    stand.part, stand.asked = LAST, False
    stand.focus = preferred(page, stand)
    if key == ERASE:
        erase(stand)
    else:
        type_sign(page.ask, stand, key)


def submit(page: Page, stand: Stand) -> str:
    """What the field says; from an empty one nothing, but its choices are offered.

    What nobody may read is not kept either.
    """
    assert isinstance(page.ask, Digits)
    said = entered(page.ask, stand)
    if not said:
        stand.asked = True
        stand.focus = preferred(page, stand)
    if page.ask.masked:
        stand.typed = ""
    return said


LAST = 99
"""The last part of any page."""
