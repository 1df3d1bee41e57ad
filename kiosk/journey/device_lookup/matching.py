"""Matches words with kinds of device, models of the Apple table, and systems with their versions."""

import re
from collections.abc import Iterable

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.devices import AppleModel, DeviceKind
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_lookup.normalise import (
    Phrase,
    index_phrases,
    match_phrases,
    normalise_words,
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


YEAR = re.compile(r"(19|20)\d\d")


def exact_model(words: Phrase, content: Content) -> tuple[AppleModel, ...]:
    """The one model whose whole name this is, whatever the order of the words."""
    return tuple(
        one for one in content.apple if sorted(normalise_words(one.model)) == sorted(words)
    )


def matching_models(words: Phrase, kind: DeviceKind, content: Content) -> tuple[AppleModel, ...]:
    """All models of a kind that have all these words in their name, a year being the model's own too."""
    rows = [one for one in content.apple if one.family in kind.families]
    family = _family(words, kind)
    rest = _rest(words, family, kind, rows)
    found = [one for one in rows if _fits(one, family, rest)]
    plain = [one for one in found if normalise_words(one.family) == family]
    if any(not YEAR.fullmatch(word) for word in rest):
        # "iPad 5" is the fifth iPad, though there is a fifth iPad Air as well.
        return tuple(plain or found)
    return tuple(found)


def year_of(words: Iterable[str]) -> str:
    """The year that the words name, if any."""
    return next((word for word in words if YEAR.fullmatch(word)), "")


def _family(words: Phrase, kind: DeviceKind) -> Phrase:
    """The longest name of a family that stands in the words."""
    names = sorted((normalise_words(family) for family in kind.families), key=len, reverse=True)
    for name in names:
        if any(words[at : at + len(name)] == name for at in range(len(words))):
            return name
    return ()


def _rest(
    words: Phrase, family: Phrase, kind: DeviceKind, rows: list[AppleModel]
) -> tuple[str, ...]:
    """The words that single out a model; small talk and sizes that the names do not give are left out."""
    rest = list(words)
    for word in family:
        rest.remove(word)
    own = {
        word
        for name in (kind.name.english, *kind.also, *kind.makers)
        for word in normalise_words(name)
    }
    known = {word for one in rows for word in normalise_words(one.model)}
    sizeless = family == ("ipad",)
    return tuple(
        word
        for word in rest
        if word not in own
        and (word in known or not word.isalpha())
        and not (sizeless and "." in word and word != "12.9")
    )


def _fits(one: AppleModel, family: Phrase, rest: Iterable[str]) -> bool:
    own = normalise_words(one.family)
    if own[: len(family)] != family:
        return False
    name = list(normalise_words(one.model))
    for word in own:
        name.remove(word)
    return all(word in name or word == str(one.year) for word in rest)
