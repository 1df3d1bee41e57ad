"""A page as a front end shows it: finished sentences in one language, and the reply that it asks for."""

from typing import Literal

from msgspec import Struct


class Option(Struct, frozen=True):
    """One numbered choice: the digit that picks it, its permanent id, its words.

    `least` are the columns and rows of the window that it needs; one that needs any stands last.
    """

    key: int
    id: str
    say: str
    destructive: bool = False
    min_size: tuple[int, int] = (0, 0)


class Choices(Struct, frozen=True, tag=True):
    """Up to seven options; Enter alone takes the default, which is never a careful one."""

    options: tuple[Option, ...]
    default: str = ""


class Digits(Struct, frozen=True, tag=True):
    """A field for digits: what to type, its form before typing, and what an empty Enter offers.

    A `masked` one shows a dot for each digit, wherever it is shown.
    """

    say: str
    form: str
    empty: Choices
    max_length: int = 20
    signs: str = "+ "
    masked: bool = False


Ask = Choices | Digits


StepStatus = Literal["done", "now", "later", "not-yet"]


class Text(Struct, frozen=True, tag=True):
    """One paragraph; a lead paragraph says the one thing to do."""

    say: str
    lead: bool = False


class StepRow(Struct, frozen=True):
    """One line of a checklist: its number, its short name, its state as an id and as a word."""

    number: int
    say: str
    status: StepStatus
    word: str


class StepList(Struct, frozen=True, tag=True):
    """A checklist, or the part of it that fits a page."""

    lines: tuple[StepRow, ...]
    caption: str = ""


class Notice(Struct, frozen=True, tag=True):
    """A warning or a remark that stands out by its sign, never by colour alone.

    A `private` one holds what a member typed: it is shown and printed, and never said aloud.
    """

    say: str
    sign: str = ""
    private: bool = False


class CodeBoxes(Struct, frozen=True, tag=True):
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


class ContactDetails(Struct, frozen=True, tag=True):
    """Somebody to ask: a name, lines of address, the date of that information, a caution if it is doubtful."""

    name: str
    lines: tuple[str, ...]
    dated: str = ""
    doubt: str = ""


class DrawingLine(Struct, frozen=True):
    """One line of a drawn screen: words, a field, or a button; at most one is the one to press."""

    say: str
    kind: Literal["words", "field", "button"] = "words"
    press: bool = False


class ScreenDrawing(Struct, frozen=True, tag=True):
    """A small drawing of the EU Login screen; say tells the same in words for those who cannot see it."""

    window: str
    lines: tuple[DrawingLine, ...]
    say: str
    other: str = ""


class WebAddress(Struct, frozen=True, tag=True):
    """An internet address to type on the member's own device."""

    say: str
    url: str


class QrCode(Struct, frozen=True, tag=True):
    """A QR code of a text that stands in words on the same page; `small` is said where it has no room.

    Of several on a page, the first that has room is shown.
    """

    text: str
    small: str


class ChartRow(Struct, frozen=True):
    """A figure: what it is of, in words with its number, and how long its bar is, from 0 to 1."""

    name: str
    say: str
    share: float


class BarChart(Struct, frozen=True, tag=True):
    """Figures under their title, for staff; each bar has its words beside it."""

    say: str
    lines: tuple[ChartRow, ...]


class SelectableTable(Struct, frozen=True, tag=True):
    """One leaf of a long table for staff: rows to be opened, each by its id; `at` is the row to begin on.

    Opening a row is a Chose with its id.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]
    at: int = 0


Block = (
    Text
    | StepList
    | Notice
    | CodeBoxes
    | Wait
    | Table
    | ContactDetails
    | ScreenDrawing
    | WebAddress
    | QrCode
    | SelectableTable
    | BarChart
)


Pace = Literal["welcome", "question", "reading", "device", "waiting"]
Palette = Literal["dark", "light", "yellow"]


class Appearance(Struct, frozen=True):
    """How this member likes pages shown and told; a door uses what it can."""

    space: bool = False
    palette: Palette = "dark"
    voice: bool = False


class PageLabels(Struct, frozen=True):
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
    labels: PageLabels
    pace: Pace = "reading"
    appearance: Appearance = Appearance()
    back: bool = True
    mark: str = ""
    broad: bool = False
