"""Finds the kinds of device that some words can mean."""

from collections.abc import Iterable

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.flow.finder.phrases import Row, pick, shelve
from kiosk.flow.finder.systems import System
from kiosk.flow.holds import version

Kinds = frozenset[str]

TABLET = "android-tablet"
IOS = frozenset({"iphone", "ipad", "ipod"})
IPADOS = "13"
"""From this version on, iOS is the name on iPhones alone; an iPod is meant only where it is named."""


class Named(Struct, frozen=True):
    """The kinds that fit, and whether a name was said whose devices may lack Google Play."""

    kinds: Kinds
    doubted: bool


def kinds_of(words: Row, system: System, catalog: Catalog) -> Named:
    """The kinds that fit these words and the system named; none where no word tells."""
    items = catalog.kinds.items()
    also = shelve((word, id) for id, kind in items for word in kind.also)
    makers = shelve((word, id) for id, kind in items for word in kind.makers)
    said, left = pick(words, also)
    made, _ = pick(left, makers)
    doubted, _ = pick(words, shelve((word, id) for id, kind in items for word in kind.doubted))
    named = _narrow(map(frozenset, said))
    by_maker = _narrow(map(frozenset, made))
    runs = system.kinds if named else _alone(system)
    kinds = _narrow(one for one in (runs, named, by_maker) if one)
    if by_maker and not named:
        # A maker's tablet is only meant where the words say so.
        kinds = (kinds - {TABLET}) or kinds
    return Named(kinds, bool(doubted))


def _alone(system: System) -> Kinds:
    """The kinds that a system means where nothing else is said."""
    if system.kinds != IOS:
        return system.kinds
    return IOS - {"ipod"} if version(system.version) < version(IPADOS) else frozenset({"iphone"})


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
