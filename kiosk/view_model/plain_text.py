"""A page as plain text: the same words for line mode, speech and braille."""

from collections.abc import Iterator
from textwrap import TextWrapper

from msgspec import Struct
from msgspec.structs import replace

from kiosk.view_model.page import (
    BarChart,
    Block,
    ChartRow,
    Choices,
    CodeBoxes,
    ContactDetails,
    Digits,
    Notice,
    Option,
    Page,
    QrCode,
    ScreenDrawing,
    SelectableTable,
    StepList,
    Table,
    Text,
    Wait,
    WebAddress,
)

SENTENCE_ENDS = ".!?…:;"
"""After one of these neither a full stop nor a colon is added."""

WARNING_SIGN = "!"
"""Stands before a warning on a screen and on paper."""

DEFAULT_WIDTH = 60
"""Columns of a line in line mode: the narrowest window that every page fits."""

NO_MIN_SIZE = (0, 0)
"""`Option.min_size` of an option that needs no window."""

CHECK_BOXES = {None: "", False: "[ ] ", True: "[x] "}
"""What stands before a choice that is a setting, by whether it is on."""


def block_paragraphs(block: Block, language: str, warning: str = WARNING_SIGN) -> tuple[str, ...]:
    """The paragraphs of a block; some may be empty, and the caller leaves these out.

    `warning` is the word that opens a warning: a screen reader would spell a sign, or skip it.
    """
    match block:
        case Text(say):
            return (say,)
        case Notice(say, sign):
            return (f"{warning} {say}".lstrip() if sign in ("", WARNING_SIGN) else say,)
        case StepList(lines, caption):
            steps = (f"{with_colon(row.word, language)} {row.number}, {row.say}" for row in lines)
            return (caption, *steps)
        case CodeBoxes(say, groups, text):
            return (say if any(map(str.isalpha, say)) else "", group_characters(text, groups))
        case Wait(say, usually, at_most, until):
            return (say, usually, at_most, until)
        case Table(rows, (introduction,)):
            return (introduction, *(_row_text(row, (), language) for row in rows))
        case Table(rows, head) | SelectableTable(head, rows):
            return tuple(_row_text(row, head, language) for row in rows)
        case BarChart(say, bars):
            return (say, *(_bar_text(bar, language) for bar in bars))
        case ContactDetails(name, lines, dated, doubt):
            return (name, *lines, dated, f"{warning} {doubt}".lstrip() if doubt else "")
        case ScreenDrawing(say=say, other=other):
            return (say, other)
        case WebAddress(say, url):
            return (with_colon(say, language), url)
        case QrCode():
            # Its text stands in words on the same page.
            return ()


def with_full_stop(text: str) -> str:
    """The text with a full stop, so that speech pauses; an address keeps its own end."""
    words = text.split()
    if not words or text[-1] in SENTENCE_ENDS or "://" in words[-1]:
        return text
    return f"{text}."


def with_colon(text: str, language: str) -> str:
    """The text with a colon in place of its full stop; French puts a no-break space before it."""
    text = text.rstrip(".")
    if not text or text[-1] in SENTENCE_ENDS:
        return text
    return f"{text}\N{NO-BREAK SPACE}:" if language == "fr" else f"{text}:"


def group_characters(text: str, groups: tuple[int, ...]) -> str:
    """The characters of a code in groups of these sizes, separated by spaces; what is left comes last."""
    rest, parts = text, []
    for size in groups:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)


def _bar_text(bar: ChartRow, language: str) -> str:
    """A bar by its name and its figure; where there is none, by its name alone."""
    return f"{with_colon(bar.name, language)} {bar.say}" if bar.say else bar.name


def _row_text(row: tuple[str, ...], head: tuple[str, ...], language: str) -> str:
    """A row as one line: "Passkey: Verdict yes, Needs a phone"."""
    first, *cells = row or ("",)
    names = (*head[1:], *("" for _ in cells))
    named = [f"{name} {cell}".strip() for name, cell in zip(names, cells, strict=False) if cell]
    return f"{with_colon(first, language)} {', '.join(named)}" if named else first


class PlainPage(Struct, frozen=True):
    """A page as paragraphs: title and place, what it says, the choices, the keys, the prompt."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    offer: tuple[str, ...]
    foot: tuple[str, ...]
    prompt: str


def plain_page(page: Page, *, boxes: bool = True) -> PlainPage:
    """The page in words, each paragraph on its own, not yet wrapped; `boxes` as `choice_lines` has it."""
    ask = page.ask
    title = f"{page.title} {page.mark}" if page.mark else page.title
    if page.practice_word:
        title = f"{page.practice_word} · {title}"
    warning = page.labels.warning
    body = [
        line for block in page.blocks for line in block_paragraphs(block, page.language, warning)
    ]
    if isinstance(ask, Digits):
        body.append(ask.form)
        offer: tuple[str, ...] = ()
        prompt = with_colon(ask.say, page.language)
    else:
        offer = choice_lines(ask, boxes=boxes)
        prompt = choice_prompt(ask, page)
    return PlainPage(_present(title, page.place), _present(*body), offer, key_line(page), prompt)


def choice_lines(ask: Choices, *, boxes: bool = True) -> tuple[str, ...]:
    """One line a choice: "1. Done."; without those that need a window of some size.

    With `boxes` a setting shows whether it is on, as in "3. [x] Read aloud.": to be read, and not to be heard.
    """
    return tuple(
        f"{option.key}. {CHECK_BOXES[option.checked] if boxes else ''}"
        f"{with_full_stop(_with_commas(option.say))}"
        for option in offered(ask)
    )


def offered(ask: Choices) -> tuple[Option, ...]:
    """The options that need no window."""
    return tuple(option for option in ask.options if option.min_size == NO_MIN_SIZE)


def choice_prompt(ask: Choices, page: Page) -> str:
    """What asks for a choice; where Enter alone answers nothing, it says what to type."""
    return page.labels.prompt if ask.default else page.labels.type_number or page.labels.prompt


def key_line(page: Page, ask: Choices | None = None) -> tuple[str, ...]:
    """The lines that say what the keys do, none or up to two; `ask` stands in for the page's own ask."""
    labels, asked = page.labels, ask or page.ask
    labelled = (("0", labels.help), ("8", labels.again), ("9", labels.back if page.back else ""))
    keys = [f"{key} {label}" for key, label in labelled if label]
    if not keys:
        return ()
    line = with_full_stop(", ".join(keys))
    if isinstance(asked, Digits):
        return (line, with_full_stop(labels.keys))
    default = next((option.key for option in asked.options if option.id == asked.default), None)
    if default is None:
        return (line,)
    return (f"{line} {with_full_stop(labels.enter.format(choice=default))}",)


def full_key_line(page: Page, ask: Choices | None = None) -> tuple[str, ...]:
    """The lines of `key_line`, and the sign that brings them again."""
    lines = key_line(page, ask)
    return (
        (*lines, with_full_stop(page.labels.all_keys)) if lines and page.labels.all_keys else lines
    )


def short_key_line(page: Page) -> tuple[str, ...]:
    """The same in one line of few words: help, and what Enter does."""
    return key_line(replace(page, labels=replace(page.labels, again="", back="")))[-1:]


def reminding_key_line(page: Page) -> tuple[str, ...]:
    """The same, and the sign that brings all keys: for now and then, as nobody keeps it in mind for long."""
    lines = short_key_line(page)
    return (*lines, with_full_stop(page.labels.all_keys)) if page.labels.all_keys else lines


def page_lines(
    page: Page, width: int = DEFAULT_WIDTH, *, keys: tuple[str, ...] | None = None
) -> list[str]:
    """The page as lines of at most `width` columns, without the prompt; only a longer word is wider.

    It ends with `keys`, or with all that the keys do where none are given.
    """
    plain = plain_page(page)
    groups = (
        [plain.head, *((line,) for line in plain.body)]
        if page.appearance.space
        else [plain.head, plain.body]
    )
    groups.append((*plain.offer, *(full_key_line(page) if keys is None else keys)))
    return list(_spaced_lines(groups, width))


def wrap_paragraph(text: str, width: int = DEFAULT_WIDTH) -> list[str]:
    """One paragraph as lines, broken between words only."""
    return TextWrapper(width, break_long_words=False, break_on_hyphens=False).wrap(text)


def _present(*texts: str) -> tuple[str, ...]:
    """The texts that are not blank, each ended for speech."""
    return tuple(with_full_stop(_with_commas(text)) for text in texts if text.strip())


def _with_commas(text: str) -> str:
    """The text with commas, at which speech pauses, in place of the dots that separate its parts on a screen."""
    return text.replace(" · ", ", ")


def _spaced_lines(groups: list[tuple[str, ...]], width: int) -> Iterator[str]:
    """The groups as wrapped lines, with an empty line between two groups."""
    for number, group in enumerate(group for group in groups if group):
        if number:
            yield ""
        for text in group:
            yield from wrap_paragraph(text, width)
