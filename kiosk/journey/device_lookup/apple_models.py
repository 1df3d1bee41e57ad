"""Matches words with the models of the Apple table."""

import re
from collections.abc import Iterable, Mapping

from kiosk.content.content import Content
from kiosk.content.device_models import AppleModel
from kiosk.content.device_records import DeviceKind
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_facts import apple_model_facts
from kiosk.journey.device_lookup.candidates import DeviceCandidate, likely_update
from kiosk.journey.device_lookup.normalise import Phrase, normalise_name

YEAR = re.compile(r"(19|20)\d\d")
MODEL_NUMBER = re.compile(r"(?P<letter>[a-z]?)(?P<digits>\d{1,2})e?")
"""A number that counts models or chips: "17", "17e", "M5"."""

MOST_NEWER = 5
"""How far above the newest of the table a number may be: a family gets about one a year."""


def apple_candidates(
    words: Phrase, kind: DeviceKind, facts: Mapping[str, str], content: Content
) -> tuple[DeviceCandidate, ...]:
    """The models that may be meant; the kind alone where nothing but its system was named."""
    if "system" in facts and _names_kind_only(words, kind):
        return (DeviceCandidate(kind.name.english, {**facts, **likely_update(kind, facts)}),)
    for name, reach in kind.older.items():
        if sorted(normalise_name(name)) == sorted(words):
            return (DeviceCandidate(name, {**facts, "reach": reach}),)
    year = year_of(words)
    exact = tuple(one for one in exact_model(words, content) if one.family in kind.families)
    rows = exact or matching_models(words, kind, content)
    if year and not any(_is_of_year(one, year) for one in rows):
        rows = exact_model(_without_years(words), content) or rows
    if not rows and year and int(year) < min((one.year for one in content.apple), default=0):
        return (
            DeviceCandidate(
                f"{kind.name.english} {year}", {**facts, **_facts_before_table(year, kind, content)}
            ),
        )
    if not rows and _is_newer(words, kind, content):
        return (DeviceCandidate(kind.name.english, facts),)
    # A rule says of such a model that its version counts, not its year.
    said = any(_is_of_year(one, year) for one in rows)
    by_year = {"said": "year"} if year and said and not exact else {}
    return _able_models(rows, {**facts, **by_year})


def _able_models(
    rows: tuple[AppleModel, ...], facts: Mapping[str, str]
) -> tuple[DeviceCandidate, ...]:
    """The models that can run the system that was named.

    Where none can, the model or the system was said wrongly: all are returned, with the system not known.
    """
    candidates = tuple(
        DeviceCandidate(one.model, {**facts, **apple_model_facts(one)}) for one in rows
    )
    if "system" not in facts:
        return candidates
    system = parse_version(facts["system"])[:1]
    unsure = {fact: value for fact, value in facts.items() if fact != "system"}
    able = tuple(one for one in candidates if parse_version(one.facts["reach"]) >= system)
    return able or tuple(DeviceCandidate(one.model, unsure) for one in rows)


def _names_kind_only(words: Phrase, kind: DeviceKind) -> bool:
    """Whether the words name the kind and no family or model of it."""
    own = _kind_words(kind)
    families = {word for family in kind.families for word in normalise_name(family)}
    return set(words) <= own - (families - set(normalise_name(kind.name.english)))


def _kind_words(kind: DeviceKind) -> set[str]:
    """All words that name the kind or its maker."""
    names = (kind.name.english, *kind.also, *kind.makers)
    return {word for name in names for word in normalise_name(name)}


def _facts_before_table(year: str, kind: DeviceKind, content: Content) -> dict[str, str]:
    """The facts of a model from before the table: it runs no later version than any model of the table."""
    lasts = [one.last.rstrip("+") for one in content.apple if one.family in kind.families]
    return {"year": year, "reach": min(lasts, key=parse_version, default="")}


def exact_model(words: Phrase, content: Content) -> tuple[AppleModel, ...]:
    """The one model whose whole name this is, whatever the order of the words."""
    return tuple(one for one in content.apple if sorted(normalise_name(one.model)) == sorted(words))


def matching_models(words: Phrase, kind: DeviceKind, content: Content) -> tuple[AppleModel, ...]:
    """All models of a kind that have all these words in their name, a year being the model's own too."""
    rows = [one for one in content.apple if one.family in kind.families]
    family = _named_family(words, kind)
    rest = _telling_words(words, family, kind, rows)
    found = [one for one in rows if _fits(one, family, rest)] or _of_any_year(rows, family, rest)
    of_family = [one for one in found if normalise_name(one.family) == family]
    if any(not YEAR.fullmatch(word) for word in rest):
        # "iPad 5" is the fifth iPad, though there is a fifth iPad Air as well.
        return tuple(of_family or found)
    return tuple(found)


def _is_of_year(one: AppleModel, year: str) -> bool:
    """Whether a model came out in a year, or has it in its name."""
    return year == str(one.year) or year in normalise_name(one.model)


def _without_years(words: Phrase) -> Phrase:
    return tuple(word for word in words if not YEAR.fullmatch(word))


def _of_any_year(rows: list[AppleModel], family: Phrase, rest: tuple[str, ...]) -> list[AppleModel]:
    """The models that fit but for a year, which may be that of a purchase: "iPhone 7 of 2019"."""
    without = _without_years(rest)
    if without == rest or (not without and int(year_of(rest)) < min(one.year for one in rows)):
        return []
    return [one for one in rows if _fits(one, family, without)]


def year_of(words: Iterable[str]) -> str:
    """The year that the words name, if any."""
    return next((word for word in words if YEAR.fullmatch(word)), "")


def _is_newer(words: Phrase, kind: DeviceKind, content: Content) -> bool:
    """Whether the words name a model of a family that came after all in the table, as "iPad mini 9" will."""
    family = _named_family(words, kind)
    rows = [one for one in content.apple if one.family in kind.families and _fits(one, family, ())]
    own = [
        number
        for one in rows
        for number in map(MODEL_NUMBER.fullmatch, _words_without_size(one.model))
        if number
    ]
    for said in filter(None, map(MODEL_NUMBER.fullmatch, words)):
        known = [int(one["digits"]) for one in own if one["letter"] == said["letter"]]
        if known and max(known) < int(said["digits"]) <= max(known) + MOST_NEWER:
            return bool(family)
    return False


def _words_without_size(name: str) -> Phrase:
    return normalise_name(re.sub(r"[\d.]+-inch", "", name))


def _named_family(words: Phrase, kind: DeviceKind) -> Phrase:
    """The longest name of a family that stands in the words."""
    names = sorted((normalise_name(family) for family in kind.families), key=len, reverse=True)
    for name in names:
        if any(words[at : at + len(name)] == name for at in range(len(words))):
            return name
    return ()


def _telling_words(
    words: Phrase, family: Phrase, kind: DeviceKind, rows: list[AppleModel]
) -> tuple[str, ...]:
    """The words that single out a model; small talk and sizes that the names do not give are left out."""
    rest = list(words)
    for word in family:
        rest.remove(word)
    own = _kind_words(kind)
    known = {word for one in rows for word in normalise_name(one.model)}
    # Names of plain iPads give no size, so "iPad 10.2" tells nothing; 12.9 is always the iPad Pro.
    without_size = family == ("ipad",)
    return tuple(
        word
        for word in rest
        if word not in own
        and (word in known or not word.isalpha())
        and not (without_size and "." in word and word != "12.9")
    )


def _fits(one: AppleModel, family: Phrase, rest: Iterable[str]) -> bool:
    """Whether a model is of the family and has all the other words in its name, or as its year."""
    own = normalise_name(one.family)
    if own[: len(family)] != family:
        return False
    name = list(normalise_name(one.model))
    for word in own:
        name.remove(word)
    return all(word in name or word == str(one.year) for word in rest)
