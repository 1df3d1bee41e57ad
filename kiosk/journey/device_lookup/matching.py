"""Matches words with kinds of device, models of the Apple table, and systems with their versions."""

import re
from collections.abc import Iterable

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_lookup.normalise import (
    Phrase,
    index_phrases,
    match_phrases,
)

NUMBER = re.compile(r"\d{1,3}(\.\d+)*")
BUILD = re.compile(r"(\d\d)(?:h([12])|(\d\d))")
HALVES = {"1": "03", "2": "09"}
"""The months in which the halves of a year begin to count: "22H2" is compared as 2209."""


class SystemMatch(Struct, frozen=True):
    """The kinds of device that run it, its version, and on Windows the build, if they were said."""

    kinds: frozenset[str] = frozenset()
    version: str = ""
    build: str = ""


def match_system(words: Phrase, content: Content) -> tuple[SystemMatch, Phrase]:
    """The first system named with its version, and the words that are left of all systems."""
    items = content.kinds.items()
    named = index_phrases((name, id) for id, kind in items for name in kind.systems)
    first = SystemMatch()
    left: list[str] = []
    at = 0
    while at < len(words):
        length, system = _at(words[at:], named, content)
        if not length:
            left.append(words[at])
        elif not first.version:
            first = system
        at += length or 1
    return first, tuple(left)


def _at(words: Phrase, named: dict[Phrase, list[str]], content: Content) -> tuple[int, SystemMatch]:
    """How many words here name a system with a version, and which; a version's name may stand alone."""
    for length in (3, 2, 1, 0):
        for id in named.get(words[:length], []) if length else content.kinds:
            taken, number = _version(words[length:], content.kinds[id].versions, bare=not length)
            if taken:
                kinds = frozenset(named[words[:length]] if length else [id])
                build = _build(words[length + taken :]) if "windows" in kinds else ""
                return length + taken + bool(build), SystemMatch(kinds, number, build)
    return 0, SystemMatch()


def _version(words: Phrase, names: dict[str, str], bare: bool) -> tuple[int, str]:
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in names and not (bare and name.isdigit()):
            return length, names[name]
    if words and not bare and NUMBER.fullmatch(words[0]):
        return 1, words[0]
    return 0, ""


def _build(words: Phrase) -> str:
    match = BUILD.fullmatch(words[0]) if words else None
    return match[1] + (match[3] or HALVES[match[2]]) if match else ""


Kinds = frozenset[str]

TABLET = "android-tablet"
IOS = frozenset({"iphone", "ipad", "ipod"})
IPADOS = "13"
"""From this version on, iOS is the name on iPhones alone; an iPod is meant only where it is named."""


class KindMatch(Struct, frozen=True):
    """The kinds that fit, and whether a name was said whose devices may lack Google Play."""

    kinds: Kinds
    doubted: bool


def match_kinds(words: Phrase, system: SystemMatch, content: Content) -> KindMatch:
    """The kinds that fit these words and the system named; none where no word tells."""
    items = content.kinds.items()
    also = index_phrases((word, id) for id, kind in items for word in kind.also)
    makers = index_phrases((word, id) for id, kind in items for word in kind.makers)
    said, left = match_phrases(words, also)
    made, _ = match_phrases(left, makers)
    doubted, _ = match_phrases(
        words, index_phrases((word, id) for id, kind in items for word in kind.doubted)
    )
    named = _narrow(map(frozenset, said))
    by_maker = _narrow(map(frozenset, made))
    runs = system.kinds if named else _alone(system)
    kinds = _narrow(one for one in (runs, named, by_maker) if one)
    if by_maker and not named:
        # A maker's tablet is only meant where the words say so.
        kinds = (kinds - {TABLET}) or kinds
    return KindMatch(kinds, bool(doubted))


def _alone(system: SystemMatch) -> Kinds:
    """The kinds that a system means where nothing else is said."""
    if system.kinds != IOS:
        return system.kinds
    return (
        IOS - {"ipod"}
        if parse_version(system.version) < parse_version(IPADOS)
        else frozenset({"iphone"})
    )


def _narrow(sets: Iterable[Kinds]) -> Kinds:
    """What all have in common; of two that have nothing, the narrower, or both where neither is."""
    kinds: Kinds = frozenset()
    for one in sets:
        if not kinds:
            kinds = one
        elif kinds & one:
            kinds &= one
        elif len(kinds) == len(one):
            kinds |= one
        else:
            kinds = min(kinds, one, key=len)
    return kinds
