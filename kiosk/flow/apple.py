"""What the Apple table says of a model, of a group of models, and which models a member can choose from."""

import re
from collections.abc import Mapping

from kiosk.content.catalog import Catalog
from kiosk.content.devices import AppleModel
from kiosk.flow.holds import UNKNOWN, version

ENGLISH = re.compile(r" \((\d+)(?:st|nd|rd|th) generation\)|-inch")
GUIDE_YEAR = 2018
"""Where the guides draw their line; the year of a group matters only beside it."""


def models(catalog: Catalog, facts: Mapping[str, str]) -> tuple[AppleModel, ...]:
    """The models that fit the kind and, where it is known, the group."""
    kind = catalog.kinds.get(facts.get("kind", ""))
    families = kind.families if kind else ()
    group = facts.get("group", UNKNOWN)
    return tuple(
        apple
        for apple in catalog.apple
        if apple.family in families and group in (UNKNOWN, apple.group)
    )


def short_name(apple: AppleModel) -> str:
    """The model's name without English words: "iPad Air 3", "iPad Air 11 (M2)"."""
    return ENGLISH.sub(lambda match: f" {match[1]}" if match[1] else "", apple.model)


def model_facts(apple: AppleModel) -> dict[str, str]:
    """What is known once the model is: `reach`, `year`, `passkey`, and `touch` where the table knows it."""
    facts = {
        "model": apple.id,
        "reach": apple.last.rstrip("+"),
        "year": str(apple.year),
        "passkey": "yes" if apple.passkey else "no",
    }
    if apple.unlock.startswith(("Touch ID", "Face ID")):
        facts["touch"] = "yes"
    elif "only" in apple.unlock:
        facts["touch"] = "no"
    return facts


def group_facts(group: str, catalog: Catalog) -> dict[str, str]:
    """What all models of a group have in common, each on the safe side; nothing where they differ."""
    rows = [apple for apple in catalog.apple if apple.group == group]
    if not rows or len({apple.passkey for apple in rows}) > 1:
        return {}
    reaches = sorted((apple.last.rstrip("+") for apple in rows), key=version)
    facts = {
        "reach": reaches[0] if rows[0].passkey else reaches[-1],
        "passkey": "yes" if rows[0].passkey else "no",
    }
    years = sorted(apple.year for apple in rows)
    if years[-1] < GUIDE_YEAR:
        facts["year"] = str(years[-1])
    elif years[0] >= GUIDE_YEAR:
        facts["year"] = str(years[0])
    return facts
