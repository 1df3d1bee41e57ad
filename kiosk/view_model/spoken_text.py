"""A page as sentences for a speech synthesiser: nothing private, and nothing that cannot be typed by ear."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from kiosk.printable import REPLACEMENT, printable_lines
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import WARNING_SIGN, PlainPage, plain_page
from kiosk.view_model.spelling import (
    Spellable,
    find_spellables,
    say_addresses,
    say_numbers,
    spell,
)

COMMANDS = re.compile(r"!-!|\[\[|\]\]|[<>]")
"""What a voice could take for more than words: commands of `spd-say -e`, phonemes of espeak-ng, SSML."""

SENTENCE_END = re.compile(r"(?:(?<=[^\W\d]{2}[.!?…])|(?<=[”»)][.!?…])|(?<=\s[!?]))\s+(?!»)")
"""Where a sentence ends: not behind the number of a choice, nor behind a single letter."""


class Utterance(Struct, frozen=True):
    """What a voice says in one go, as a rule a sentence; `slow` where it is spelled.

    `spells` is the last address, number or name of a button in it.
    """

    text: str
    language: str
    slow: bool = False
    spells: Spellable | None = None


def page_utterances(page: Page) -> tuple[Utterance, ...]:
    """The page to be read aloud, sentence by sentence; blocks that hold what a member typed are left out."""
    plain = _public_page(page)
    told = (Utterance(one, page.language, spells=_last(one)) for one in _told(plain))
    offered = (Utterance(one, page.language) for one in _sentences((*plain.offer, *plain.foot)))
    return tuple(replace(one, text=_as_heard(one.text, page)) for one in (*told, *offered))


def spoken_page(page: Page) -> str:
    """The page as it is heard, a sentence a line."""
    return "\n".join(one.text for one in page_utterances(page))


def spellable_of(page: Page) -> Spellable | None:
    """What is spelled of a page before anything is said: its last address, or number, or name of a button."""
    found = [one for sentence in _told(_public_page(page)) for one in find_spellables(sentence)]
    for kind in ("address", "number", "button"):
        if of_kind := [one for one in found if one.kind == kind]:
            return of_kind[-1]
    return None


def spelled_utterances(spellable: Spellable, page: Page) -> tuple[Utterance, ...]:
    """What is heard when it is spelled: its signs one by one, with a pause after each group."""
    groups = spell(spellable, page.labels)
    # A comma after each letter: without one, espeak-ng takes "a" for the article.
    return tuple(Utterance(", ".join(one), page.language, slow=True) for one in groups)


def speakable(text: str) -> str:
    """A text of several lines with a space in place of all that a voice could obey, and not say."""
    return COMMANDS.sub(" ", printable_lines(text)).replace(REPLACEMENT, " ")


def _public_page(page: Page) -> PlainPage:
    public = tuple(block for block in page.blocks if not getattr(block, "private", False))
    return plain_page(replace(page, blocks=public), boxes=False)


def _told(plain: PlainPage) -> tuple[str, ...]:
    """The sentences of a page besides its choices and its keys."""
    return tuple(_sentences((*plain.head, *plain.body)))


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from SENTENCE_END.split(paragraph.removeprefix(f"{WARNING_SIGN} "))


def _as_heard(sentence: str, page: Page) -> str:
    return say_numbers(say_addresses(sentence, page.labels))


def _last(sentence: str) -> Spellable | None:
    found = find_spellables(sentence)
    return found[-1] if found else None
