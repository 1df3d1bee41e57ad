"""What a line means on a page."""

from enum import Enum
from unicodedata import decimal

from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed

ROW = str.maketrans("&é\"'(§-è_!çà", "123456678890")
"""The digits of a French or Belgian keyboard whose top row was typed without Shift."""


class Other(Enum):
    """What a line can mean besides a reply."""

    OFFER = "the empty field: show what else can be done"
    NOTHING = "nothing that this page offers"


def meaning(line: str, page: Page, offering: bool = False) -> Reply | Other:
    """The reply that a line gives to a page; `offering` while an empty field shows its choices."""
    text = digits(line.strip())
    if text == "0":
        return Help()
    if text == "8":
        return Again()
    if text in ("9", "<"):
        return Back() if page.back else Other.NOTHING
    if isinstance(page.ask, Choices):
        return _chosen(text, page.ask)
    if offering and len(text) < 2:
        return _chosen(text, page.ask.empty)
    return _typed(text, page.ask)


def digits(text: str) -> str:
    """The text with every kind of digit made plain: wide, Arabic, or an unshifted top row alone."""
    plain = "".join(str(decimal(sign, sign)) for sign in text)
    if any(map(str.isdigit, plain)):
        return plain
    row = plain.translate(ROW)
    return row if row.replace(" ", "").isdigit() else plain


def _chosen(text: str, ask: Choices) -> Reply | Other:
    if not text:
        return Onward() if ask.default else Other.NOTHING
    chosen = next((option.id for option in ask.options if str(option.key) == text), None)
    return Other.NOTHING if chosen is None else Chose(chosen)


def _typed(text: str, ask: Digits) -> Reply | Other:
    if not text:
        return Other.OFFER
    count = sum(map(str.isdigit, text))
    return Typed(text) if 1 < count <= ask.longest else Other.NOTHING
