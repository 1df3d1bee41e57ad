"""A page in plain words: the same for lines, for speech and for braille."""

import re
from collections.abc import Iterator
from textwrap import TextWrapper

from msgspec import Struct
from msgspec.structs import replace

from kiosk.waist.asks import Choices, Digits
from kiosk.waist.page import Page
from kiosk.waist.told import SIGN, colon, ended, told

WIDTH = 60

NUMBER = re.compile(r"\+?\d+(?: \d+)+|\d{5,}")
"""A number in groups, or one of five digits and more."""
NO_ROOM = (0, 0)
"""The columns and rows that words need."""
LONG = 7
"""Digits in groups that are a telephone number or a resume code."""


class Plain(Struct, frozen=True):
    """A page as paragraphs: where one is, what it says, what to answer, the keys, the prompt."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    offer: tuple[str, ...]
    foot: tuple[str, ...]
    prompt: str


def plain(page: Page) -> Plain:
    """The page in words, each paragraph on its own, not yet wrapped."""
    ask = page.ask
    title = f"{page.title} {page.mark}" if page.mark else page.title
    warning = page.furniture.warning
    body = [line for block in page.blocks for line in told(block, page.language, warning)]
    if isinstance(ask, Digits):
        body.append(ask.form)
        offer: tuple[str, ...] = ()
        prompt = colon(ask.say, page.language)
    else:
        offer = choices(ask)
        prompt = page.furniture.prompt
    return Plain(_present(title, page.place), _present(*body), offer, foot(page), prompt)


def choices(ask: Choices) -> tuple[str, ...]:
    """One line a choice: "1. Done."; without what needs a window of some size."""
    offered = (one for one in ask.options if one.least == NO_ROOM)
    return tuple(f"{option.key}. {ended(_flat(option.say))}" for option in offered)


def foot(page: Page, ask: Choices | None = None) -> tuple[str, ...]:
    """The line of keys; `ask` stands in for the page's own ask."""
    words, own = page.furniture, ask or page.ask
    there = (("0", words.help), ("8", words.again), ("9", words.back if page.back else ""))
    keys = [f"{key} {say}" for key, say in there if say]
    if not keys:
        return ()
    said = ended(", ".join(keys))
    if isinstance(own, Digits):
        return (said, ended(words.keys))
    default = next((one.key for one in own.options if one.id == own.default), None)
    if default is None:
        return (said,)
    return (f"{said} {ended(words.enter.format(choice=default))}",)


def lines(page: Page, width: int = WIDTH) -> list[str]:
    """The page as lines to print, the prompt left out; only a word longer than a line is wider."""
    told = plain(page)
    groups = (
        [told.head, *((line,) for line in told.body)] if page.look.space else [told.head, told.body]
    )
    groups.append((*told.offer, *told.foot))
    return list(_spaced(groups, width))


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """One paragraph cut at words."""
    return TextWrapper(width, break_long_words=False, break_on_hyphens=False).wrap(text)


def spoken(page: Page) -> str:
    """The page to be read aloud, a paragraph a line; what one notes down is said digit by digit.

    What a member typed is left to their eyes.
    """
    public = tuple(one for one in page.blocks if not getattr(one, "private", False))
    told = plain(replace(page, blocks=public))
    said = (*told.head, *told.body, *told.offer, *told.foot)
    return "\n".join(spelled(line.removeprefix(f"{SIGN} ")) for line in said)


def spelled(text: str) -> str:
    """The text with long numbers as digits, and a pause after each group: a voice makes millions of them."""
    return NUMBER.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    groups = found[0].split()
    if len(groups) > 1 and sum(map(len, groups)) < LONG:
        return found[0]
    return ", ".join(map(" ".join, groups))


def _present(*texts: str) -> tuple[str, ...]:
    return tuple(ended(_flat(text)) for text in texts if text.strip())


def _flat(text: str) -> str:
    """The text with commas, at which speech pauses, for the dots that part its pieces on a screen."""
    return text.replace(" · ", ", ")


def _spaced(groups: list[tuple[str, ...]], width: int) -> Iterator[str]:
    for number, group in enumerate(group for group in groups if group):
        if number:
            yield ""
        for text in group:
            yield from wrap(text, width)
