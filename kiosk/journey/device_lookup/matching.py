"""Matches words with systems and their versions, and with kinds of device."""

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.device_records import DeviceKind
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_lookup.normalise import (
    Phrase,
    index_phrases,
    match_phrases,
    normalise_name,
)

KindIndex = dict[Phrase, list[str]]
"""The ids of kinds of device by the phrases that name them."""

NamesOfKind = Literal["also", "makers", "systems", "doubted", "without_play"]
"""The fields of a kind of device that hold names."""

NUMBER = re.compile(r"\d{1,3}(\.\d+)*")
BUILD = re.compile(r"(\d\d)(?:h([12])|(\d\d))")
HALF_YEAR_MONTHS = {"1": "03", "2": "09"}
"""The months in which the halves of a year begin to count: "22H2" is compared as 2209."""


def index_kinds(content: Content, *fields: NamesOfKind) -> KindIndex:
    """The ids of the kinds by the names in these fields of theirs."""
    return index_phrases(
        (name, id)
        for id, kind in content.kinds.items()
        for field in fields
        for name in getattr(kind, field)
    )


class SystemMatch(Struct, frozen=True):
    """The kinds of device that run a system, its version, and on Windows the build; empty where not said.

    The build is the year and month of a release, as in "2209".
    """

    kinds: frozenset[str] = frozenset()
    version: str = ""
    build: str = ""


def match_system(words: Phrase, content: Content) -> tuple[SystemMatch, Phrase]:
    """The first system named with its version, and the words that are left of all systems."""
    named = index_kinds(content, "systems")
    first = SystemMatch()
    left: list[str] = []
    at = 0
    while at < len(words):
        length, system = _system_at_start(words[at:], named, content)
        if not length:
            left.append(words[at])
        elif not first.version:
            first = system
        at += length or 1
    return first, tuple(left)


def _system_at_start(
    words: Phrase, named: dict[Phrase, list[str]], content: Content
) -> tuple[int, SystemMatch]:
    """How many of the first words name a system with a version, and which; "Ventura" may stand alone."""
    for length in (3, 2, 1, 0):
        for id in named.get(words[:length], []) if length else content.kinds:
            kind = content.kinds[id]
            own = _own_versions(words[:length], kind)
            taken, number = _version(words[length:], own or kind.versions, bare=not length)
            if own and number not in own.values():
                continue
            if taken:
                kinds = frozenset(named[words[:length]] if length else [id])
                build = _build(words[length + taken :]) if "windows" in kinds else ""
                return length + taken + bool(build), SystemMatch(kinds, number, build)
    return 0, SystemMatch()


def _own_versions(system: Phrase, kind: DeviceKind) -> dict[str, str]:
    """The versions of a system that counts them by numbers of its own."""
    for name, versions in kind.own_versions.items():
        if normalise_name(name) == system:
            return versions
    return {}


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
    return match[1] + (match[3] or HALF_YEAR_MONTHS[match[2]]) if match else ""


Kinds = frozenset[str]
"""Ids of kinds of device."""

TABLET = "android-tablet"
LINUX = "linux"
IOS = frozenset({"iphone", "ipad", "ipod"})
IPADOS = "13"
"""From this version on, iOS runs on iPhones alone; an iPod is meant only where it is named."""


class KindMatch(Struct, frozen=True):
    """The kinds that fit, and the words that are left.

    `doubted` where a maker was named whose devices may lack Google Play, `without_play` where they always do.
    """

    kinds: Kinds
    doubted: bool
    without_play: bool
    left: Phrase


def match_kinds(words: Phrase, system: SystemMatch, content: Content) -> KindMatch:
    """The kinds that fit these words and the system named; none where no word says."""
    named_kinds, left = match_phrases(words, index_kinds(content, "also"))
    maker_kinds, left = match_phrases(left, index_kinds(content, "makers"))
    doubted, _ = match_phrases(words, index_kinds(content, "doubted"))
    without_play, _ = match_phrases(words, index_kinds(content, "without_play"))
    named = _narrow_down(map(frozenset, named_kinds))
    by_maker = _narrow_down(map(frozenset, maker_kinds))
    runs = system.kinds if named else _kinds_by_system_alone(system)
    kinds = _narrow_down(one for one in (runs, named, by_maker) if one)
    if by_maker and not named:
        # A maker's tablet is only meant where the words say so.
        kinds = (kinds - {TABLET}) or kinds
    if LINUX in named:
        kinds = _installed_kinds(kinds, words, system, content)
    return KindMatch(kinds, bool(doubted), bool(without_play), left)


def _installed_kinds(kinds: Kinds, words: Phrase, system: SystemMatch, content: Content) -> Kinds:
    """Of a computer with Linux, that alone: a ThinkPad is one with Windows only where Windows is named as well."""
    other = {
        id
        for id, kind in content.kinds.items()
        if kind.category == "computer" and id != LINUX
        if (system.version and id in system.kinds)
        or any(set(normalise_name(name)) <= set(words) for name in kind.systems)
    }
    computers = {id for id in kinds if content.kinds[id].category == "computer"}
    return kinds - computers | {LINUX} | other


def named_kinds(words: Phrase, names: KindIndex) -> Kinds:
    """The kinds that words name, by any of these names: a maker's tablets too, where makers are among them."""
    found, _ = match_phrases(words, names)
    return _narrow_down(map(frozenset, found))


def _kinds_by_system_alone(system: SystemMatch) -> Kinds:
    """The kinds that a system means where nothing else is said."""
    if system.kinds != IOS:
        return system.kinds
    return (
        IOS - {"ipod"}
        if parse_version(system.version) < parse_version(IPADOS)
        else frozenset({"iphone"})
    )


def _narrow_down(sets: Iterable[Kinds]) -> Kinds:
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


def foreign_words(words: Phrase, kinds: Kinds, content: Content) -> set[str]:
    """The words that name a device of another category, such as a tablet where a computer is meant."""
    also = index_kinds(content, "also")
    meant = {content.kinds[id].category for id in kinds}
    longest = max(map(len, also), default=0)
    found: set[str] = set()
    at = 0
    while at < len(words):
        pieces = (words[at : at + length] for length in range(longest, 0, -1))
        piece = next((piece for piece in pieces if piece in also), words[at : at + 1])
        named = {content.kinds[id].category for id in also.get(piece, ())}
        if named and not named & meant:
            found.update(piece)
        at += len(piece)
    return found
