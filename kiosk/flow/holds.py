"""Whether a condition of the content holds for what is known."""

from collections.abc import Mapping

from kiosk.content.records import Condition, Conditions

UNKNOWN = "unknown"


def holds(when: Conditions, facts: Mapping[str, str]) -> bool | None:
    """True or False where the facts decide it; None where a fact is missing or unknown."""
    decided: bool | None = True
    for fact, test in when.items():
        result = _test(test, facts.get(fact, UNKNOWN))
        if result is False:
            return False
        decided = decided and result
    return decided


def version(text: str) -> tuple[int, ...]:
    """A system version as numbers to compare: "10.15" is (10, 15), "26+" is (26,)."""
    return tuple(int(part) for part in text.rstrip("+").split(".") if part.isdecimal())


def _test(test: Condition, value: str) -> bool | None:
    if test.is_ is not None and test.is_ == UNKNOWN:
        return value == UNKNOWN
    if test.in_ is not None and UNKNOWN in test.in_:
        return value in test.in_
    if value == UNKNOWN:
        return None
    if test.is_ is not None:
        return value == test.is_
    if test.in_ is not None:
        return value in test.in_
    if test.before is not None:
        return version(value) < version(test.before)
    return test.from_ is not None and version(value) >= version(test.from_)
