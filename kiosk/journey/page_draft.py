"""A page before it is numbered and labelled: what a page builder returns to the renderer."""

from msgspec import Struct

from kiosk.view_model.page import Block, Pace

MAX_CHOICES = 7
"""Choices that one page can hold: 8, 9 and 0 are keys of every page."""


class DraftChoice(Struct, frozen=True):
    """One choice of a draft; a careful one is never the default, one that needs a large window the last."""

    id: str
    say: str
    destructive: bool = False
    min_size: tuple[int, int] = (0, 0)


class DraftField(Struct, frozen=True):
    """A field for digits: what to type, and the form shown before typing."""

    say: str
    form: str


class PageDraft(Struct, frozen=True, kw_only=True):
    """What a room says of its page; `unknown` adds *I don't know*, `whole` keeps up to seven choices together.

    `more` and `first` lead through the choices that no page can hold, where the page has words of its own for it.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    choices: tuple[DraftChoice, ...]
    place: str = ""
    default: str | None = None
    unknown: str = ""
    whole: bool = False
    more: str = ""
    first: str = ""
    field: DraftField | None = None
    pace: Pace = "reading"
