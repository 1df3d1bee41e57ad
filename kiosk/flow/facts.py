"""What follows from the facts that a member has told."""

from collections.abc import Mapping

from kiosk.content.catalog import Catalog
from kiosk.flow.apple import group_facts, model_facts
from kiosk.flow.holds import UNKNOWN, version


def settle(facts: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """The known facts with what follows from them; what is unknown is left out."""
    known = {fact: value for fact, value in facts.items() if value != UNKNOWN}
    for apple in catalog.apple if "model" in known else ():
        if apple.id == known["model"]:
            kinds = (id for id, kind in catalog.kinds.items() if apple.family in kind.families)
            known = {"kind": next(kinds, UNKNOWN), **model_facts(apple), **known}
    known = {**group_facts(known.get("group", ""), catalog), **known}
    if "reach" not in known:
        known.update(_reach(known, catalog))
    return known


def _reach(known: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """How far the device can be updated, as far as its system and the update that it offers tell."""
    kind = catalog.kinds.get(known.get("kind", ""))
    if kind is None or not kind.enough:
        return {}
    system = known.get("system")
    if system is not None and version(system) >= version(kind.enough):
        return {"reach": system}
    match known.get("update"):
        case "yes" | "likely":
            return {"reach": kind.enough}
        case "no" if system is not None:
            return {"reach": system}
    return {}
