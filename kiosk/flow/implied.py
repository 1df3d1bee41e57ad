"""What must be so of a member who noted a step: it was on the list then."""

from collections.abc import Mapping

from kiosk.content.records import Conditions
from kiosk.flow.holds import holds

ASKED = ("kind", "method")


def implied(when: Conditions, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that a condition asks for and that are not known yet; device and method are asked for."""
    return {
        fact: test.is_ or (test.in_ or ("unknown",))[0]
        for fact, test in when.items()
        if fact not in ASKED and holds({fact: test}, facts) is None and (test.is_ or test.in_)
    }
