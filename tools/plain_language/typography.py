"""Typography of a sentence: spaces where a line must not break, and curly quotation marks, in any language."""

import re
from collections.abc import Iterator
from functools import cache

from babel import UnknownLocaleError
from babel.dates import get_month_names

from tools.plain_language.rules import QUOTED, PlainLanguageRules, whole_words

SPACED_PUNCTUATION = frozenset(["br", "fr"])
"""Languages with a no-break space before ? ! : ; and inside « »; in all others no space stands there."""

NOT_PROSE = re.compile(r"`[^`]*`|\S*(?:@|://|www\.)\S*|(?<!\S)--?[a-z]\S*")
"""Code, addresses and options of commands."""

SPACE_BEFORE_SIGN = re.compile(r" ([?!:;])(?![\w)])")
SPACE_IN_QUOTES = re.compile(r"(«) | (»)")
STRAIGHT = re.compile(r"""\w+'\w*|(?<!\S)'\w+|"[^"]*"?""")

NUMBER = re.compile(r"(?<![\w.,/+-])\d+(?:[.,]\d+)*(?:er|re|e|st|nd|rd|th)?(?![\w-])")
WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)(\s)$")
WORD_AFTER = re.compile(r"(\.?) ([^\W\d_][\w’'-]*|[%€°]\w*)")

NUMBERED_NAMES = frozenset(["iOS", "iPadOS", "macOS", "Windows", "Android", "iPhone", "iPad"])
"""Names that a number belongs to, alike in every language."""

UNITS = frozenset([
    "h", "min", "s", "ms", "kB", "MB", "GB", "ko", "Mo", "Go", "mm", "cm", "m", "km", "g", "kg", "°C", "€", "%",
])  # fmt: skip


def find_breakable_signs(text: str, tag: str) -> list[str]:
    """The signs ? ! : ; with a plain space before them; in languages that space them, also « and »."""
    prose = _prose(text)
    found = [one[1] for one in SPACE_BEFORE_SIGN.finditer(prose)]
    if tag in SPACED_PUNCTUATION:
        # The name of a button brings its own quotation marks, but in the sentence there may be others.
        found += [one[1] or one[2] for one in SPACE_IN_QUOTES.finditer(NOT_PROSE.sub("X", text))]
    return found


def find_breakable_numbers(text: str, tag: str, rules: PlainLanguageRules) -> Iterator[str]:
    """Numbers with a plain space beside what they belong to: "step 4", "iOS 16", "20 December 2020", "4 groups".

    The rules name the words that a number belongs to, and those after a number that it does not count; without
    these, it counts every word of four letters or more.
    """
    prose = _prose(text)
    for number in NUMBER.finditer(prose):
        before = WORD_BEFORE.search(prose, 0, number.start())
        if before and _belongs(before[1], number[0], tag, rules):
            if before[2] == " ":
                yield f"{before[1]} {number[0]}"
            continue
        after = WORD_AFTER.match(prose, number.end())
        if after and _is_counted(after[2], tag, rules, ordinal=after[1] == "."):
            yield f"{number[0]}{after[0]}"


def find_straight_quotes(text: str) -> list[str]:
    """The words with a straight apostrophe, and what stands between straight quotation marks."""
    return STRAIGHT.findall(_prose(text))


def _prose(text: str) -> str:
    """The text without code, addresses, and names of buttons, whose spaces are EU Login's."""
    return NOT_PROSE.sub("X", QUOTED.sub("X", text))


def _belongs(word: str, number: str, tag: str, rules: PlainLanguageRules) -> bool:
    """Whether a number names one of what stands before it: a version, a step, a year after its month."""
    if word in NUMBERED_NAMES or whole_words(rules.numbered).fullmatch(word):
        return True
    return len(number) == 4 and word.casefold() in _months(tag)


def _is_counted(word: str, tag: str, rules: PlainLanguageRules, *, ordinal: bool) -> bool:
    """Whether a word is the unit of the number before it, its month, or a noun; after a dot only a month is."""
    if ordinal or word.casefold() in _months(tag):
        return word.casefold() in _months(tag)
    if word in UNITS:
        return True
    return not whole_words(rules.loose).fullmatch(word) if rules.loose else len(word) > 3


@cache
def _months(tag: str) -> frozenset[str]:
    """The names of the months; none for a language that Babel does not know."""
    try:
        names = [get_month_names(width, locale=tag).values() for width in ("wide", "abbreviated")]
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.casefold() for every in names for name in every)
