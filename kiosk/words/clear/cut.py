"""Cuts a text into sentences and counts its words."""

import re
from functools import cache, lru_cache

STOP = re.compile(r"(?<=[.!?…]) +")
"""A plain space: the others part signs from words, and stand inside the name of a button."""

QUOTED = re.compile(r"«[^»]*»|“[^”]*”")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends none."""
    return [one for one in STOP.split(text) if one]


def words(text: str) -> int:
    """How many words it has: whatever holds a letter or a digit, so that no lone sign counts."""
    return sum(any(sign.isalnum() for sign in one) for one in text.split())


@lru_cache(maxsize=8192)
def unquoted(text: str) -> str:
    """The text with an X for each name of a button, whose own words tell nobody anything; plain spaces."""
    return (
        QUOTED.sub("X", text)
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
    )


def names_a_button(text: str) -> bool:
    """Whether a button stands in the text by its name."""
    return QUOTED.search(text) is not None


@cache
def whole_words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some patterns, as whole words and in no address; nothing where there are none."""
    every = "|".join(patterns) or r"(?!)"
    return re.compile(rf"(?<![\w./-])(?:{every})(?![\w-]|\.\w)", re.IGNORECASE)
