"""The verdict on a device: every method, and the one recommended."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.content.devices import DeviceRule
from kiosk.flow.facts import settle
from kiosk.flow.weigh import MethodVerdict, weigh

__all__ = ["FIRST", "MethodVerdict", "Verdict", "judge", "office_of", "recommend", "unclear"]

FIRST = ("passkey", "trusted_platform", "sms")
"""The methods that every verdict shows, in this order, before any other that rules speak of."""


class Verdict(Struct, frozen=True):
    """What each method comes to, the best known first, and the one recommended.

    None is recommended only where something must be found out first, or where the office closed all that work.
    """

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
    methods = tuple(
        weigh(method, rules, {**known, "office": office_of(method, reopened, closed)})
        for method in (*FIRST, *_others(rules, catalog))
        # One that could not be read is not spoken of; `kiosk check` says why.
        if method in catalog.methods
    )
    return Verdict(methods, recommend(methods, preferred(known, catalog)))


def recommend(methods: Iterable[MethodVerdict], liked: Iterable[str] = ()) -> str | None:
    """The best that works, of the first ones if any; while these are not clear, none of the others."""
    words = {one.method: one for one in methods}
    ranked = [words[method] for method in dict.fromkeys((*liked, *words)) if method in words]
    first = [one for one in ranked if one.method in FIRST]
    found = _best(first)
    if found or unclear(first):
        return found
    return _best(one for one in ranked if one.method not in FIRST)


def unclear(methods: Iterable[MethodVerdict]) -> bool:
    """Whether one of the first methods waits for something that can be found out."""
    return any(one.verdict == "ask" and not one.person for one in methods if one.method in FIRST)


def office_of(method: str, reopened: Collection[str], closed: Collection[str]) -> str:
    """What an office has done with a method, as the fact that rules look at."""
    if method in closed:
        return "closed"
    return "reopened" if method in reopened else "silent"


def preferred(known: Mapping[str, str], catalog: Catalog) -> tuple[str, ...]:
    """The methods that suit this kind of device, best first; a fingerprint puts the platform first."""
    kind = catalog.kinds.get(known.get("kind", ""))
    liked = kind.prefer if kind else ()
    if known.get("kind") == "mac" and known.get("touch") == "yes":
        return tuple(sorted(liked, key=lambda method: method != "trusted_platform"))
    return liked


def _best(ranked: Iterable[MethodVerdict]) -> str | None:
    able = list(ranked)
    for wanted in ("yes", "after"):
        for one in able:
            if one.verdict == wanted:
                return one.method
    return None


def _others(rules: Iterable[DeviceRule], catalog: Catalog) -> list[str]:
    spoken_of = {method for rule in rules for method in rule.methods} - set(FIRST)
    order = list(catalog.methods)
    return sorted(spoken_of, key=lambda id: (order.index(id) if id in order else len(order), id))


def _in_force(rule: DeviceRule, today: date) -> bool:
    begun = rule.valid_from is None or rule.valid_from <= today
    return begun and (rule.valid_until is None or today <= rule.valid_until)
