"""Finds the models of the Apple table that some words can mean."""

import re
from collections.abc import Iterable

from kiosk.content.catalog import Catalog
from kiosk.content.devices import AppleModel, DeviceKind
from kiosk.flow.finder.phrases import Row
from kiosk.flow.finder.spell import spell

YEAR = re.compile(r"(19|20)\d\d")


def exact(words: Row, catalog: Catalog) -> tuple[AppleModel, ...]:
    """The one model whose whole name this is, whatever the order of the words."""
    return tuple(one for one in catalog.apple if sorted(spell(one.model)) == sorted(words))


def fitting(words: Row, kind: DeviceKind, catalog: Catalog) -> tuple[AppleModel, ...]:
    """All models of a kind that have all these words in their name, a year being the model's own too."""
    rows = [one for one in catalog.apple if one.family in kind.families]
    family = _family(words, kind)
    rest = _rest(words, family, kind, rows)
    found = [one for one in rows if _fits(one, family, rest)]
    plain = [one for one in found if spell(one.family) == family]
    if any(not YEAR.fullmatch(word) for word in rest):
        # "iPad 5" is the fifth iPad, though there is a fifth iPad Air as well.
        return tuple(plain or found)
    return tuple(found)


def year_of(words: Iterable[str]) -> str:
    """The year that the words name, if any."""
    return next((word for word in words if YEAR.fullmatch(word)), "")


def _family(words: Row, kind: DeviceKind) -> Row:
    """The longest name of a family that stands in the words."""
    names = sorted((spell(family) for family in kind.families), key=len, reverse=True)
    for name in names:
        if any(words[at : at + len(name)] == name for at in range(len(words))):
            return name
    return ()


def _rest(words: Row, family: Row, kind: DeviceKind, rows: list[AppleModel]) -> tuple[str, ...]:
    """The words that single out a model; small talk and sizes that the names do not give are left out."""
    rest = list(words)
    for word in family:
        rest.remove(word)
    own = {word for name in (kind.name.english, *kind.also, *kind.makers) for word in spell(name)}
    known = {word for one in rows for word in spell(one.model)}
    sizeless = family == ("ipad",)
    return tuple(
        word
        for word in rest
        if word not in own
        and (word in known or not word.isalpha())
        and not (sizeless and "." in word and word != "12.9")
    )


def _fits(one: AppleModel, family: Row, rest: Iterable[str]) -> bool:
    own = spell(one.family)
    if own[: len(family)] != family:
        return False
    name = list(spell(one.model))
    for word in own:
        name.remove(word)
    return all(word in name or word == str(one.year) for word in rest)
