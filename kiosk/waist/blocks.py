"""The kinds of block that a page is made of; every sentence is finished and in one language."""

from typing import Literal

from msgspec import Struct

Status = Literal["done", "now", "later", "not-yet"]


class Text(Struct, frozen=True, tag=True):
    """One paragraph; a lead paragraph says the one thing to do."""

    say: str
    lead: bool = False


class StepLine(Struct, frozen=True):
    """One line of a checklist: its number, its short name, its state as an id and as a word."""

    number: int
    say: str
    status: Status
    word: str


class Steps(Struct, frozen=True, tag=True):
    """A checklist, or the part of it that fits a page."""

    lines: tuple[StepLine, ...]
    caption: str = ""


class Notice(Struct, frozen=True, tag=True):
    """A warning or a remark that stands out by its sign, never by colour alone.

    A `private` one holds what a member typed: it is shown and printed, and never said aloud.
    """

    say: str
    sign: str = ""
    private: bool = False


class Shape(Struct, frozen=True, tag=True):
    """The shape of a code as boxes, one number a group; text, where given, is shown in the boxes.

    On paper, `qr` puts the text beside it as a QR code too. A `private` one holds what a member typed,
    and is never said aloud.
    """

    say: str
    groups: tuple[int, ...]
    text: str = ""
    qr: bool = False
    private: bool = False


class Wait(Struct, frozen=True, tag=True):
    """What is being waited for: how long it takes as a rule and at most, and until when it holds."""

    say: str
    usually: str
    at_most: str = ""
    until: str = ""


class Table(Struct, frozen=True, tag=True):
    """Rows of short cells under a head; the first cell of a row names it."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


class Contact(Struct, frozen=True, tag=True):
    """Somebody to ask: a name, lines of address, the date of that information, a caution if it is doubtful."""

    name: str
    lines: tuple[str, ...]
    dated: str = ""
    doubt: str = ""


class DrawnLine(Struct, frozen=True):
    """One line of a drawn screen: words, a field, or a button; at most one is the one to press."""

    say: str
    kind: Literal["words", "field", "button"] = "words"
    press: bool = False


class Drawing(Struct, frozen=True, tag=True):
    """A small drawing of the EU Login screen; say tells the same in words for those who cannot see it."""

    window: str
    lines: tuple[DrawnLine, ...]
    say: str
    other: str = ""


class Address(Struct, frozen=True, tag=True):
    """An internet address to type on the member's own device."""

    say: str
    url: str


class Square(Struct, frozen=True, tag=True):
    """A QR code of a text that stands in words on the same page; `small` is said where it has no room.

    Of several on a page, the first that has room is shown.
    """

    text: str
    small: str


class BarLine(Struct, frozen=True):
    """A figure: what it is of, in words with its number, and how long its bar is, from 0 to 1."""

    name: str
    say: str
    share: float


class Bars(Struct, frozen=True, tag=True):
    """Figures under their title, for staff; each bar has its words beside it."""

    say: str
    lines: tuple[BarLine, ...]


class Leaf(Struct, frozen=True, tag=True):
    """One leaf of a long table for staff: rows to be opened, each by its id; `at` is the row to begin on.

    Opening a row is a Chose with its id.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]
    at: int = 0


Block = (
    Text
    | Steps
    | Notice
    | Shape
    | Wait
    | Table
    | Contact
    | Drawing
    | Address
    | Square
    | Leaf
    | Bars
)
