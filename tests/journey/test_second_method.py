"""The second method: never the first again, never one that cannot work, never lost together with the first."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.second_method import find_second_method, method_place
from tests.journey.device_verdicts import ALL_ON, FIRST_METHODS, OTHER_METHODS, TODAY, verdict
from tests.journey.fact_strategies import facts
from tests.played_visit import shipped_content

METHODS = (*FIRST_METHODS, *OTHER_METHODS)
IPHONE = {**ALL_ON, "kind": "iphone", "system": "17"}
OLD_IPAD = {"kind": "ipad", "owner": "own", "reach": "15", "store": "yes", "second-screen": "own"}
WINDOWS = {**ALL_ON, "kind": "windows", "system": "11", "hello": "yes"}
OLD_PC = {"kind": "windows", "owner": "own", "system": "7", "smartphone": "own", "store": "yes"}

TABLE = {
    "nothing else but an iPhone": ("passkey", IPHONE, "security_key"),
    "a computer beside the iPhone": (
        "passkey",
        {**IPHONE, "spare": "computer"},
        "trusted_platform",
    ),
    "a tablet beside the iPhone": ("passkey", {**IPHONE, "spare": "phone"}, "app"),
    "itsme on the iPhone itself": ("passkey", {**IPHONE, "eid-by": "itsme"}, "security_key"),
    "a card beside the iPhone": ("passkey", {**IPHONE, "spare": "eid"}, "eid"),
    "a security key in the drawer": ("passkey", {**IPHONE, "spare": "key"}, "security_key"),
    "an old iPad beside a computer": ("app", OLD_IPAD, "trusted_platform"),
    "a smartphone beside Windows": ("trusted_platform", {**WINDOWS, "spare": "phone"}, "app"),
    "nothing beside Windows": ("trusted_platform", WINDOWS, "security_key"),
    "the app beside an old PC": ("app", OLD_PC, "security_key"),
    "an eID before an iPhone": ("eid", {**IPHONE, "eid": "yes", "eid-by": "reader"}, "passkey"),
    "a key before Windows": ("security_key", {**WINDOWS, "key": "yes"}, "trusted_platform"),
    "a key before an old iPad": ("security_key", OLD_IPAD, "app"),
    "a key and a lent computer": ("security_key", {"kind": "none", "eid": "no"}, None),
    "a key, a card and a lent computer": ("security_key", {"kind": "none", "eid": "yes"}, "eid"),
}


@pytest.mark.parametrize("row", TABLE)
def test_the_second_method_fits_what_the_member_owns(row: str) -> None:
    first, known, best = TABLE[row]
    found = find_second_method(first, known, shipped_content(), TODAY)
    assert (found.method if found else None) == best


def owned() -> st.SearchStrategy[dict[str, str]]:
    """Any facts, with something else that the member owns or not."""
    spare = st.sampled_from([{}, *({"spare": one} for one in ("computer", "phone", "eid", "key"))])
    return st.builds(lambda known, more: {**known, **more}, facts(), spare)


@given(st.sampled_from(METHODS), owned())
def test_it_is_never_the_first_again_and_never_one_that_cannot_work(
    first: str, known: dict[str, str]
) -> None:
    found = find_second_method(first, known, shipped_content(), TODAY)
    assert found is not None or first == "security_key"
    if found is not None:
        assert found.method not in (first, "sms")
        assert found.verdict.method == found.method
        assert found.verdict.verdict != "no"
        now = {known["spare"]: "yes"} if known.get("spare") in ("eid", "key") else {}
        here = {one.method: one.verdict for one in verdict({**known, **now}).methods}
        assert here[found.method] != "no" or found.place in ("computer", "other")


@given(st.sampled_from(METHODS), owned())
def test_it_stays_when_the_first_is_lost_and_says_why(first: str, known: dict[str, str]) -> None:
    found = find_second_method(first, known, shipped_content(), TODAY)
    if found is not None:
        lost = method_place(first, known, shipped_content())
        assert found.place != lost
        assert found.because == shipped_content().methods[found.method].stays[lost]


@given(st.sampled_from(METHODS), owned(), st.sets(st.sampled_from(METHODS)))
def test_a_method_that_the_office_closed_is_no_second_one(
    first: str, known: dict[str, str], closed: set[str]
) -> None:
    found = find_second_method(first, known, shipped_content(), TODAY, closed=closed)
    assert found is None or found.method not in closed


def test_every_reason_is_used_by_some_member() -> None:
    bases: tuple[dict[str, str], ...] = (
        IPHONE,
        OLD_IPAD,
        WINDOWS,
        OLD_PC,
        {**ALL_ON, "kind": "mac", "system": "14"},
    )
    spares: list[dict[str, str]] = [{}, {"spare": "computer"}, {"spare": "phone"}, {"spare": "eid"}]
    said = set()
    for first, base, spare, by in product(METHODS, (*bases, {}), spares, ("itsme", "reader")):
        found = find_second_method(first, {**base, **spare, "eid-by": by}, shipped_content(), TODAY)
        if found is not None:
            said.add(found.because)
    reasons = {
        reason for one in shipped_content().methods.values() for reason in one.stays.values()
    }
    assert reasons == said
