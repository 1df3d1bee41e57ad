"""Matches words with the numbers that stand on the backs of devices, as in "A1893" and "SM-A125F"."""

import re
from functools import cache

from kiosk.content.content import Content
from kiosk.journey.device_lookup.name_pieces import split_words

SAMSUNG = re.compile(r"sm(?P<whole>[a-z]\d{3})[a-z]{0,2}|(?P<bare>[a-z]\d{3})[a-z]")
"""A number of Samsung's: what all variants of a model share, and the variant's letter; "SM" may be left out."""

MOST_WORDS = 3
"""Words that one number may be written in: "SM-A125F", "SM A125 F"."""

LEAST_LENGTH = 5
"""Characters below which a word is no number."""


def numbered_models(text: str, content: Content) -> tuple[str, ...]:
    """The ids of the models, of either table, on whose back a number stands that the text names."""
    words = split_words(text)
    joined = {
        "".join(words[at : at + length])
        for at in range(len(words))
        for length in range(1, MOST_WORDS + 1)
    }
    said = {word for word in joined if len(word) >= LEAST_LENGTH}
    keys = {key for word in said for key in (word, _samsung_key(word)) if key}
    found: list[str] = []
    for models in (content.apple, content.android.values()):
        for one in models:
            # A few makers write the name there, as "Pixel", with which all models of it begin.
            numbers = (number for number in one.numbers if number != one.model)
            if any(_keys(number) & keys for number in numbers):
                found.append(one.id)
    return tuple(found)


@cache
def _keys(number: str) -> frozenset[str]:
    """What a number of the table is found by."""
    plain = "".join(split_words(number))
    samsung = _samsung_key(plain) if plain.startswith("sm") else ""
    return frozenset(key for key in (plain, samsung) if key)


def _samsung_key(word: str) -> str:
    """What all variants of a model of Samsung's share: "SM-A125" of SM-A125F and A125M; "" for any other word."""
    match = SAMSUNG.fullmatch(word)
    return f"SM-{match['whole'] or match['bare']}" if match else ""
