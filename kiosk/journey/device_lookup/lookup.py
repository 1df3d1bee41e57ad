"""Finds the devices that words can mean; where there is none, names that resemble the words."""

from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.journey.device_lookup.apple_models import apple_candidates
from kiosk.journey.device_lookup.candidates import DeviceCandidate, likely_update
from kiosk.journey.device_lookup.matching import match_kinds, match_system
from kiosk.journey.device_lookup.normalise import normalise_words
from kiosk.journey.device_lookup.table_models import model_candidates

MAX_TEXT = 500
"""Characters that are looked at: nobody needs more to name a device."""

MAX_NAME = 60
"""Characters compared with names of devices, none of which is longer."""


class LookupResult(Struct, frozen=True):
    """All devices that may be meant; where there is none, names that resemble the words."""

    candidates: tuple[DeviceCandidate, ...]
    near: tuple[str, ...] = ()


def look_up_device(text: str, content: Content) -> LookupResult:
    """The devices that the words can mean, each with its facts; they are taken to be the asker's own."""
    system, words = match_system(normalise_words(text[:MAX_TEXT]), content)
    models = model_candidates((text[:MAX_TEXT],), system, content)
    if models.all:
        return LookupResult(models.candidates)
    named = match_kinds(words, system, content)
    version = {"system": system.version, **({"build": system.build} if system.build else {})}
    # Where a kind without a table may be meant too, as by "tablet", the models of Apple would be far too many.
    apple = all(content.kinds[id].families for id in named.kinds)
    candidates: list[DeviceCandidate] = [*models.candidates]
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


def near_names(text: str, content: Content) -> tuple[str, ...]:
    """At most three names of devices that resemble the text, the nearest first."""
    names = {name.casefold(): name for name in _device_names(content)}
    found = get_close_matches(text.strip().casefold()[:MAX_NAME], names, n=3, cutoff=0.7)
    return tuple(names[name] for name in found)


def _device_names(content: Content) -> Iterator[str]:
    for kind in (kind for id, kind in content.kinds.items() if id != "none"):
        yield from (word.capitalize() for word in (*kind.also, *kind.makers))
        yield from kind.older
        yield kind.name.english
    yield from (one.model for one in content.apple)
