"""Normalises the words for a device, and matches known phrases in them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first premiere premier erste",
            "second seconde deuxieme zweite",
            "third troisieme dritte",
            "fourth quatrieme vierte",
            "fifth cinquieme",
            "sixth sixieme",
            "seventh septieme",
            "eighth huitieme",
            "ninth neuvieme",
            "tenth dixieme",
        ),
        start=1,
    )
    for word in words.split()
}
NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "eleven onze elf",
            "twelve douze zwolf",
            "thirteen treize dreizehn",
            "fourteen quatorze vierzehn",
            "fifteen quinze funfzehn",
            "sixteen seize sechzehn",
            "seventeen dixsept siebzehn",
        ),
        start=11,
    )
    for word in words.split()
}
SYNONYMS = {
    **ORDINALS, **NUMBERS, "debut": "early", "mi": "mid", "milieu": "mid", "fin": "late",
    "galaxie": "galaxy", "galaxies": "galaxy", "ifone": "iphone", "ordis": "ordi",
}  # fmt: skip
FILLERS = """
a an the my mon ma mes mein meine of from de du la le un une version model modele wifi
inch inches in zoll pouce pouces generation gen generacion generazione generatie geracao
"""
STOP_WORDS = frozenset(FILLERS.split())
"""Words that tell no device from another."""

# The order matters: each repair works on what those before it have left.
REPAIRS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=\d),(?=\d(?!\d))", "."),
        (r"\bi[ -](phone|pad|pod|mac|os)", r"i\1"),
        (r"\bmac[ -](book|os)", r"mac\1"),
        (r"\bchrome[ -]book", "chromebook"),
        (r"\bthink[ -]pad", "thinkpad"),
        (r"\bw ?(?=(?:7|8|8\.1|10|11)\b)", "windows "),
        (r"\b[dl]['’](?=\w)", ""),
        (r"\b([a-z]\d)-([a-z]\d\d)\b", r"\1\2"),
        (r"\bsecond[- ]?hand\b|\bseconde main\b|\boccasion\b|\btweedehands\b|\bgebraucht\w*", " "),
        (
            r"\b(?:(?:sans|avec|without|with|no|ohne|zonder|senza|sin|dual|double) (?:carte )?e?sim)\b(?: card)?",
            " ",
        ),
        (r"^(?:hello|hi|hey)\b[ ,!]*(?=(?:i|we|my|our|a|an|the)\b)", ""),
        # What comes "from my son" was given, unless it is lent.
        (
            r"^(?!.*\b(?:borrow\w*|loan\w*|lent|lend\w*|rent\w*)\b)(.*)\bfrom (?=(?:my|our) (?:late )?"
            r"(?:wife|husband|partner|son|daughter|children|grand\w+|friend|neighbou?r|brother|sister|mother|father)\b)",
            r"\1given ",
        ),
        # Slow in French, and not on loan as in English.
        (
            r"\b((?:est|tres|trop|peu|assez) |(?:ordinateur|ordi|tablette|telephone)\b.* )lent\b",
            r"\1lente",
        ),
        (r"\bplay[ -]?station ?(?=\d)", "playstation "),
        # In an office, unlike "ordinateur de bureau", which is a desktop computer.
        (r"\b(?:du|au) (?:bureau|travail)\b", "office"),
        (
            r"\b(windows|win) ?(\d+(?:\.\d)?) (?:home|pro|famille|familiale|professionnel|ent[er]+prise)\b",
            r"\1 \2",
        ),
        (r"\b(ipad|macbook|imac|mac)(?=(air|pro|mini|studio)(\b|\d))", r"\1 "),
        (r"\b(iphone|ipados|ipad|ipod|imac|macbook|macos|ios|android|windows|win)(?=\d)", r"\1 "),
        (r"\b(air|pro|mini|gen|early|mid|late)(?=\d)", r"\1 "),
        (r"\b(iphone \d+)(?=(mini|pro|plus|max)\b)", r"\1 "),
        (r"\b(iphone \d+) ?\+", r"\1 plus"),
        (r"\b(iphone (?:\d+|x)) ([sce])\b(?!['’-]| (?:ouvre|id|os)\b)", r"\1\2"),
        (r"\biphone 10(?=[sr]?\b)", "iphone x"),
        (r"\b\d+ ?(gb|go|tb|to)\b", " "),
        (r"(\d)(inch|inches|in|zoll|pouces)\b", r"\1 "),
        (r"\b(\d{1,2})(?:st|nd|rd|th|eme|ieme|ere)\b", r"\1"),
        (r"\b(\d{1,2})(?:e|er|re|a|o|de|te)(?=[ -]*(?:gen|ger))", r"\1 "),
        (r"\b(\d{1,2})\.(?!\d)", r"\1 "),
    )
)
TOKEN = re.compile(r"\d+(?:\.\d+)+|\w+")
"""A version such as 12.9, or a word."""

T = TypeVar("T")

Phrase = tuple[str, ...]
"""Words that stand together, each normalised."""


def plain_text(text: str) -> str:
    """A text in small letters without accents, with single spaces."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(plain.split())


def normalise_words(text: str) -> Phrase:
    """The words that tell one device from another, in small letters without accents, synonyms made one."""
    plain = plain_text(text)
    for pattern, to in REPAIRS:
        plain = pattern.sub(to, plain)
    words = (SYNONYMS.get(word, word) for word in TOKEN.findall(plain))
    return tuple(word for word in words if word not in STOP_WORDS)


@cache
def normalise_name(name: str) -> Phrase:
    """The same for a name that the content holds."""
    # Kept, unlike what somebody typed: of that nothing may stay.
    return normalise_words(name)


def index_phrases(pairs: Iterable[tuple[str, T]]) -> dict[Phrase, list[T]]:
    """The values of each phrase, normalised; several values may share one."""
    index: dict[Phrase, list[T]] = {}
    for phrase, value in pairs:
        index.setdefault(normalise_name(phrase), []).append(value)
    return index


def match_phrases(words: Phrase, index: Mapping[Phrase, T]) -> tuple[list[T], Phrase]:
    """The values of the phrases in these words, the longest phrase at each place, and the words that are left."""
    found: list[T] = []
    left: list[str] = []
    max_length = max(map(len, index), default=0)
    at = 0
    while at < len(words):
        for length in range(min(max_length, len(words) - at), 0, -1):
            if (value := index.get(words[at : at + length])) is not None:
                found.append(value)
                at += length
                break
        else:
            left.append(words[at])
            at += 1
    return found, tuple(left)
