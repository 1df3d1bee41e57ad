"""The Apple devices that some words can mean, with what is then known of each."""

from collections.abc import Mapping

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.content.devices import AppleModel, DeviceKind
from kiosk.flow.apple import model_facts
from kiosk.flow.finder.models import exact, fitting, year_of
from kiosk.flow.finder.phrases import Row
from kiosk.flow.finder.spell import spell
from kiosk.flow.holds import version


class Candidate(Struct, frozen=True):
    """A device that may be meant: a model's name or its kind's, and what is known of it."""

    name: str
    facts: Mapping[str, str]


def apple_candidates(
    words: Row, kind: DeviceKind, facts: Mapping[str, str], catalog: Catalog
) -> tuple[Candidate, ...]:
    """The models meant, or the kind alone where only its system was named."""
    if "system" in facts and _bare(words, kind):
        return (Candidate(kind.name.english, {**facts, **likely_update(kind, facts)}),)
    for name, reach in kind.older.items():
        if sorted(spell(name)) == sorted(words):
            return (Candidate(name, {**facts, "reach": reach}),)
    year = year_of(words)
    whole = tuple(one for one in exact(words, catalog) if one.family in kind.families)
    rows = whole or fitting(words, kind, catalog)
    if not rows and year and int(year) < min((one.year for one in catalog.apple), default=0):
        return (Candidate(f"{kind.name.english} {year}", {**facts, **_early(year, kind, catalog)}),)
    said = {"said": "year"} if year and not whole else {}
    return _possible(rows, {**facts, **said})


def likely_update(kind: DeviceKind, facts: Mapping[str, str]) -> dict[str, str]:
    """Whether an older system may be updated: likely from the version that the first good model had."""
    system = version(facts.get("system", kind.enough))
    if system >= version(kind.enough):
        return {}
    return {"update": "likely" if kind.came_with and system >= version(kind.came_with) else "no"}


def _possible(rows: tuple[AppleModel, ...], facts: Mapping[str, str]) -> tuple[Candidate, ...]:
    """The models that can run what is said to run on them; where none can, one of the two is wrong."""
    known = tuple(Candidate(one.model, {**facts, **model_facts(one)}) for one in rows)
    if "system" not in facts:
        return known
    system = version(facts["system"])[:1]
    unsure = {fact: value for fact, value in facts.items() if fact != "system"}
    able = tuple(one for one in known if version(one.facts["reach"]) >= system)
    return able or tuple(Candidate(one.model, unsure) for one in rows)


def _bare(words: Row, kind: DeviceKind) -> bool:
    """Whether the words name the kind and no family or model of it."""
    own = {word for name in (kind.name.english, *kind.also, *kind.makers) for word in spell(name)}
    families = {word for family in kind.families for word in spell(family)}
    return set(words) <= own - (families - set(spell(kind.name.english)))


def _early(year: str, kind: DeviceKind, catalog: Catalog) -> dict[str, str]:
    """A model from before the table runs no later version than the oldest model in it."""
    lasts = [one.last.rstrip("+") for one in catalog.apple if one.family in kind.families]
    return {"year": year, "reach": min(lasts, key=version, default="")}
