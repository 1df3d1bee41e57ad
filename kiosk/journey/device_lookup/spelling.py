"""Mends typing errors in the words for a device: "samsumg" is Samsung, "iphon" is iPhone."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.journey.device_lookup.known_words import (
    NEGATIONS,
    OTHER_WORDS,
    SMALL_TALK,
    device_words,
    naming_words,
    qualifying_words,
)
from kiosk.journey.device_lookup.normalise import Phrase, normalise_words

MOST_MENDED = 8
"""Words of one text that are compared with all known words: nobody mistypes more, and comparing takes time."""

LEAST_LETTERS, MOST_LETTERS = 4, 16
"""Letters of a word that is compared: shorter ones resemble too much, no name is longer."""

# Measured on tests/journey/typing_errors.tsv: rapidfuzz's ratio mends the same 102 of 104, and as few wrongly.
ALIKE = 0.8
"""How much a word resembles the name it stands for, by difflib's ratio."""

ALIKE_ELSE = 0.86
"""The same for a word that begins with another letter, or stands for no name: such words resemble more things."""

LEAST_LETTERS_OF_PHRASE = 6
"""Letters of a word that a mistyped word of a phrase such as "without keychain" may stand for."""

LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]{4,})(\d\w*)")


class Correction(Struct, frozen=True):
    """A word as it was typed, normalised, and the known word that it was taken for."""

    typed: str
    meant: str


def correct_words(words: Phrase, content: Content) -> tuple[Phrase, tuple[Correction, ...]]:
    """The words with each unknown one that resembles a known one put right, and what was put right."""
    names = naming_words(content)
    phrases = qualifying_words(content)
    known = names | phrases | device_words(content) | SMALL_TALK | NEGATIONS | OTHER_WORDS
    found: list[str] = []
    corrections: list[Correction] = []
    compared = 0
    for word in words:
        letters, digits = (word, "") if word in known else _split_digits(word)
        if letters in known or compared == MOST_MENDED or not _is_comparable(letters):
            found.append(word if letters not in known else f"{letters} {digits}".strip())
            continue
        compared += 1
        meant = _nearest_word(letters, names, phrases)
        if meant:
            corrections.append(Correction(letters, meant))
            found.append(f"{meant} {digits}".strip())
        else:
            found.append(word)
    if not corrections and tuple(found) == words:
        return words, ()
    # Once more, for what was mended may now belong together: "mac boook".
    return normalise_words(" ".join(found)), tuple(dict.fromkeys(corrections))


def _split_digits(word: str) -> tuple[str, str]:
    """The letters that a word begins with and what follows them: "iphon11" is "iphon" and "11"."""
    match = LETTERS_AND_DIGITS.fullmatch(word)
    return (match[1], match[2]) if match else (word, "")


def _is_comparable(word: str) -> bool:
    return LEAST_LETTERS <= len(word) <= MOST_LETTERS and word.isalpha()


def _nearest_word(word: str, names: Collection[str], phrases: Collection[str]) -> str:
    """The known word that resembles a word most; empty where none does."""
    by_name = sorted(name for name in names if name.isalpha() and len(name) >= LEAST_LETTERS)
    same = [name for name in by_name if name[0] == word[0]]
    for near in get_close_matches(word, same, 1, ALIKE):
        return near
    else_ = [*by_name, *sorted(one for one in phrases if len(one) >= LEAST_LETTERS_OF_PHRASE)]
    return next(iter(get_close_matches(word, else_, 1, ALIKE_ELSE)), "")


def mended_text(text: str, corrections: Collection[Correction], without: Collection[str]) -> str:
    """A text as it was typed, with its typing errors put right and without some words."""
    meant = {one.typed: one.meant for one in corrections}
    found: list[str] = []
    for typed in text.split():
        words = normalise_words(typed)
        if words and set(words) <= set(without):
            continue
        mended = words and set(words) <= meant.keys()
        found.append(" ".join(meant[word] for word in words) if mended else typed)
    return " ".join(found)
