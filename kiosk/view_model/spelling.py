"""Addresses, numbers and names of buttons, said so that they can be typed by ear, or spelled sign by sign."""

import re
from typing import Literal, NamedTuple

from kiosk.view_model.page import PageLabels

URL = r"https?://[^\s,;«»“”()]+"
EMAIL = r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}"
HOST = r"\.?(?:[\w-]{2,}\.)+[a-z]{2,8}\b(?:/[^\s,;«»“”()]*)?"
"""A server without "https://", perhaps with a path; ".europa.eu" is the end of one."""

ADDRESS = re.compile(f"{URL}|{EMAIL}|(?<![\\w/@])(?:{HOST})", re.IGNORECASE)
NUMBER = re.compile(r"\+?\d+(?: \d+)+|\d{5,}")
"""Digits in groups, or at least five digits together."""
BUTTON = re.compile(r"“([^”\n]{1,80})”|«\s*([^»\n]{1,80}?)\s*»")
"""What stands in quotation marks: as a rule the name of a button."""

SPELLED_LENGTH = 7
"""Digits in groups that are spelled from this length on: a telephone number or a resume code, never "10 000"."""

WORD_LENGTH = 5
"""Small letters from which on a part of an address may be said as a word, as in "europa" and never in "cas"."""
VOWELS = frozenset("aeiouy")

PART = re.compile(r"[^\W\d_]+|\d|\S")
"""A run of letters, a digit, or a sign."""

SIGN_LABELS = {
    ".": "dot",
    "/": "slash",
    ":": "colon",
    "-": "hyphen",
    "_": "underscore",
    "@": "at",
}
"""The fields of `PageLabels` that hold the names of signs."""

SpellableKind = Literal["address", "number", "button"]


class Spellable(NamedTuple):
    """Something that can be spelled, as it is written."""

    kind: SpellableKind
    text: str


def find_spellables(text: str) -> list[Spellable]:
    """The addresses, long numbers and names of buttons of a text, in its order."""
    found = [(one.start(), Spellable("address", _trimmed(one))) for one in ADDRESS.finditer(text)]
    found += [
        (one.start(), Spellable("number", one[0]))
        for one in NUMBER.finditer(text)
        if is_spelled_number(one[0])
    ]
    found += [
        (one.start(), Spellable("button", one[1] or one[2]))
        for one in BUTTON.finditer(text)
        # An address in quotation marks is one already.
        if not ADDRESS.search(one[0])
    ]
    return [spellable for _, spellable in sorted(found)]


def say_addresses(text: str, labels: PageLabels) -> str:
    """The text with every address as words, signs and letters, as one says it to somebody who types it."""

    def said(match: re.Match[str]) -> str:
        address = _trimmed(match)
        rest = match[0].removeprefix(address)
        return ", ".join(_typed_parts(address, labels)) + rest

    return ADDRESS.sub(said, text)


def say_numbers(text: str) -> str:
    """The text with long numbers as single digits, and a pause after each group: a voice would say millions."""
    return NUMBER.sub(lambda number: _said_number(number[0]), text)


def is_spelled_number(number: str) -> bool:
    """Whether digits are said one by one."""
    groups = number.split()
    return len(groups) == 1 or sum(map(len, groups)) >= SPELLED_LENGTH


def spell(spellable: Spellable, labels: PageLabels) -> tuple[tuple[str, ...], ...]:
    """All signs of something, one by one, in groups after which one pauses."""
    match spellable:
        case ("address", text):
            address = _with_small_host(text)
            groups: list[tuple[str, ...]] = []
            for part in PART.findall(address):
                said = _letters(part, labels) if part[0].isalpha() else (_sign(part, labels),)
                groups.append(said)
            return tuple(groups)
        case ("number", text):
            return tuple(tuple(group) for group in text.split())
    # Capitals do not matter to somebody who looks for a button.
    words = re.findall(r"[^\W_]+", spellable.text.lower())
    return tuple(tuple(word) for word in words)


def spelled_line(spellable: Spellable, labels: PageLabels) -> str:
    """What is spelled as a line that a screen reader says letter by letter: "w e b g a t e, dot, e c"."""
    return ", ".join(" ".join(group) for group in spell(spellable, labels))


def _typed_parts(address: str, labels: PageLabels) -> list[str]:
    """The words, letters and signs of an address."""
    parts: list[str] = []
    for part in PART.findall(_with_small_host(address)):
        if _is_word(part):
            parts.append(part)
        elif part[0].isalpha():
            parts.extend(_letters(part, labels))
        else:
            parts.append(_sign(part, labels))
    return parts


def _trimmed(match: re.Match[str]) -> str:
    """The address without the stop of the sentence behind it."""
    return match[0].rstrip(".:!?…")


def _with_small_host(address: str) -> str:
    """The address with small letters where capitals count the same: all but the path."""
    scheme, mark, rest = address.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host}".lower() + slash + path


def _is_word(part: str) -> bool:
    return len(part) >= WORD_LENGTH and part.islower() and not VOWELS.isdisjoint(part)


def _letters(part: str, labels: PageLabels) -> tuple[str, ...]:
    return tuple(f"{labels.capital} {one}" if one.isupper() else one for one in part)


def _sign(sign: str, labels: PageLabels) -> str:
    return getattr(labels, SIGN_LABELS[sign]) if sign in SIGN_LABELS else sign


def _said_number(number: str) -> str:
    return ", ".join(map(" ".join, number.split())) if is_spelled_number(number) else number
