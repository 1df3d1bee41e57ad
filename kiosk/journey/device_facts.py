"""The facts that follow from what is known of a device: of its model, its group of models, its system."""

import re
from collections.abc import Mapping

from kiosk.content.content import Content
from kiosk.content.device_models import AppleModel
from kiosk.journey.android_facts import android_model_facts
from kiosk.journey.conditions import UNKNOWN_ANSWER, parse_version

ENGLISH_WORDS = re.compile(r" \((\d+)(?:st|nd|rd|th) generation\)|-inch")
"""What is English in the names of the Apple table: " (3rd generation)", "-inch"."""

GUIDE_YEAR = 2018
"""The guides say that devices from this year on will do; the year of a group matters only on one side of it."""


def derive_facts(facts: Mapping[str, str], content: Content) -> dict[str, str]:
    """The known facts with what follows from them; unknown ones are left out."""
    known = {fact: value for fact, value in facts.items() if value != UNKNOWN_ANSWER}
    if "model" in known:
        known = {**_model_facts(known["model"], content), **known}
    known = {**apple_group_facts(known.get("group", ""), content), **known}
    if "reach" not in known:
        known.update(_reach_fact(known, content))
    kind = content.kinds.get(known.get("kind", ""))
    if kind is not None and kind.category:
        known["category"] = kind.category
    if kind is not None and "update" not in known and _can_be_updated(known, kind.enough):
        known["update"] = "yes"
    return known


def _model_facts(id: str, content: Content) -> dict[str, str]:
    """What is known once the model is, of whichever table; nothing of a model that stands in none."""
    if (android := content.android.get(id)) is not None:
        return android_model_facts(android)
    for apple in content.apple:
        if apple.id == id:
            kinds = (id for id, kind in content.kinds.items() if apple.family in kind.families)
            return {"kind": next(kinds, UNKNOWN_ANSWER), **apple_model_facts(apple)}
    return {}


def _can_be_updated(known: Mapping[str, str], enough: str) -> bool:
    """Whether the model runs a version that will do, and a lower one is installed."""
    if not enough or "system" not in known or "reach" not in known:
        return False
    return parse_version(known["system"]) < parse_version(enough) <= parse_version(known["reach"])


def apple_models(facts: Mapping[str, str], content: Content) -> tuple[AppleModel, ...]:
    """The models of the Apple table that fit the facts `kind` and, where it is known, `group`."""
    kind = content.kinds.get(facts.get("kind", ""))
    families = kind.families if kind else ()
    group = facts.get("group", UNKNOWN_ANSWER)
    return tuple(
        apple
        for apple in content.apple
        if apple.family in families and group in (UNKNOWN_ANSWER, apple.group)
    )


def apple_short_name(apple: AppleModel) -> str:
    """The model's name without English words: "iPad Air 3", "iPad Air 11 (M2)"."""
    return ENGLISH_WORDS.sub(lambda match: f" {match[1]}" if match[1] else "", apple.model)


def apple_model_facts(apple: AppleModel) -> dict[str, str]:
    """What is known once the model is: `reach`, `year`, `passkey`, and `touch` where the table says so.

    `reach` is the last system version that it runs. The fact `passkey` is what the table says of the model, and
    no id of a method.
    """
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


def apple_group_facts(group: str, content: Content) -> dict[str, str]:
    """What all models of a group have in common; nothing where only some of them can keep a passkey.

    `reach` is the earliest last version of a group that can, the latest of one that cannot: it holds for each.
    """
    rows = [apple for apple in content.apple if apple.group == group]
    if not rows or len({apple.passkey for apple in rows}) > 1:
        return {}
    reaches = sorted((apple.last.rstrip("+") for apple in rows), key=parse_version)
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


def _reach_fact(known: Mapping[str, str], content: Content) -> dict[str, str]:
    """The fact `reach`, where the system of the device and the update that it offers tell it."""
    kind = content.kinds.get(known.get("kind", ""))
    if kind is None or not kind.enough:
        return {}
    system = known.get("system")
    if system is not None and parse_version(system) >= parse_version(kind.enough):
        return {"reach": system}
    match known.get("update"):
        case "yes" | "likely":
            return {"reach": kind.enough}
        case "no" if system is not None:
            return {"reach": system}
    return {}
