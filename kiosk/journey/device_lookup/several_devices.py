"""Finds where a text goes on to another device, and leaves out devices and versions that are not meant."""

import re
from typing import Self

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.journey.device_lookup.known_words import SMALL_TALK
from kiosk.journey.device_lookup.matching import LINUX, KindIndex, Kinds, index_kinds, named_kinds
from kiosk.journey.device_lookup.measures import ClearedText
from kiosk.journey.device_lookup.normalise import (
    Phrase,
    index_phrases,
    match_phrases,
    normalise_words,
)

NEXT_DEVICE = "puis"
"""The word that is put between two devices; unlike "and" it never carries on a "without"."""

SEPARATOR = re.compile(
    r"\s*[;&+\n]\s*|,\s+|,(?!\d)|\.\s+|\s+-\s+|\s*/\s*|\s+(?:plus|puis|then|with|avec|mais|but)\s+"
)
"""What may stand between two devices, besides "and" and "or"."""

PLURALS = re.compile(
    r"\b(ipad|iphone|ipod|tablette|tablet|smartphone|telephone|phone|mac|macbook|imac|pc|laptop|computer|ordinateur|"
    r"portable|chromebook)s\b"
)

NO_MORE = re.compile(r"\bn ?['’] ?(ai|as|a|avons|avez|ont) plus\b")
"""A "no more" that is no iPhone Plus."""

COMPARED = re.compile(
    r"\b(?:(?:ou|et) )?plus (?:recent|ancien|neuf|vieux|vieille|jeune|tard|haut)\w*"
)
"""A "more recent" that is no iPhone Plus either."""

SYSTEMS = r"windows|win|android|ios|ipad ?os|mac ?os(?: x)?"
VERSION = re.compile(
    rf"\b(?P<system>{SYSTEMS}) ?(?P<number>\d+(?:\.\d+)?|xp|vista)\b|\b(?P<alone>xp|vista)\b"
    r"|(?P<mark>(?:->|=>|→|\bto|\ben|\bvers|\bmaintenant|\bnow) ?)(?P<bare>\d+(?:\.\d+)?)\b"
)
UPGRADE = re.compile(
    r"[-=]>|→|\b(?:passee?|upgraded?|updated?|update|migree?|mis a jour|mise a jour|maintenant|now|devenue?|puis|"
    r"vers|to|then|changed?|jetzt|nu|remplace|desormais)\b"
)
"""Between two versions of a system: the second is the one that counts."""

FROM = re.compile(r"\b(?:from|depuis|de)\s*$")
"""Before the second of two versions, where one was upgraded: the first is the one that counts."""

BEFORE = re.compile(
    r"\b(?:instead of|au lieu de|a la place de|avant|before|formerly|previously|pas|not|no longer|plus)[: ]*$"
)
"""Before the second of two versions: the first is the one that counts."""

DENIED = re.compile(r"\b(?:pas|plus|not|no longer|non|kein\w*|geen)\s+$")

ALTERNATIVE = re.compile(
    rf"\b(?P<name>(?:{SYSTEMS}|iphone|ipad(?: air| mini)?) ?)"
    r"(?P<first>\d{1,2}(?:\.\d)?(?: ?(?:plus|pro|mini|s|c)\b)?|x[rs]?\b|se\b)"
    r"\s*(?:\b(?:ou|or|oder|et|and|und)\b|/)\s*(?P<second>[12]?\d(?:\.\d)?(?!\d)|x[rs]?\b|se\b)"
    r"(?! ?(?:g[bo]|to|tb)\b)(?! (?:iphone|ipad|mac|pc|tablet|telephone|samsung))"
)
"""Two numbers of which one is meant, as in "iPhone 7 or 8"."""

NO_LONGER = re.compile(
    r"\b(?:en panne|hs|volee?|perdue?|morte?|dead|lost|stolen|ne marche plus|ne fonctionne plus|kaputt|kapot)\b"
)
NOW = re.compile(
    r"[,;.]?\s*\b(?:maintenant|a present|desormais|now|replaced by|remplacee? par|jetzt)\b[:,]?\s*"
)
PART = re.compile(r"\s*[,;]\s*|\.\s+|\s+(?:mais|but|sondern|maar)\s+")


class _Part(Struct, frozen=True):
    """A part of a text, and the kinds of device that it names."""

    text: str
    kinds: Kinds


class _Names(Struct, frozen=True):
    """The names of the content, looked up again for each part of a text."""

    content: Content
    devices: dict[Phrase, list[str]]
    makers: KindIndex
    all: KindIndex

    @classmethod
    def of(cls, content: Content) -> Self:
        """Those of a content."""
        kinds = content.kinds.values()
        devices = index_phrases(
            (name, name) for kind in kinds for name in (*kind.also, *kind.systems)
        )
        makers = index_kinds(content, "makers")
        return cls(content, devices, makers, index_kinds(content, "also", "systems", "makers"))


def separate_devices(text: str, content: Content) -> ClearedText:
    """A text in small letters with a word between two devices, without what is denied or was replaced."""
    names = _Names.of(content)
    plain = NO_MORE.sub("n'\\1 pas", PLURALS.sub(r"\1", text))
    plain = COMPARED.sub(" ", plain)
    plain = ALTERNATIVE.sub(r"\g<name>\g<first> ou \g<name>\g<second>", plain)
    left_out: list[str] = []
    plain = _last_versions(plain, left_out)
    plain = _replacing_devices(plain, left_out, names)
    plain = _meant_devices(plain, left_out, names)
    plain = _joined_devices(plain, names)
    return ClearedText.without(left_out, plain)


def _last_versions(text: str, left_out: list[str]) -> str:
    """The text without the version that another one replaced, and with "or" between two that both may be meant."""
    before: re.Match[str] | None = None
    system = ""
    for match in VERSION.finditer(text):
        own = (match["system"] or ("windows" if match["alone"] else system)).replace(
            "windows", "win"
        )
        between = text[before.end() : match.start()] + (match["mark"] or "") if before else ""
        if before is None or own != system or len(between) > 60:
            if match["bare"] is None:
                before, system = match, own
            continue
        second = match["bare"] or match["number"] or match["alone"]
        first = before["number"] or before["alone"]
        if first == second:
            continue
        name = f"{'windows' if own == 'win' else own} {second}"
        head, tail = text[: before.start()], text[match.end() :]
        if BEFORE.search(between) or (FROM.search(between) and UPGRADE.search(between + head)):
            left_out.append(second)
            return f"{head}{before[0]} {BEFORE.sub(' ', between)}{tail}"
        if UPGRADE.search(between) or DENIED.search(head):
            left_out.append(first)
            return f"{DENIED.sub('', head)}{UPGRADE.sub(' ', between)} {name}{tail}"
        if match["bare"] is None and not re.search(r"\b(?:et|and|ou|or)\b", between):
            return f"{head}{before[0]}{between} ou {name}{tail}"
    return text


def _replacing_devices(text: str, left_out: list[str], names: _Names) -> str:
    """What stands after "now", where a device stands before it and another after it."""
    match = NOW.search(text)
    if match is None:
        return text
    before, after = text[: match.start()], text[match.end() :]
    first, second = _kinds_of(before, names), _kinds_of(after, names)
    again = set(_names_in(before, names)) & set(_names_in(after, names))
    if first and second and (not first & second or again):
        left_out.append(before)
        return after
    return text


def _meant_devices(text: str, left_out: list[str], names: _Names) -> str:
    """The text without the devices that are denied or lost, where another device is named."""
    texts = PART.split(text)
    if len(texts) < 2:
        return text
    denied = _denied_device(names)
    gone = [bool(denied.search(part) or NO_LONGER.search(part)) for part in texts]
    named = [bool(_kinds_of(part, names)) for part in texts]
    if not any(name and not out for name, out in zip(named, gone, strict=True)):
        return text
    for part, name, out in zip(texts, named, gone, strict=True):
        if name and out:
            left_out.append(part)
            text = text.replace(part, "", 1).lstrip(" ,;.")
    return re.sub(r"^(?:mais|but|sondern|maar)\b", "", text)


def _denied_device(names: _Names) -> re.Pattern[str]:
    """A device that is said not to be meant; "pas de smartphone" says that there is none, and is left."""
    also = [name for kind in names.content.kinds.values() for name in kind.also]
    said = {text for one in names.content.qualifiers.values() for text in one.subjects}
    single = {name for name in also if also.count(name) == 1 and " " not in name} - said
    makers = {name for kind in names.content.kinds.values() for name in kind.makers}
    either = "|".join(sorted(map(re.escape, single | makers)))
    return re.compile(
        rf"\b(?:pas|not|kein\w*|geen)\s+(?:(?:(?:une?|an?|mon|ma|my|the|le|la)\s+|l['’])?(?:{either})\b"
        rf"|(?:de\s+|d['’])(?:{'|'.join(sorted(map(re.escape, single)))})\b)"
    )


def _joined_devices(text: str, names: _Names) -> str:
    """The text with a word between each two parts that name different devices."""
    found = ""
    part = _Part("", frozenset())
    at = 0
    for match in (*SEPARATOR.finditer(text), None):
        piece = text[at : match.start()] if match else text[at:]
        here = _Part(piece, _kinds_of(piece, names))
        if part.text and _are_different(part, here, names):
            found = f"{found.rstrip(' ,;.&+/-')} {NEXT_DEVICE} {piece}"
            part = here
        else:
            found += piece
            part = _Part(f"{part.text} {piece}", part.kinds or here.kinds)
        separator = match[0] if match else ""
        at = match.end() if match else at
        # A joining word is dropped where it turns out to stand between two devices.
        following = text[at:]
        word = separator.strip()
        if word.isalpha() and _starts_device(part, following, names):
            separator = " "
        found += separator
    return found


def _starts_device(part: _Part, following: str, names: _Names) -> bool:
    """Whether the next part names another device."""
    piece = SEPARATOR.split(following, maxsplit=1)[0]
    return _are_different(part, _Part(piece, _kinds_of(piece, names)), names)


def _are_different(one: _Part, other: _Part, names: _Names) -> bool:
    if not one.kinds or not other.kinds:
        return False
    if other.kinds == {LINUX} and any(
        names.content.kinds[id].category == "computer" for id in one.kinds
    ):
        return False
    if not one.kinds & other.kinds:
        return True
    numbers = all(any(char.isdigit() for char in part.text) for part in (one, other))
    return numbers and bool(_names_in(one.text, names)) and bool(_names_in(other.text, names))


def _kinds_of(text: str, names: _Names) -> Kinds:
    """The kinds of device that a part of a text names; none where a maker is named for something else."""
    words = normalise_words(text)
    if _names_in(text, names):
        return named_kinds(words, names.all)
    found, left = match_phrases(words, names.makers)
    has_number = any(char.isdigit() for word in left for char in word)
    if found and (has_number or SMALL_TALK.issuperset(left)):
        return named_kinds(words, names.all)
    return frozenset()


def _names_in(text: str, names: _Names) -> tuple[tuple[str, ...], ...]:
    """The names of kinds of device in a text."""
    found, _ = match_phrases(normalise_words(text), names.devices)
    return tuple(map(tuple, found))
