"""What holds of every verdict, whatever is known of a device."""

import random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.verdict import is_unclear, judge_device
from tests.journey.device_verdicts import FIRST_METHODS, TODAY, verdict
from tests.journey.fact_strategies import facts, values
from tests.played_visit import shipped_content

WORKS = ("yes", "after")
HARD = {"yes": 0, "after": 1, "ask": 2, "no": 3}


@given(facts())
def test_no_verdict_is_without_a_reason_whatever_is_known(known: dict[str, str]) -> None:
    for office in ((), ("sms",)):
        for one in verdict(known, reopened=office).methods:
            assert one.because
            assert one.rules


@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_the_rules_changes_nothing(
    known: dict[str, str], chance: random.Random
) -> None:
    rules = list(shipped_content().rules)
    chance.shuffle(rules)
    assert judge_device(known, replace(shipped_content(), rules=tuple(rules)), TODAY) == verdict(
        known
    )


@given(facts(), st.sampled_from(sorted(set(values()) - {"model", "group"})))
def test_not_knowing_is_never_judged_harder_than_the_worst_that_could_be(
    known: dict[str, str], fact: str
) -> None:
    unsure = verdict({**known, fact: UNKNOWN_ANSWER})
    worst = [verdict({**known, fact: value}) for value in values()[fact]]
    for n, one in enumerate(unsure.methods):
        assert HARD[one.verdict] <= max(HARD[other.methods[n].verdict] for other in worst)


@given(facts())
def test_a_way_that_can_work_is_recommended_unless_something_is_to_be_found_out_first(
    known: dict[str, str],
) -> None:
    found = verdict(known)
    able = {one.method for one in found.methods if one.verdict in ("yes", "after")}
    assert "security_key" in able
    assert found.recommended in able or (found.recommended is None and is_unclear(found.methods))


@given(facts())
def test_no_other_way_is_recommended_while_one_of_the_first_works(known: dict[str, str]) -> None:
    found = verdict(known)
    first = {
        one.method for one in found.methods if one.method in FIRST_METHODS and one.verdict in WORKS
    }
    assert not first or found.recommended in first
