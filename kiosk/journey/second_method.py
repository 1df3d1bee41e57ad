"""The second method: one that stays when the first is lost, and that fits what the member owns."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence
from kiosk.content.step_records import Method, SecondWay
from kiosk.journey.conditions import evaluate
from kiosk.journey.device_facts import derive_facts
from kiosk.journey.verdict import MethodVerdict, judge_device

CHECKED_DEVICE = "device"
"""The place of what is kept on the device that was checked."""


class SecondMethod(Struct, frozen=True):
    """A second method, where it would be kept, what it comes to there, and why it stays."""

    method: str
    place: str
    verdict: MethodVerdict
    because: Sentence


def find_second_method(
    first: str,
    facts: Mapping[str, str],
    content: Content,
    today: date,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> SecondMethod | None:
    """The best second method beside `first`, or None where nothing is left that would do.

    The fact `spare` is what else the member owns: one of `spare_choices`, or "none".
    """
    lost = method_place(first, facts, content)
    for method, way in _possible_ways(facts, content):
        there = {**({} if way.fresh else facts), **way.sets}
        place = way.place or method_place(method.id, there, content)
        because = method.stays.get(lost)
        if method.id == first or place == lost or because is None:
            continue
        verdict = judge_device(there, content, today, reopened, closed)
        # Nobody has checked a device that `place` names: what is kept there may still have to be found out.
        able = ("yes", "after", "ask") if way.place else ("yes", "after")
        for one in verdict.methods:
            if one.method == method.id and one.verdict in able:
                return SecondMethod(one.method, place, one, because)
    return None


def method_place(method_id: str, facts: Mapping[str, str], content: Content) -> str:
    """Where a method is kept, and with what it is lost, as its `kept` says; else the device checked."""
    method = content.methods.get(method_id)
    known = derive_facts(facts, content)
    places = (one.place for one in method.kept if evaluate(one.when, known)) if method else ()
    return next(iter(places), CHECKED_DEVICE)


def spare_choices(content: Content) -> tuple[str, ...]:
    """What a member may own besides, by which some method can be the second; in the order of the methods."""
    ways = (way for method in content.methods.values() for way in method.second)
    return tuple(dict.fromkeys(way.spare for way in ways if way.spare))


def _possible_ways(
    facts: Mapping[str, str], content: Content
) -> Iterator[tuple[Method, SecondWay]]:
    """The ways that are open to this member, by their ranks."""
    known = derive_facts(facts, content)
    ways = [(method, way) for method in content.methods.values() for way in method.second]
    for method, way in sorted(ways, key=lambda pair: pair[1].rank):
        if way.spare in ("", facts.get("spare")) and evaluate(way.when, known):
            yield method, way
