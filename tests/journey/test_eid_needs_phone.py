"""An eID by app, such as itsme, needs a smartphone of one's own."""

import pytest

from tests.journey.device_verdicts import caveats, method_verdict, reasons, verdict
from tests.journey.device_walks import walk


@pytest.mark.parametrize("form", ["simple", "none"])
def test_who_has_no_apps_is_asked_on_whose_smartphone_itsme_is(form: str) -> None:
    _, asked = walk(form, "no", "no")
    (question,) = (one for one, _ in asked if "eid" in one.methods)
    labels = {one.id: one.say.english for one in question.choice}
    assert "my own smartphone" in labels["itsme"]
    assert "my own smartphone" in labels["app"]


@pytest.mark.parametrize("form", ["simple", "none"])
def test_itsme_on_a_smartphone_of_ones_own_leads_to_checking_that_smartphone(form: str) -> None:
    found = verdict(walk(form, "itsme")[0])
    assert found.recommended == "eid"
    assert "Check your smartphone first" in caveats(method_verdict("eid", found))


def test_itsme_on_the_phone_of_another_person_is_no_way_in() -> None:
    facts, _ = walk("simple", "no", "no")
    assert method_verdict("eid", verdict(facts)).verdict == "no"


@pytest.mark.parametrize("kind", ["windows", "mac", "linux", "basic-phone", "none"])
@pytest.mark.parametrize("by", ["itsme", "app"])
def test_an_app_of_the_eid_is_no_way_in_without_a_smartphone(kind: str, by: str) -> None:
    facts = {"kind": kind, "eid": "yes", "eid-by": by, "smartphone": "none", "key": "no"}
    eid = method_verdict("eid", verdict(facts))
    assert eid.verdict == "no"
    assert "need your own smartphone" in reasons(eid)


def test_a_card_with_its_reader_needs_no_smartphone() -> None:
    facts, _ = walk("simple", "reader")
    assert verdict(facts).recommended == "eid"
    assert "smartphone" not in caveats(method_verdict("eid", verdict(facts)))
