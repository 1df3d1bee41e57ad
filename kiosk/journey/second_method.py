"""The second method: one that survives the loss of the first, and fits what the member owns."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.records import MISSING, Sentence
from kiosk.content.required_texts import REQUIRED_TEXTS
from kiosk.journey.verdict import MethodVerdict, judge_device

SECOND_METHOD_PAGE = "second-best"
"""The page whose notes `METHOD-LOST` say why a method stays when the first is lost."""

PHONES = frozenset({"iphone", "ipad", "ipod", "android-phone", "android-tablet", "basic-phone"})
COMPUTERS = frozenset({"windows", "mac", "chromebook", "linux"})
BESIDE = frozenset({"computer", "other"})
"""Places that nobody has checked yet: what is kept there may still have to be found out."""

KEPT = ("passkey", "trusted_platform", "app")
"""The methods that live on the device that was checked, unless another device is meant."""


class MethodPlace(Struct, frozen=True):
    """Where a method would be kept, and what is then known of that place."""

    method: str
    place: str
    facts: Mapping[str, str]


class SecondMethod(Struct, frozen=True):
    """A second method, where it would be kept, what it comes to there, and why it survives."""

    method: str
    place: str
    verdict: MethodVerdict
    because: Sentence


def second_method(
    first: str,
    facts: Mapping[str, str],
    content: Content,
    today: date,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> SecondMethod | None:
    """The best second method beside `first`, or None where nothing is left that would do.

    The fact `spare` is what else the member owns: a `computer`, a `phone`, an `eid` or a `key`.
    """
    lost = method_place(first, facts)
    for spare in _spares(facts):
        because = _because(spare.method, lost, content)
        if spare.method == first or spare.place == lost or because is None:
            continue
        found = judge_device(spare.facts, content, today, reopened, closed)
        able = ("yes", "after", "ask") if spare.place in BESIDE else ("yes", "after")
        for one in found.methods:
            if one.method == spare.method and one.verdict in able:
                return SecondMethod(one.method, spare.place, one, because)
    return None


def _because(method: str, lost: str, content: Content) -> Sentence | None:
    """Why a method stays when the first is lost; None where it would not."""
    name, page = f"{method}-{lost}", content.pages.get(SECOND_METHOD_PAGE)
    if name not in REQUIRED_TEXTS[SECOND_METHOD_PAGE].note:
        return None
    return page.note.get(name, MISSING) if page else MISSING


def method_place(method: str, facts: Mapping[str, str]) -> str:
    """Where a method is kept, and with what it is lost: this device, a phone beside it, a card, a key."""
    held = facts.get("kind") in PHONES
    if method == "security_key":
        return "key"
    if method == "eid":
        by_app = facts.get("eid-by") in ("itsme", "app")
        return ("device" if held else "phone") if by_app else "card"
    return "phone" if method in ("app", "sms") and not held else "device"


def _spares(facts: Mapping[str, str]) -> Iterator[MethodPlace]:
    """What can be a second method, the easiest first: what works here, what is owned, what is to buy."""
    spare, held = facts.get("spare"), facts.get("kind") in PHONES
    yield from (
        MethodPlace(method, method_place(method, facts), facts) for method in _kept_here(facts)
    )
    if spare == "key" or facts.get("key") == "yes":
        yield MethodPlace("security_key", "key", {**facts, "key": "yes"})
    if spare == "eid" or facts.get("eid") == "yes":
        yield MethodPlace("eid", method_place("eid", facts), {**facts, "eid": "yes"})
    computer = spare == "computer" or (held and facts.get("second-screen") == "own")
    if computer and facts.get("kind") not in COMPUTERS:
        yield MethodPlace("trusted_platform", "computer", {"owner": "own"})
    if spare == "phone":
        beside = {"owner": "own", "second-screen": "own"}
        yield MethodPlace(
            "app", "other", beside if held else {**facts, **beside, "smartphone": "own"}
        )
    yield MethodPlace("security_key", "key", facts)


def _kept_here(facts: Mapping[str, str]) -> tuple[str, ...]:
    """The methods of this device; the app only where somebody has looked for it in the store."""
    return KEPT if facts.get("store") == "yes" else KEPT[:2]
