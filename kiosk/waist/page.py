"""A page: one thing to do, in one language, ready for any door."""

from typing import Literal

from msgspec import Struct

from kiosk.waist.asks import Ask
from kiosk.waist.blocks import Block

Pace = Literal["welcome", "question", "reading", "device", "waiting"]
Palette = Literal["dark", "light", "yellow"]


class Look(Struct, frozen=True):
    """How this member likes pages shown and told; a door uses what it can."""

    space: bool = False
    palette: Palette = "dark"
    voice: bool = False


class Furniture(Struct, frozen=True):
    """The words around every page, in the page's language.

    `enter` holds {choice}, `part` holds {part} and {parts}; `keys` tells what an empty field offers,
    `erase` how a digit is taken away, `warning` opens a warning in words.
    """

    help: str
    again: str
    back: str
    enter: str
    read_on: str
    part: str
    prompt: str
    no_such_choice: str
    too_small: str
    keys: str
    warning: str = "!"
    erase: str = ""


class Page(Struct, frozen=True):
    """A page: a permanent id, a title, a place in the journey, blocks, one ask, and a pace for its time limit.

    `back` is false where there is nothing before this page; `mark` is a small sign for staff.
    A `broad` page, which is for staff, needs a window of 80 by 24.
    """

    id: str
    language: str
    title: str
    place: str
    blocks: tuple[Block, ...]
    ask: Ask
    furniture: Furniture
    pace: Pace = "reading"
    look: Look = Look()
    back: bool = True
    mark: str = ""
    broad: bool = False
