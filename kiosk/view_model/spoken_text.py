"""A page as text for a speech synthesiser: nothing private, and long numbers digit by digit."""

import re

from msgspec.structs import replace

from kiosk.printable import REPLACEMENT, printable_lines
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import WARNING_SIGN, plain_page

NUMBER = re.compile(r"\+?\d+(?: \d+)+|\d{5,}")
"""Digits in groups, or at least five digits together."""

COMMANDS = re.compile(r"!-!|\[\[|\]\]|[<>]")
"""What a voice could take for more than words: commands of `spd-say -e`, phonemes of espeak-ng, SSML."""

SPELLED_LENGTH = 7
"""Digits in groups that are spelled from this length on: a telephone number or a resume code, never "10 000"."""


def spoken_page(page: Page) -> str:
    """The page to be read aloud, a paragraph a line; blocks that hold what a member typed are left out."""
    public = tuple(block for block in page.blocks if not getattr(block, "private", False))
    plain = plain_page(replace(page, blocks=public), boxes=False)
    paragraphs = (*plain.head, *plain.body, *plain.offer, *plain.foot)
    return "\n".join(spell_numbers(line.removeprefix(f"{WARNING_SIGN} ")) for line in paragraphs)


def speakable(text: str) -> str:
    """A text of several lines with a space in place of all that a voice could obey, and not say."""
    return COMMANDS.sub(" ", printable_lines(text)).replace(REPLACEMENT, " ")


def spell_numbers(text: str) -> str:
    """The text with long numbers as single digits, and a pause after each group: a voice would say millions."""
    return NUMBER.sub(_spelled, text)


def _spelled(number: re.Match[str]) -> str:
    groups = number[0].split()
    if len(groups) > 1 and sum(map(len, groups)) < SPELLED_LENGTH:
        return number[0]
    return ", ".join(map(" ".join, groups))
