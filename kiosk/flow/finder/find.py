"""Finds the devices that a few words can mean."""

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.flow.finder.candidate import Candidate, apple_candidates, likely_update
from kiosk.flow.finder.kinds import kinds_of
from kiosk.flow.finder.near import near
from kiosk.flow.finder.spell import spell
from kiosk.flow.finder.systems import system_of

LONGEST = 500
"""Letters that are looked at; whoever says more of a device has named it before."""


class Found(Struct, frozen=True):
    """All devices that may be meant; where there is none, names that resemble the words."""

    candidates: tuple[Candidate, ...]
    near: tuple[str, ...] = ()


def find(text: str, catalog: Catalog) -> Found:
    """What the words mean; the device is taken to be the asker's own."""
    system, words = system_of(spell(text[:LONGEST]), catalog)
    named = kinds_of(words, system, catalog)
    version = {"system": system.version, **({"build": system.build} if system.build else {})}
    apple = all(catalog.kinds[id].families for id in named.kinds)
    candidates: list[Candidate] = []
    for id, kind in catalog.kinds.items():
        if id not in named.kinds:
            continue
        facts = {"kind": id, "owner": "own", **(version if id in system.kinds else {})}
        if "android" in kind.systems and not named.doubted:
            facts["play"] = "likely"
        if apple:
            candidates.extend(apple_candidates(words, kind, facts, catalog))
        else:
            candidates.append(Candidate(kind.name.english, {**facts, **likely_update(kind, facts)}))
    return Found(tuple(candidates), () if candidates else near(text, catalog))
