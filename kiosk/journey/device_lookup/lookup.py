"""From words to the devices that they can mean, one verdict for all of them, and near names for none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.devices import AppleModel, DeviceKind
from kiosk.content.records import Sentence
from kiosk.journey.conditions import apple_model_facts, derive_facts, parse_version
from kiosk.journey.device_lookup.matching import (
    exact_model,
    match_kinds,
    match_system,
    matching_models,
    year_of,
)
from kiosk.journey.device_lookup.normalise import Phrase, normalise_words
from kiosk.journey.verdict import FIRST_METHODS, MethodVerdict, Verdict, is_unclear


class DeviceCandidate(Struct, frozen=True):
    """A device that may be meant: a model's name or its kind's, and what is known of it."""

    name: str
    facts: Mapping[str, str]


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


def likely_update(kind: DeviceKind, facts: Mapping[str, str]) -> dict[str, str]:
    """Whether an older system may be updated: likely from the version that the first good model had."""
    system = parse_version(facts.get("system", kind.enough))
    if system >= parse_version(kind.enough):
        return {}
    return {
        "update": "likely" if kind.came_with and system >= parse_version(kind.came_with) else "no"
    }


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


MAX_NEAR = 60
"""Letters that are looked at; no device has a longer name."""


def near_names(text: str, content: Content) -> tuple[str, ...]:
    """At most three names that resemble the text, the most like first."""
    names = {name.casefold(): name for name in _names(content)}
    found = get_close_matches(text.strip().casefold()[:MAX_NEAR], names, n=3, cutoff=0.7)
    return tuple(names[name] for name in found)


def _names(content: Content) -> Iterator[str]:
    for kind in (kind for id, kind in content.kinds.items() if id != "none"):
        yield from (word.capitalize() for word in (*kind.also, *kind.makers))
        yield from kind.older
        yield kind.name.english
    yield from (one.model for one in content.apple)


MAX_WORDS = 500
"""Letters that are looked at; whoever says more of a device has named it before."""


class LookupResult(Struct, frozen=True):
    """All devices that may be meant; where there is none, names that resemble the words."""

    candidates: tuple[DeviceCandidate, ...]
    near: tuple[str, ...] = ()


def look_up_device(text: str, content: Content) -> LookupResult:
    """What the words mean; the device is taken to be the asker's own."""
    system, words = match_system(normalise_words(text[:MAX_WORDS]), content)
    named = match_kinds(words, system, content)
    version = {"system": system.version, **({"build": system.build} if system.build else {})}
    apple = all(content.kinds[id].families for id in named.kinds)
    candidates: list[DeviceCandidate] = []
    for id, kind in content.kinds.items():
        if id not in named.kinds:
            continue
        facts = {"kind": id, "owner": "own", **(version if id in system.kinds else {})}
        if "android" in kind.systems and not named.doubted:
            facts["play"] = "likely"
        if apple:
            candidates.extend(apple_candidates(words, kind, facts, content))
        else:
            candidates.append(
                DeviceCandidate(kind.name.english, {**facts, **likely_update(kind, facts)})
            )
    return LookupResult(tuple(candidates), () if candidates else near_names(text, content))


JudgeDevice = Callable[[Mapping[str, str]], Verdict]


def merge_verdicts(
    candidates: Iterable[DeviceCandidate], content: Content, judge: JudgeDevice
) -> Verdict:
    """The verdict where all agree on a method; where they do not, ask what tells them apart."""
    known = [derive_facts(one.facts, content) for one in candidates]
    each = [judge(facts) for facts in known]
    if len(each) == 1:
        return each[0]
    shared = {
        fact: value for fact, value in known[0].items() if all(f.get(fact) == value for f in known)
    }
    common = judge(shared)
    methods = tuple(
        _merge([verdict.methods[n] for verdict in each], one)
        for n, one in enumerate(common.methods)
    )
    return Verdict(methods, _recommended(methods, (common, *each)))


def _merge(each: list[MethodVerdict], common: MethodVerdict) -> MethodVerdict:
    words = {one.verdict for one in each}
    person = all(one.person or one.verdict == "no" for one in each)
    if len(words) > 1:
        reasons = common.because if common.verdict == "ask" else _once(one.because for one in each)
        return MethodVerdict(common.method, "ask", reasons, common.caveats, common.rules, person)
    return MethodVerdict(
        common.method,
        each[0].verdict,
        _once(one.because for one in each),
        _once(one.caveats for one in each),
        tuple(dict.fromkeys(id for one in each for id in one.rules)),
        person and words == {"ask"},
    )


def _recommended(methods: tuple[MethodVerdict, ...], verdicts: Iterable[Verdict]) -> str | None:
    """What is recommended for what all have in common, else for one of them, if it works for all."""
    open_ = (
        [one for one in methods if one.method in FIRST_METHODS] if is_unclear(methods) else methods
    )
    for wanted in ("yes", "after"):
        able = {one.method for one in open_ if one.verdict == wanted}
        for verdict in verdicts:
            if verdict.recommended in able:
                return verdict.recommended
    return None


def _once(groups: Iterable[tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    return tuple({say.english: say for group in groups for say in group}.values())
