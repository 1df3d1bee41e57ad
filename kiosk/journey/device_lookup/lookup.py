"""Finds the devices that words can mean; where there is none, names that resemble the words."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.lookup_records import UnsuitableThing
from kiosk.journey.device_lookup.apple_models import apple_candidates
from kiosk.journey.device_lookup.back_numbers import numbered_models
from kiosk.journey.device_lookup.candidates import DeviceCandidate, likely_update
from kiosk.journey.device_lookup.ignored_words import ignored_words
from kiosk.journey.device_lookup.known_words import (
    NEGATIONS,
    SMALL_TALK,
    apple_words,
    device_words,
)
from kiosk.journey.device_lookup.matching import (
    SystemMatch,
    foreign_words,
    match_kinds,
    match_system,
)
from kiosk.journey.device_lookup.measures import leave_out_measures
from kiosk.journey.device_lookup.normalise import (
    Phrase,
    index_phrases,
    match_phrases,
    normalise_words,
    plain_text,
)
from kiosk.journey.device_lookup.qualifiers import Said, match_qualifiers, qualified_facts
from kiosk.journey.device_lookup.several_devices import NEXT_DEVICE, separate_devices
from kiosk.journey.device_lookup.spelling import Correction, correct_words, mended_text
from kiosk.journey.device_lookup.table_models import model_candidates
from kiosk.journey.device_lookup.unsuitable import match_thing, names_device

MAX_TEXT = 500
"""Characters that are looked at: nobody needs more to name a device."""

MAX_NAME = 60
"""Characters compared with names of devices, none of which is longer."""

NO_DEVICE = "none"
DIGITS = "0123456789"
JOINING = frozenset({"and", "et", "or", "ou", "und", "oder", NEXT_DEVICE})
"""Words between two devices."""


class LookupResult(Struct, frozen=True):
    """All devices that may be meant; where there is none, names that resemble the words.

    `ignored` are words that were typed and count for nothing, `corrections` those taken for others. `thing` is a
    thing that will not do: where there are candidates as well, it was named beside them.
    """

    candidates: tuple[DeviceCandidate, ...] = ()
    near: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    thing: UnsuitableThing | None = None


class Found(Struct, frozen=True):
    """What one reading of the words comes to, and the words that count for nothing in it."""

    candidates: tuple[DeviceCandidate, ...]
    left: Phrase
    thing: UnsuitableThing | None = None


def look_up_device(text: str, content: Content) -> LookupResult:
    """The devices that the words can mean, each with its facts; they are taken to be the asker's own."""
    measured = leave_out_measures(plain_text(text[:MAX_TEXT]), content)
    clear = separate_devices(measured.text, content)
    words, corrections = correct_words(normalise_words(clear.text), content)
    said, rest = match_qualifiers(words, content)
    # Names in the tables keep signs that the words have lost, as "+".
    typed = mended_text(clear.text, corrections, {word for one in said for word in one.words})
    found = _read_words(rest, typed, said, content)
    if not found.candidates and not found.thing:
        # What is said of a device may itself be what was named, as in "itsme" or "no phone".
        found = _read_words(words, typed, (), content, beside=True)
    result = LookupResult(
        found.candidates,
        ignored=ignored_words(text, (*found.left, *measured.left_out, *clear.left_out), MAX_TEXT),
        corrections=corrections,
        thing=found.thing,
    )
    if found.candidates or found.thing:
        return result
    return replace(result, near=near_names(text, content))


def _read_words(
    words: Phrase, typed: str, said: tuple[Said, ...], content: Content, beside: bool = False
) -> Found:
    """The devices or the thing that words name, with what is said of them."""
    match = match_thing(words, content, beside)
    if match.thing is None:
        return _read_device(words, typed, said, content)
    system, rest = match_system(match.left, content)
    if not names_device(rest, system.kinds if system.version else (), content):
        return Found((), _unspoken(match.left, words, content), match.thing)
    found = _read_device(match.left, typed, said, content)
    return replace(found, thing=match.thing) if found.candidates else found


def _read_device(words: Phrase, typed: str, said: tuple[Said, ...], content: Content) -> Found:
    known = device_words(content)
    if not _names_none(words, content):
        known -= NEGATIONS
    named = tuple(word for word in words if word in known or word in JOINING or not word.isalpha())
    candidates, used = _candidates_of_each(named, typed, content)
    qualified: list[DeviceCandidate] = []
    weighed: list[Said] = []
    for one in candidates:
        facts, meant = qualified_facts(said, one.facts, content)
        qualified.append(replace(one, facts={**one.facts, **facts}))
        weighed += meant
    left = [word for word in words if word not in used and word not in SMALL_TALK]
    left += [word for one in said if one not in weighed for word in one.words]
    return Found(tuple(qualified), tuple(left))


def _names_none(words: Phrase, content: Content) -> bool:
    """Whether the words say that there is no device."""
    kind = content.kinds.get(NO_DEVICE)
    names = index_phrases((text, None) for text in (kind.also if kind else ()))
    return bool(match_phrases(words, names)[0])


def _candidates_of_each(
    words: Phrase, typed: str, content: Content
) -> tuple[list[DeviceCandidate], set[str]]:
    """The same for each of several devices, as in "iPhone 8 or Samsung"."""
    texts = [" ".join(part) for part in _parts(tuple(typed.split()))]
    pieces = _parts(words)
    if len(texts) != len(pieces):
        texts = [" ".join(piece) for piece in pieces]
    parts = [_candidates(*part, content) for part in zip(pieces, texts, strict=True)]
    named = [part for part in parts if part[0]]
    whole = _candidates(tuple(word for word in words if word not in JOINING), typed, content)
    kinds = [{one.facts["kind"] for one in candidates} for candidates, _ in named]
    if len(named) < 2 or (set.intersection(*kinds) and not _are_several(named)):
        return whole if whole[0] or not named else named[0]
    every = [one for candidates, _ in named for one in candidates]
    return every, {word for _, used in named for word in used}


def _are_several(named: list[tuple[list[DeviceCandidate], set[str]]]) -> bool:
    """Whether parts that name the same kind name other models of it, or other versions of its system."""
    models = [{_model_of(one) for one in candidates} for candidates, _ in named]
    systems = [{one.facts.get("system", "") for one in candidates} for candidates, _ in named]
    either = (each for each in (models, systems) if not any("" in one for one in each))
    return any(not set.intersection(*each) for each in either)


def _model_of(one: DeviceCandidate) -> str:
    """The model that a candidate is, if any: of models from before the table only the name is known."""
    return one.facts.get("model", one.name if "reach" in one.facts else "")


def _parts(words: Phrase) -> list[Phrase]:
    """The words between words such as "and"."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word.casefold() in JOINING:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _candidates(
    words: Phrase, typed: str, content: Content
) -> tuple[list[DeviceCandidate], set[str]]:
    """The devices that words name, and those of the words that say so."""
    system, rest = match_system(words, content)
    models = model_candidates((typed, " ".join(words)), system, content)
    named = match_kinds(rest, system, content)
    kinds = named.kinds & {one.facts["kind"] for one in models.candidates} or named.kinds
    if models.all:
        used = _used_words(words, rest, named.left, models.candidates)
        return [*models.candidates], used | _numbers(typed, content)
    # Where a kind without a table may be meant too, as by "tablet", the models of Apple would be far too many.
    apple = all(content.kinds[id].families for id in kinds)
    candidates: list[DeviceCandidate] = [*models.candidates]
    for id, kind in content.kinds.items():
        if id not in kinds:
            continue
        facts = {"kind": id, "owner": "own", **_version_facts(id, system)}
        if "android" in kind.systems and not named.doubted:
            facts["play"] = "no" if named.without_play else "likely"
        if apple:
            candidates.extend(apple_candidates(apple_words(rest, content), kind, facts, content))
        else:
            candidates.append(
                DeviceCandidate(kind.name.english, {**facts, **likely_update(kind, facts)})
            )
    if not candidates and len(named.kinds) > 1:
        # As by "MacBook Air 2015 and iPhone 12": no model has all these words in its name.
        candidates = [
            DeviceCandidate(content.kinds[id].name.english, {"kind": id, "owner": "own"})
            for id in content.kinds
            if id in named.kinds
        ]
    used = _used_words(words, rest, named.left, candidates)
    return candidates, used - foreign_words(rest, named.kinds, content)


def _version_facts(kind: str, system: SystemMatch) -> dict[str, str]:
    if kind not in system.kinds:
        return {}
    return {"system": system.version, **({"build": system.build} if system.build else {})}


def _used_words(
    words: Phrase, without_system: Phrase, left: Phrase, candidates: Iterable[DeviceCandidate]
) -> set[str]:
    """The words that name a system or a kind, and those in the names of the candidates and their years."""
    used = {*words} - {*without_system} | {*without_system} - {*left}
    for one in candidates:
        name = normalise_words(one.name)
        used.update(name, (one.facts.get("year", ""),))
        # "A-14" is the A14, and "Note 8" the Note8.
        used.update(
            word for word in left if not word.isalpha() and any(word in part for part in name)
        )
        used.update(word for word in left if any(part.rstrip(DIGITS) == word for part in name))
    return used


def _numbers(typed: str, content: Content) -> set[str]:
    """The words of the numbers on the backs of devices that stand in a text."""
    found = {
        word
        for one in typed.split()
        if numbered_models(one, content)
        for word in normalise_words(one)
    }
    return {*found, "sm"} if found else found


def _unspoken(left: Phrase, words: Phrase, content: Content) -> Phrase:
    """The words beside a thing that name no maker either."""
    known = device_words(content)
    return tuple(word for word in left if word not in known and word not in SMALL_TALK)


def near_names(text: str, content: Content) -> tuple[str, ...]:
    """At most three names of devices that resemble the text, the nearest first."""
    names = {name.casefold(): name for name in _device_names(content)}
    found = get_close_matches(text.strip().casefold()[:MAX_NAME], names, n=3, cutoff=0.7)
    return tuple(names[name] for name in found)


def _device_names(content: Content) -> Iterator[str]:
    for kind in (kind for id, kind in content.kinds.items() if id != NO_DEVICE):
        yield from (word.capitalize() for word in (*kind.also, *kind.makers))
        yield from kind.older
        yield kind.name.english
    yield from (one.model for one in content.apple)
