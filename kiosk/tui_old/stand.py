"""Where somebody stands on a page: the part being read, the focus, the digits typed so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.view_model.page import Choices, Option, Page, SelectableTable

FIELD = "field"
ENTER = "enter"
ROW = "row"
"""With its number behind it, the key of a row of a leaf."""


@dataclass
class Stand:
    """What the front end remembers of one page, and forgets with it.

    `focus` is the key of the focused target, "" for none; `asked` says that Enter on the empty
    field has brought up the choices; `plain` that the last digit typed was no AZERTY sign.
    """

    part: int = 0
    focus: str = ""
    typed: str = ""
    asked: bool = False
    plain: bool = False


def begin(page: Page) -> Stand:
    """The beginning of a page."""
    stand = Stand()
    stand.focus = preferred(page, stand)
    return stand


def leaf_of(page: Page) -> SelectableTable | None:
    """The leaf of a page, where it has one."""
    return next((block for block in page.blocks if isinstance(block, SelectableTable)), None)


def choices(page: Page) -> Choices:
    """The choices of a page: its own, or what its empty field offers."""
    return page.ask if isinstance(page.ask, Choices) else page.ask.empty


def offered(page: Page, stand: Stand) -> Sequence[Option]:
    """The choices that stand on the page now: with a field, only after Enter on it."""
    return choices(page).options if stand.asked or isinstance(page.ask, Choices) else ()


def preferred(page: Page, stand: Stand) -> str:
    """The target that has the focus unless somebody moves it: the field, the announced default, none."""
    if not (stand.asked or isinstance(page.ask, Choices)):
        return FIELD
    if leaf := leaf_of(page):
        return f"{ROW}{leaf.at}"
    known = choices(page)
    default = [one for one in known.options if one.id == known.default and not one.destructive]
    return str(default[0].key) if default else ""


def alike(page: Page, other: Page) -> bool:
    """Whether two pages ask the same, so that one stands on both alike, in whatever language, look or window."""
    same = _ids(page) == _ids(other) and _rows(page) == _rows(other)
    return same and (page.id, type(page.ask)) == (other.id, type(other.ask))


def _ids(page: Page) -> list[str]:
    return [one.id for one in choices(page).options if not any(one.min_size)]


def _rows(page: Page) -> tuple[str, ...]:
    leaf = leaf_of(page)
    return leaf.ids if leaf else ()
