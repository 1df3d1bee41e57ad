"""Evaluates conditions of the content on facts, in three values: true, false, not known."""

from collections.abc import Mapping

from kiosk.content.shared_records import Condition, Conditions

UNKNOWN_ANSWER = "unknown"
"""What a fact is where the member does not know it; a missing fact counts as the same."""

ASKED_FACTS = ("kind", "method")
"""Facts that are never assumed, because the member is asked for them."""


def evaluate(when: Conditions, facts: Mapping[str, str]) -> bool | None:
    """Whether all comparisons hold; None where none fails and a fact for one of them is missing or unknown.

    No comparison at all holds. A comparison with "unknown" itself is always decided.
    """
    decided: bool | None = True
    for fact, test in when.items():
        result = _test(test, facts.get(fact, UNKNOWN_ANSWER))
        if result is False:
            return False
        decided = decided and result
    return decided


def parse_version(text: str) -> tuple[int, ...]:
    """A system version as numbers to compare: "10.15" is (10, 15), "26+" is (26,)."""
    return tuple(int(part) for part in text.rstrip("+").split(".") if part.isdecimal())


def assume_facts(when: Conditions, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that have to be assumed for a condition to hold: those that it names and that are not known."""
    return {
        fact: test.is_ or (test.in_ or ("unknown",))[0]
        for fact, test in when.items()
        if fact not in ASKED_FACTS
        and evaluate({fact: test}, facts) is None
        and (test.is_ or test.in_)
    }


def _test(test: Condition, value: str) -> bool | None:
    if (wanted := test.is_) is not None:
        # What is not known equals "unknown" itself, and leaves any other comparison open.
        known = value != UNKNOWN_ANSWER or wanted == UNKNOWN_ANSWER
        return value == wanted if known else None
    if (some := test.in_) is not None:
        known = value != UNKNOWN_ANSWER or UNKNOWN_ANSWER in some
        return value in some if known else None
    if value == UNKNOWN_ANSWER:
        return None
    if test.before is not None:
        return parse_version(value) < parse_version(test.before)
    return test.from_ is not None and parse_version(value) >= parse_version(test.from_)
