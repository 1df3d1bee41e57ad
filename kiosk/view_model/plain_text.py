"""A page as plain text: the same words for line mode, speech and braille."""

import re
from collections.abc import Iterator
from textwrap import TextWrapper

from msgspec import Struct
from msgspec.structs import replace

from kiosk.view_model.page import (
    BarChart,
    Block,
    Choices,
    CodeBoxes,
    ContactDetails,
    Digits,
    Notice,
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
SIGN = "!"
"""What stands before a warning on a screen and on paper."""


def block_paragraphs(block: Block, language: str, warning: str = SIGN) -> tuple[str, ...]:
    """The paragraphs of a block; empty ones are for the caller to leave out.

    `warning` is the word that opens a warning: a sign would be spelled or lost in speech.
    """
    match block:
        case Text(say):
            return (say,)
        case Notice(say, sign):
            return (f"{warning} {say}".lstrip() if sign in ("", SIGN) else say,)
        case StepList(lines, caption):
            steps = (f"{with_colon(one.word, language)} {one.number}, {one.say}" for one in lines)
            return (caption, *steps)
        case CodeBoxes(say, groups, text):
            return (say if any(map(str.isalpha, say)) else "", group_characters(text, groups))
        case Wait(say, usually, at_most, until):
            return (say, usually, at_most, until)
        case Table(rows, head) | SelectableTable(head, rows):
            return tuple(_row(row, head, language) for row in rows)
        case BarChart(say, bars):
            return (say, *(f"{with_colon(one.name, language)} {one.say}" for one in bars))
        case ContactDetails(name, lines, dated, doubt):
            return (name, *lines, dated, f"{warning} {doubt}".lstrip() if doubt else "")
        case ScreenDrawing(say=say, other=other):
            return (say, other)
        case WebAddress(say, url):
            return (with_colon(say, language), url)
        case QrCode():
            # The words that it holds stand beside it.
            return ()


def with_full_stop(text: str) -> str:
    """The text with a full stop, so that speech pauses; an address keeps its own end."""
    if not text or text[-1] in SENTENCE_ENDS or "://" in text.rsplit(maxsplit=1)[-1]:
        return text
    return f"{text}."


def with_colon(text: str, language: str) -> str:
    """The text as it leads to what follows it, with the space that French puts before a colon."""
    text = text.rstrip(".")
    if not text or text[-1] in SENTENCE_ENDS:
        return text
    return f"{text}\N{NO-BREAK SPACE}:" if language == "fr" else f"{text}:"


def group_characters(text: str, groups: tuple[int, ...]) -> str:
    """The text of a code in its groups."""
    rest, parts = text, []
    for size in groups:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)


def _row(row: tuple[str, ...], head: tuple[str, ...], language: str) -> str:
    first, *cells = row or ("",)
    heads = (*head[1:], *("" for _ in cells))
    said = [f"{name} {cell}".strip() for name, cell in zip(heads, cells, strict=False) if cell]
    return f"{with_colon(first, language)} {', '.join(said)}" if said else first


DEFAULT_WIDTH = 60

NUMBER = re.compile(r"\+?\d+(?: \d+)+|\d{5,}")
"""A number in groups, or one of five digits and more."""
NO_ROOM = (0, 0)
"""The columns and rows that words need."""
LONG = 7
"""Digits in groups that are a telephone number or a resume code."""


class PlainPage(Struct, frozen=True):
    """A page as paragraphs: where one is, what it says, what to answer, the keys, the prompt."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    offer: tuple[str, ...]
    foot: tuple[str, ...]
    prompt: str


def plain_page(page: Page) -> PlainPage:
    """The page in words, each paragraph on its own, not yet wrapped."""
    ask = page.ask
    title = f"{page.title} {page.mark}" if page.mark else page.title
    warning = page.labels.warning
    body = [
        line for block in page.blocks for line in block_paragraphs(block, page.language, warning)
    ]
    if isinstance(ask, Digits):
        body.append(ask.form)
        offer: tuple[str, ...] = ()
        prompt = with_colon(ask.say, page.language)
    else:
        offer = choice_lines(ask)
        prompt = page.labels.prompt
    return PlainPage(_present(title, page.place), _present(*body), offer, key_line(page), prompt)


def choice_lines(ask: Choices) -> tuple[str, ...]:
    """One line a choice: "1. Done."; without what needs a window of some size."""
    offered = (one for one in ask.options if one.min_size == NO_ROOM)
    return tuple(f"{option.key}. {with_full_stop(_flat(option.say))}" for option in offered)


def key_line(page: Page, ask: Choices | None = None) -> tuple[str, ...]:
    """The line of keys; `ask` stands in for the page's own ask."""
    words, own = page.labels, ask or page.ask
    there = (("0", words.help), ("8", words.again), ("9", words.back if page.back else ""))
    keys = [f"{key} {say}" for key, say in there if say]
    if not keys:
        return ()
    said = with_full_stop(", ".join(keys))
    if isinstance(own, Digits):
        return (said, with_full_stop(words.keys))
    default = next((one.key for one in own.options if one.id == own.default), None)
    if default is None:
        return (said,)
    return (f"{said} {with_full_stop(words.enter.format(choice=default))}",)


def page_lines(page: Page, width: int = DEFAULT_WIDTH) -> list[str]:
    """The page as lines to print, the prompt left out; only a word longer than a line is wider."""
    told = plain_page(page)
    groups = (
        [told.head, *((line,) for line in told.body)]
        if page.appearance.space
        else [told.head, told.body]
    )
    groups.append((*told.offer, *told.foot))
    return list(_spaced(groups, width))


def wrap_paragraph(text: str, width: int = DEFAULT_WIDTH) -> list[str]:
    """One paragraph cut at words."""
    return TextWrapper(width, break_long_words=False, break_on_hyphens=False).wrap(text)


def spoken_page(page: Page) -> str:
    """The page to be read aloud, a paragraph a line; what one notes down is said digit by digit.

    What a member typed is left to their eyes.
    """
    public = tuple(one for one in page.blocks if not getattr(one, "private", False))
    told = plain_page(replace(page, blocks=public))
    said = (*told.head, *told.body, *told.offer, *told.foot)
    return "\n".join(spell_numbers(line.removeprefix(f"{SIGN} ")) for line in said)


def spell_numbers(text: str) -> str:
    """The text with long numbers as digits, and a pause after each group: a voice makes millions of them."""
    return NUMBER.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    groups = found[0].split()
    if len(groups) > 1 and sum(map(len, groups)) < LONG:
        return found[0]
    return ", ".join(map(" ".join, groups))


def _present(*texts: str) -> tuple[str, ...]:
    return tuple(with_full_stop(_flat(text)) for text in texts if text.strip())


def _flat(text: str) -> str:
    """The text with commas, at which speech pauses, for the dots that part its pieces on a screen."""
    return text.replace(" · ", ", ")


def _spaced(groups: list[tuple[str, ...]], width: int) -> Iterator[str]:
    for number, group in enumerate(group for group in groups if group):
        if number:
            yield ""
        for text in group:
            yield from wrap_paragraph(text, width)
