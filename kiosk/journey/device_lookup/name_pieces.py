"""Cuts words into pieces by which names of models are compared: "Note10+" is the pieces "note", "10", "plus"."""

import re
from functools import cache

from msgspec import Struct

from kiosk.journey.device_lookup.normalise import plain_text

REPAIRS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"\+", " plus "),
        (r"\bi[ -](phone|pad|pod|mac)\b", r"i\1"),
        (r"\bone plus\b", "oneplus"),
        # A number of Acer's, and no Galaxy A30.
        (r"\b([a-z]\d)-([a-z]\d\d)\b", r"\1\2"),
        (r"([a-z])(?=\d+\.\d)", r"\1 "),
        (r"(?<=\d),(?=\d(?!\d))", "."),
        (r"(?<=\d)\.0\b", ""),
        (r"\b(\d)(?:st|nd|rd|th|eme|e) (?:gen|generation)\b", r"gen \1"),
    )
)
WORD = re.compile(r"\d+(?:\.\d+)+|[a-z0-9]+")
PIECE = re.compile(r"[\d.]+|[a-z]+")
YEAR = re.compile(r"(?:19|20)\d\d")
IN_BRACKETS = re.compile(r"\(([^)]*)\)")
MINOR_WORDS = frozenset({"5g", "4g", "lte", "nfc", "thinq"})
"""What a name may have or not: people leave it out."""


class Pieces(Struct, frozen=True):
    """The pieces of some words, and for each the place of its word."""

    pieces: tuple[str, ...]
    places: tuple[int, ...]


class NamePieces(Struct, frozen=True):
    """A model's name: all its pieces, and the words that people leave out, as its year or "5G"."""

    all: tuple[str, ...]
    words: tuple[str, ...]
    minor: frozenset[str]


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without accents."""
    plain = plain_text(text)
    for pattern, to in REPAIRS:
        plain = pattern.sub(to, plain)
    return tuple(WORD.findall(plain))


def cut_words(words: tuple[str, ...]) -> Pieces:
    """The runs of letters and of digits in these words."""
    cut = [(piece, at) for at, word in enumerate(words) for piece in PIECE.findall(word)]
    return Pieces(tuple(piece for piece, _ in cut), tuple(at for _, at in cut))


@cache
def name_pieces(name: str) -> NamePieces:
    """The pieces of a model's name in the table."""
    # Kept, unlike what somebody typed: of that nothing may stay.
    outside = split_words(IN_BRACKETS.sub(" ", name))
    minor = {word for word in outside if word in MINOR_WORDS or YEAR.fullmatch(word)}
    words = tuple(word for word in outside if word not in minor)
    minor.update(word for part in IN_BRACKETS.findall(name) for word in split_words(part))
    return NamePieces(cut_words(words).pieces, words, frozenset(minor))
