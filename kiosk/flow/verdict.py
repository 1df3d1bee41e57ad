"""The verdict on a device: every method, and the one recommended."""

from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.devices import Rule
from kiosk.flow.facts import settle
from kiosk.flow.weigh import MethodVerdict, weigh

__all__ = ["FIRST", "MethodVerdict", "Verdict", "judge"]

FIRST = ("passkey", "trusted_platform", "sms")
"""The methods that every verdict shows, in this order, before any other that rules speak of."""


class Verdict(Struct, frozen=True):
    """What each method comes to, the best known first, and the one recommended, if any can work."""

    methods: tuple[MethodVerdict, ...]
    recommended: str | None


def judge(
    facts: Mapping[str, str],
    catalog: Catalog,
    today: date,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> Verdict:
    """The verdict for these facts today, in an office that reopened or closed some methods."""
    known = settle(facts, catalog)
    rules = [rule for rule in catalog.rules if _in_force(rule, today)]
    others = sorted({method for rule in rules for method in rule.methods} - set(FIRST))
    methods = tuple(
        weigh(method, rules, {**known, "office": _office(method, reopened, closed)})
        for method in (*FIRST, *others)
    )
    return Verdict(methods, _recommended(methods, known, catalog))


def _in_force(rule: Rule, today: date) -> bool:
    begun = rule.valid_from is None or rule.valid_from <= today
    return begun and (rule.valid_until is None or today <= rule.valid_until)


def _office(method: str, reopened: Collection[str], closed: Collection[str]) -> str:
    if method in closed:
        return "closed"
    return "reopened" if method in reopened else "silent"


def _recommended(
    methods: tuple[MethodVerdict, ...], known: Mapping[str, str], catalog: Catalog
) -> str | None:
    words = {one.method: one.verdict for one in methods}
    liked = preferred(known, catalog)
    for wanted in ("yes", "after"):
        for method in (*liked, *(one for one in words if one not in liked)):
            if words.get(method) == wanted:
                return method
    return None


def preferred(known: Mapping[str, str], catalog: Catalog) -> tuple[str, ...]:
    """The methods that suit this kind of device, best first; a fingerprint puts the platform first."""
    kind = catalog.kinds.get(known.get("kind", ""))
    liked = kind.prefer if kind else ()
    if known.get("kind") == "mac" and known.get("touch") == "yes":
        return tuple(sorted(liked, key=lambda method: method != "trusted_platform"))
    return liked
