"""Matches words with the models of the Apple table."""

import re
from collections.abc import Iterable, Mapping

from kiosk.content.content import Content
from kiosk.content.devices import AppleModel, DeviceKind
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_facts import apple_model_facts
from kiosk.journey.device_lookup.candidates import DeviceCandidate, likely_update
from kiosk.journey.device_lookup.normalise import Phrase, normalise_words

YEAR = re.compile(r"(19|20)\d\d")


def apple_candidates(
    words: Phrase, kind: DeviceKind, facts: Mapping[str, str], content: Content
) -> tuple[DeviceCandidate, ...]:
    """The models meant, or the kind alone where only its system was named."""
    if "system" in facts and _bare(words, kind):
        return (DeviceCandidate(kind.name.english, {**facts, **likely_update(kind, facts)}),)
    for name, reach in kind.older.items():
        if sorted(normalise_words(name)) == sorted(words):
            return (DeviceCandidate(name, {**facts, "reach": reach}),)
    year = year_of(words)
    whole = tuple(one for one in exact_model(words, content) if one.family in kind.families)
    rows = whole or matching_models(words, kind, content)
    if not rows and year and int(year) < min((one.year for one in content.apple), default=0):
        return (
            DeviceCandidate(
                f"{kind.name.english} {year}", {**facts, **_early(year, kind, content)}
            ),
        )
    said = {"said": "year"} if year and not whole else {}
    return _possible(rows, {**facts, **said})


def _possible(
    rows: tuple[AppleModel, ...], facts: Mapping[str, str]
) -> tuple[DeviceCandidate, ...]:
    """The models that can run what is said to run on them; where none can, one of the two is wrong."""
    known = tuple(DeviceCandidate(one.model, {**facts, **apple_model_facts(one)}) for one in rows)
    if "system" not in facts:
        return known
    system = parse_version(facts["system"])[:1]
    unsure = {fact: value for fact, value in facts.items() if fact != "system"}
    able = tuple(one for one in known if parse_version(one.facts["reach"]) >= system)
    return able or tuple(DeviceCandidate(one.model, unsure) for one in rows)


def _bare(words: Phrase, kind: DeviceKind) -> bool:
    """Whether the words name the kind and no family or model of it."""
    own = {
        word
        for name in (kind.name.english, *kind.also, *kind.makers)
        for word in normalise_words(name)
    }
    families = {word for family in kind.families for word in normalise_words(family)}
    return set(words) <= own - (families - set(normalise_words(kind.name.english)))


def _early(year: str, kind: DeviceKind, content: Content) -> dict[str, str]:
    """A model from before the table runs no later version than the oldest model in it."""
    lasts = [one.last.rstrip("+") for one in content.apple if one.family in kind.families]
    return {"year": year, "reach": min(lasts, key=parse_version, default="")}


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
