"""The app, the eID and the security key: nothing invented, and the traps told."""

import re

import pytest

from kiosk.content.shared_records import Sentence
from tests.content.shipped import content, said, text
from tests.content.steps import Placed, placed

WAYS = ("app", "eid", "security_key")
RULES = [rule for rule in content().rules if set(rule.methods) <= set(WAYS)]


def own(*stems: str) -> list[Sentence]:
    """The sentences of some files, by the names of the files."""
    return [one for one in said() if one.context.partition(".")[0] in stems]


def steps_of(method: str) -> list[Placed]:
    """The steps of a method."""
    return [one for one in placed() if one.home == method]


@pytest.mark.parametrize("method", WAYS)
def test_each_way_is_whole(method: str) -> None:
    way = content().methods[method]
    assert 2 <= len(way.needs) <= 4
    assert 2 <= len(way.next_time) <= 3
    assert len(way.register) >= 6
    assert len(way.sign_in) >= 2
    assert way.valid_until is None
    assert any(method in rule.methods and rule.effect == "meets" for rule in RULES)
    assert any(one.step.wrong for one in steps_of(method))


def test_no_price_is_named() -> None:
    for sentence in own("security_key", "ways", "second", "terms"):
        assert not re.search(r"€|\b(EUR|euros?)\b", sentence.english), sentence


def test_no_lowest_version_is_named_for_the_app() -> None:
    rules = [one.say for one in RULES if "app" in one.methods]
    for sentence in (*own("app"), *rules):
        assert not re.search(r"\b(iOS|iPadOS|Android) ?\d", sentence.english), sentence


def test_no_list_of_countries_is_given_and_a_volunteer_is_asked() -> None:
    page = text(*own("eid"))
    assert "please check with a volunteer" in page
    named = {"Belgium", "France", "Germany", "Italy", "Spain", "Luxembourg", "Estonia", "Portugal"}
    assert {country for country in named if country in page} == {"Belgium"}


def test_the_forgotten_pin_leads_to_its_path_and_never_to_the_apps_own_button() -> None:
    ways = [wrong.go for one in steps_of("app") for wrong in one.step.wrong]
    assert "path:forgotten-pin" in ways
    assert not [one for one in own("app", "ways") if "{app-forgot-pin}" in one.english]


def test_the_kiosk_is_never_the_second_screen() -> None:
    for one in (
        *content().questions["second-screen"].where,
        *content().methods["app"].step["second-screen"].watch,
        *content().troubles["no-second-screen"].watch,
    ):
        if "kiosk" in one.english:
            assert re.search("Never|never|cannot", one.english)
    assert "cannot use this kiosk" in text(*content().questions["second-screen"].where)


def test_a_volunteer_who_lends_a_pc_hears_of_the_private_window_and_of_leaving_it() -> None:
    page = text(*content().troubles["no-second-screen"].say)
    for word in ("private window", "sign out", "close"):
        assert word in page
    fix = next(rule.fix for rule in RULES if rule.id == "app-second-screen")
    assert fix is not None
    assert "volunteer" in fix.english


def test_what_no_guide_told_waits_to_be_confirmed() -> None:
    steps = {str(one): one.step for one in placed()}
    for id in ("security_key/touch-key", "security_key/touch-to-sign-in", "eid/eid-ready"):
        assert steps[id].confirm
    inferred = [step for step in steps.values() if "inferred" in step.source]
    assert inferred
    assert all(step.confirm for step in inferred)
