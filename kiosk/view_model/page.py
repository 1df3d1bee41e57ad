"""A page as a front end shows it: finished sentences in one language, and the reply that it asks for.

Fields named `say` hold a finished sentence; ids are permanent and the same in every language.
"""

from typing import Literal

from msgspec import Struct


class Option(Struct, frozen=True):
    """One numbered choice: the digit that picks it (1 to 7), its permanent id, its words.

    A `destructive` one cannot be undone and is never the default. `min_size` are the columns and rows of the
    window that it needs; options that need any stand last, and line mode leaves them out. `checked` is whether a
    setting is on; None where the option is none. `groups` are the characters in each group of a code, whose shape
    is drawn beside the words, which name it too.
    """

    key: int
    id: str
    say: str
    destructive: bool = False
    min_size: tuple[int, int] = (0, 0)
    checked: bool | None = None
    groups: tuple[int, ...] = ()


class Choices(Struct, frozen=True, tag=True):
    """Up to seven options; Enter alone takes the one whose id is `default`, if any, never a destructive one."""

    options: tuple[Option, ...]
    default: str = ""


class Digits(Struct, frozen=True, tag=True):
    """A field for digits: its label, an example of its form, and the choices that Enter on the empty field offers.

    `signs` are the characters that may be typed besides digits. A `masked` field (a PIN) shows a dot for
    each digit. Digits are shown in groups of `group`, 0 for as they are typed. `text` is what was typed before
    and has a fault: it stands in the field, to be mended. `refused` is whether the page has just refused what was
    typed: the first digit then begins the entry anew, and the same entry, handed in again, offers those choices.
    """

    say: str
    form: str
    empty: Choices
    max_length: int = 20
    signs: str = "+ "
    masked: bool = False
    group: int = 0
    text: str = ""
    refused: bool = False


Ask = Choices | Digits
"""What a page asks for; there is exactly one on each page."""

StepStatus = Literal["done", "now", "later", "not-yet"]


class Text(Struct, frozen=True, tag=True):
    """One paragraph: a lead one says the one thing to do, one that `heads` stays with the next block."""

    say: str
    lead: bool = False
    heads: bool = False


class StepRow(Struct, frozen=True):
    """One line of a checklist: its number from 1, its short name, its status as an id and as a word."""

    number: int
    say: str
    status: StepStatus
    word: str


class StepList(Struct, frozen=True, tag=True):
    """A checklist, or the part of it that fits a page, under a caption.

    `all_lines` is the whole of a checklist of which `lines` and `caption` show a part: for a window with room.
    """

    lines: tuple[StepRow, ...]
    caption: str = ""
    all_lines: tuple[StepRow, ...] = ()


class Notice(Struct, frozen=True, tag=True):
    """A warning (no `sign`, or "!") or a remark; it stands out by its sign, never by colour alone (WCAG 1.4.1).

    A `private` one holds what a member typed: it is shown and printed, and never said aloud.
    """

    say: str
    sign: str = ""
    private: bool = False


class CodeBoxes(Struct, frozen=True, tag=True):
    """The shape of a code as boxes: `groups` holds the number of characters of each group, `text` what fills them.

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
    """Rows of short cells under a head; the first cell of a row names it.

    A head of one cell is a sentence that introduces the rows.
    """

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


class ContactDetails(Struct, frozen=True, tag=True):
    """Somebody to ask: a name, lines of address, a sentence with its date, a caution if any."""

    name: str
    lines: tuple[str, ...]
    dated: str = ""
    doubt: str = ""


class DrawingLine(Struct, frozen=True):
    """One line of a drawn screen: words, a field, or a button; at most one line has `press`, the one to press."""

    say: str
    kind: Literal["words", "field", "button"] = "words"
    press: bool = False


class ScreenDrawing(Struct, frozen=True, tag=True):
    """A small drawing of what is on the member's screen; `say` says the same for those who cannot see it.

    `window` is the title of the drawn window, `other` what to look for where the screen differs.
    """

    window: str
    lines: tuple[DrawingLine, ...]
    say: str
    other: str = ""


class WebAddress(Struct, frozen=True, tag=True):
    """An internet address to type on the member's own device."""

    say: str
    url: str


class QrCode(Struct, frozen=True, tag=True):
    """A QR code of a text that stands in words on the same page; `small` is shown where it does not fit.

    Of several on a page, the first that fits is shown.
    """

    text: str
    small: str


class ChartRow(Struct, frozen=True):
    """One bar: its name, its figure in words, and its length as a share of the longest bar, from 0 to 1."""

    name: str
    say: str
    share: float


class BarChart(Struct, frozen=True, tag=True):
    """Bars under the title of their chart, for staff; each bar has its words beside it."""

    say: str
    lines: tuple[ChartRow, ...]


class SelectableTable(Struct, frozen=True, tag=True):
    """Rows of a long table for staff, each opened by its id; `at` is the index of the row focused first.

    Opening a row is a `Chose` with its id.
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
"""Which time limit a page has: work on another `device`, `waiting` for a code or an e-mail."""

Palette = Literal["dark", "light", "yellow"]


class Appearance(Struct, frozen=True):
    """How this member wants pages shown and read aloud; a front end uses what it can."""

    space: bool = False
    palette: Palette = "dark"
    voice: bool = False


class PageLabels(Struct, frozen=True):
    """The words around every page, in the page's language; their names are the keys of languages.toml.

    `enter` holds {choice}, `part` holds {part} and {parts}; `keys` says what Enter on an empty field offers,
    `keys_again` that it does so on an entry that was just refused, `erase` how a digit is deleted and how one
    leaves a field that has digits. Three answer a key that changes nothing: `no_such_key` one without a meaning
    here, `voice_off` and `no_voice` the key that reads again.
    `warning` is the word that opens a warning in line mode and in speech. `paused`, `volume` (with {level} and
    {levels}) and `nothing_to_spell` answer keys of the voice, `invitation` tells of its first key. From `dot` on,
    they are what a voice calls the signs of an address, and a capital letter.

    `not_larger` is said where the letters were asked to become larger and did not. `practice` is the word that
    stands before the title of each page while the kiosk is in practice.

    Line mode alone has the others: `all_keys` names the sign that lists the keys, `type_number` is the prompt
    where Enter alone answers nothing, which `enter_alone` then says; `no_such_number` stands before the form of a
    number where something else was typed. `numbers_here`, with {numbers}, or `only_digits` answers a line that is
    wrong for the second time, `ask_help`, `ask_again` and `ask_keys` the next three; then `once_more` announces
    the page anew. `goodbye` is said when a member has ended the visit.
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
    keys_again: str = ""
    erase: str = ""
    no_such_key: str = ""
    voice_off: str = ""
    no_voice: str = ""
    paused: str = ""
    volume: str = "{level}/{levels}"
    nothing_to_spell: str = ""
    invitation: str = ""
    dot: str = "."
    slash: str = "/"
    colon: str = ":"
    hyphen: str = "-"
    underscore: str = "_"
    at: str = "@"
    capital: str = ""
    not_larger: str = ""
    practice: str = ""
    all_keys: str = ""
    type_number: str = ""
    enter_alone: str = ""
    numbers_here: str = ""
    only_digits: str = ""
    ask_help: str = ""
    no_such_number: str = ""
    ask_again: str = ""
    ask_keys: str = ""
    once_more: str = ""
    goodbye: str = ""


class PageWords(Struct, frozen=True):
    """What a page says in one language: ids, keys and the number of blocks are the same in each."""

    language: str
    blocks: tuple[Block, ...]
    ask: Ask
    labels: PageLabels


OVERLAY_PAGES = ("cover", "warning")
"""Ids of the pages that idle time lays over any other: each reply takes them away, and does nothing else."""


class Page(Struct, frozen=True):
    """A page: a permanent id, a title, a place in the journey in words, blocks, one ask, a pace.

    `back` is false where there is no page before this one, `is_return` true where the page was shown before and
    is gone back to; `mark` is a small sign after the title, for staff. A page of `practice` says so before its
    title. A `broad` page, which is for staff, may be
    up to 120 columns wide where the window is. `has_voice` is whether this computer has any voice;
    `other_languages` hold its words in the other languages that it offers, while none is chosen. Paper alone has
    `further_sheets`: pages that follow this one, each on a sheet of its own.
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
    is_return: bool = False
    mark: str = ""
    practice: bool = False
    broad: bool = False
    has_voice: bool = False
    other_languages: tuple[PageWords, ...] = ()
    further_sheets: tuple["Page", ...] = ()

    @property
    def practice_word(self) -> str:
        """The word that says that this is practice, in the page's language; "" outside practice."""
        return self.labels.practice if self.practice else ""
