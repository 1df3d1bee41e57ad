"""`kiosk device`, as a shell sees it."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.device_command import device
from kiosk.cli.main import kiosk
from kiosk.content.device_models import AppleModel
from kiosk.journey.context import Office
from tests.journey.device_verdicts import FIRST_METHODS, method_verdict, verdict_for_words
from tests.played_visit import shipped_content


def run(*words: str, **more: Any) -> Result:
    """The command with these words."""
    return CliRunner().invoke(device, words, **more)


def answer(*words: str) -> dict[str, Any]:
    """The JSON that it prints."""
    result = run("--json", *words)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_answer_has_exactly_the_promised_keys() -> None:
    found = answer("iPhone 7")
    assert list(found) == [
        "device", "candidates", "methods", "recommended",
        "ask", "ignored", "understood", "unsuitable", "bring",
    ]  # fmt: skip
    assert list(found["methods"]) == [*FIRST_METHODS, "app", "eid", "security_key"]
    for method in found["methods"].values():
        assert list(method) == ["verdict", "because", "caveats"]
        assert all(isinstance(say, str) and say for say in (*method["because"], *method["caveats"]))


def test_an_iphone_7_can_do_none_of_the_three_and_is_told_of_the_app() -> None:
    found = answer("iPhone", "7")
    assert (found["device"], found["candidates"]) == ("iPhone 7", ["iPhone 7"])
    assert {found["methods"][id]["verdict"] for id in FIRST_METHODS} == {"no"}
    assert found["recommended"] == "app"
    assert "second screen" in " ".join(found["methods"]["app"]["caveats"])


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("iPhone 7", "app"),
        ("iPad Air 2", "app"),
        ("Android 7", "app"),
    ],
)
def test_a_device_that_none_of_the_three_fits_is_led_to_a_way_that_works(
    text: str, best: str
) -> None:
    found = answer(text)
    assert found["recommended"] == best
    assert found["methods"][best]["verdict"] in ("yes", "after")


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Windows 7", "app"),
        ("Windows 8.1", "app"),
        ("Ubuntu", "app"),
        ("Linux Mint", "app"),
        ("Nokia 3310", "eid"),
        ("no device", "eid"),
        ("Chromebook", "app"),
        ("Huawei P50", "app"),
        ("MacBook 2015", "app"),
    ],
)
def test_no_key_to_buy_is_recommended_while_a_free_way_is_to_be_found_out(
    text: str, free: str
) -> None:
    found = answer(text)
    assert found["recommended"] is None
    assert found["methods"][free]["verdict"] == "ask"
    assert found["methods"]["security_key"]["verdict"] == "after"


@pytest.mark.parametrize("apple", shipped_content().apple, ids=lambda one: str(one.id))
def test_every_model_of_the_apple_table_is_led_to_a_way_that_works(apple: AppleModel) -> None:
    found = verdict_for_words(apple.model)
    if found.recommended is None:
        assert method_verdict("app", found).verdict == "ask"
    else:
        assert method_verdict(found.recommended, found).verdict in ("yes", "after")


def test_an_ipad_of_2017_is_three_ipads_that_agree() -> None:
    found = answer("iPad", "2017")
    assert len(found["candidates"]) == 3
    assert found["methods"]["passkey"]["verdict"] == "yes"
    assert found["recommended"] == "passkey"


@pytest.mark.parametrize("text", ["iPad", "windows 10", "Nokia", "Chromebook", "iOS 9", "laptop"])
def test_no_method_is_without_a_reason(text: str) -> None:
    assert all(method["because"] for method in answer(text)["methods"].values())


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_nonsense_is_one_sentence_on_standard_error_and_exit_2(options: list[str]) -> None:
    result = run(*options, "iphone", "7s")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "iPhone 7" in result.stderr
    assert "Usage" not in result.stderr


def test_nonsense_without_a_near_name_is_shown_what_would_do() -> None:
    result = run("nonsense")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "iPad Air 2" in result.stderr


def test_without_json_people_can_read_it() -> None:
    result = run("Windows", "10")
    assert result.exit_code == 0
    assert result.stdout.startswith("Windows computer\n")
    assert "Trusted platform (TPM): YES, recommended" in result.stdout
    assert "  ! Windows 10 has had no updates since 14 October 2025." in result.stdout
    assert "{" not in result.stdout


def test_a_long_list_of_models_is_counted() -> None:
    assert run("iPhone").stdout.splitlines()[0].endswith("(+42)")


def test_sms_is_judged_by_the_day_that_the_environment_names() -> None:
    ended = run("--json", "Nokia 3310", env={"KIOSK_TODAY": "2027-01-01"})
    open_ = run("--json", "Nokia 3310", env={"KIOSK_TODAY": "2025-06-30"})
    assert json.loads(ended.stdout)["methods"]["sms"]["verdict"] == "no"
    assert json.loads(open_.stdout)["recommended"] == "sms"
    wrong = run("Nokia 3310", env={"KIOSK_TODAY": "tomorrow"})
    assert wrong.exit_code == 2
    assert "KIOSK_TODAY" in wrong.stderr


def test_an_office_that_reopened_sms_is_heard() -> None:
    result = run("--json", "Nokia 3310", obj=Office(reopened=("sms",)))
    assert json.loads(result.stdout)["recommended"] == "sms"


def test_the_group_adds_its_options_to_a_copy_and_leaves_the_command_alone() -> None:
    before = [option.name for option in device.params]
    result = CliRunner().invoke(kiosk, ["device", "Nokia 3310", "--debug"])
    assert result.exit_code == 0
    assert [option.name for option in device.params] == before


def test_a_language_that_the_kiosk_does_not_speak_is_refused() -> None:
    result = run("--language", "tlh", "iPhone 7")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "en" in result.stderr


def test_a_typing_error_is_answered_and_what_was_understood_is_said() -> None:
    assert answer("windos", "10")["understood"] == {"windos": "Windows"}
    assert answer("iphon", "11")["understood"] == {"iphon": "iPhone"}
    assert answer("protable")["understood"] == {"protable": "portable"}
    assert run("samsumg").stdout.startswith("“samsumg” was understood as Samsung.\nAndroid phone\n")


def test_a_thing_that_will_not_do_is_said_kindly_with_what_to_bring() -> None:
    found = answer("smart tv samsung")
    assert (found["candidates"], found["unsuitable"]) == ([], "Television")
    assert {method["verdict"] for method in found["methods"].values()} == {"no"}
    assert (found["recommended"], found["ask"]) == (None, None)
    assert found["bring"] == "Please bring your own smartphone, tablet or computer instead."
    text = run("--language", "fr", "télé").stdout
    assert "Télévision" in text
    assert "Apportez plutôt votre smartphone" in text


def test_a_thing_beside_a_device_is_said_and_the_device_is_judged() -> None:
    found = answer("Windows 11 with an HP printer")
    assert (found["unsuitable"], found["bring"]) == ("Printer", None)
    assert found["recommended"] == "trusted_platform"
    assert run("Windows 11 with an HP printer").stdout.startswith("Printer: none of the methods")


def test_words_that_count_for_nothing_are_named_as_they_were_typed() -> None:
    assert answer("My OLD iPhone 13")["ignored"] == ["OLD"]
    assert (
        "These words were not understood and were left out: OLD." in run("My OLD iPhone 13").stdout
    )
    assert answer("iPhone 13")["ignored"] == []


def test_what_nobody_can_recommend_yet_names_the_question_that_decides() -> None:
    found = answer("samsung")
    assert found["recommended"] is None
    assert found["ask"].startswith("Which Android version does your device show?")
    assert "Find this out first:\n  Which Android version" in run("samsung").stdout
    assert answer("iPhone 13")["ask"] is None
