"""The pages of the paths are short and plain, and lead nobody into harm."""

import pytest

from kiosk.i18n.placeholders import has_stray_brace, placeholders
from tests.content.members import MEMBERS, STEPS, Walked, each_step, every, spoken, ways, ways_of
from tests.content.shipped import content, text

FIELDS = {"device", "on_device", "device_name", "until"}
OPTIONS = {"done", "else", "list", "home", *content().terms, "code", "phone"}
"""What the page of a step offers besides its own choices."""


@each_step
def test_a_page_of_a_path_is_short(walked: Walked) -> None:
    step = walked.step
    assert len(step.title.english) <= 34
    assert len(step.lead.english.split()) <= 16
    assert len(step.say) <= 2
    assert len(step.watch) <= 2
    assert len(step.wrong) <= 4
    assert len(step.choice) <= 3
    assert sum(len(one.english.split()) for one in spoken(step)) <= 60
    assert all(len(one.say.english) <= 40 for one in step.choice)


@each_step
def test_a_sentence_of_a_path_is_plain_and_can_be_filled(walked: Walked) -> None:
    for sentence in every(walked.step):
        assert placeholders(sentence.english) <= {*content().labels, *FIELDS}
        assert not has_stray_brace(sentence.english)
        assert "token" not in sentence.english.lower()


@each_step
def test_a_page_of_a_path_names_only_what_there_is(walked: Walked) -> None:
    step = walked.step
    assert {line.strip("[]_") for line in step.drawing} <= set(content().labels)
    assert sum(line.startswith("[") for line in step.drawing) <= 1
    assert step.address in {"", *content().addresses}
    assert step.person in {"", *content().people}
    assert set(step.words) <= set(content().terms)
    assert step.source.strip()


@each_step
def test_choices_of_a_step_are_told_apart_from_all_that_its_page_offers(walked: Walked) -> None:
    ids = [one.id for one in walked.step.choice]
    assert len(set(ids)) == len(ids)
    assert len(ids) != 1
    assert not set(ids) & OPTIONS
    assert not (ids and walked.step.done)


def test_a_forgotten_password_names_its_four_waits() -> None:
    steps = content().situations["forgotten-password"].step
    said = " ".join(text(*spoken(step)) for step in steps.values())
    for wait in ("15 minutes", "20 minutes", "works for 24 hours", "only once in 24 hours"):
        assert wait in said
    assert steps["wait-for-email"].wait is not None


def test_all_is_erased_only_when_nothing_else_works_and_from_the_typed_address() -> None:
    path = content().situations["locked-out-sms"]
    order = path.order
    assert "nothing else works" in path.step[order[0]].lead.english
    for id in (order[0], "erase-all"):
        assert "even one that works" in text(*path.step[id].watch)
    assert order.index("type-address") < order.index("password-alone") < order.index("erase-all")
    assert path.step["type-address"].address == "eu-login-by-hand"
    pressing = [str(one) for one in STEPS if "[panic]" in one.step.drawing]
    assert pressing == ["locked-out-sms/erase-all"]
    assert "path:always-mfa" in ways(path.step["password-alone"])
    assert "step:write-to-support" in ways(path.step["erase-all"])


def test_login4life_and_institutions_are_led_away_before_anything_is_erased() -> None:
    steps = content().situations["locked-out-sms"].step
    for id in ("nothing-else", "have-ready"):
        assert {"path:login4life", "path:institution-account"} <= set(ways(steps[id]))
    assert "path:locked-out-sms" not in ways_of("login4life") | ways_of("institution-account")


def test_nobody_is_led_to_the_faulty_way_to_a_new_pin() -> None:
    assert not [str(one) for one in STEPS if "[app-forgot-pin]" in one.step.drawing]
    warned = content().situations["forgotten-pin"].step["leave-button"]
    assert warned.confirm
    assert "Leave it alone" in warned.lead.english


@pytest.mark.parametrize("id", sorted(MEMBERS - {"shared-email", "institution-account"}))
def test_who_has_an_account_is_never_led_to_make_another(id: str) -> None:
    assert not {"stage:account", "step:account/fill-form", "step:account/type-email"} & ways_of(id)
