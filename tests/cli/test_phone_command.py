"""`kiosk phone`, as a shell sees it."""

import json

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.phone_command import phone
from kiosk.journey.context import Office
from tests.languages import LANGUAGES


def run(*words: str, office: Office | None = None) -> Result:
    """The command with these words."""
    return CliRunner().invoke(phone, words, obj=office)


def test_the_answer_has_exactly_the_promised_keys() -> None:
    assert json.loads(run("--json", "0032 (470) 12.34.56").stdout) == {
        "e164": "+32470123456",
        "kind": "mobile",
        "region": "BE",
        "country": "Belgium",
        "complaint": None,
    }


def test_a_number_may_stand_in_several_words() -> None:
    assert json.loads(run("--json", "0470", "12", "34", "56").stdout)["e164"] == "+32470123456"


def test_a_landline_is_warned_about_and_not_refused() -> None:
    result = run("--json", "+32 2 297 68 88")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["kind"]) == (0, "fixed")
    assert "SMS" in found["complaint"]


def test_the_number_printed_on_eu_logins_own_screen_is_doubted_and_not_refused() -> None:
    result = run("--json", "+32 123 45 67 89")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["kind"]) == (0, "unknown")
    assert found["complaint"]


def test_the_country_is_named_in_the_language_asked_for() -> None:
    assert (
        json.loads(run("--json", "--language", "fr", "+32 470 12 34 56").stdout)["country"]
        == "Belgique"
    )


def test_a_number_of_no_country_has_none() -> None:
    found = json.loads(run("--json", "+800 1234 5678").stdout)
    assert (found["region"], found["country"]) == (None, None)


def test_a_national_number_belongs_to_the_region_given_or_to_the_office() -> None:
    assert "+33612345678" in run("--region", "fr", "06 12 34 56 78").stdout
    assert "+33612345678" in run("06 12 34 56 78", office=Office(region="FR")).stdout


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "hello"],
        ["hello"],
        *(["--region", region, "0470123456"] for region in ("QQ", "EU", "XX", "")),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(words: list[str]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_without_json_people_can_read_it() -> None:
    result = run("0032 (470) 12.34.56")
    assert result.stdout.splitlines()[0] == "+32470123456 (Belgium)"
    assert "mobile" in result.stdout


def test_a_number_that_begins_with_a_dash_is_no_option() -> None:
    for word in ("-32 470 12 34 56", "-32470123456", "-(32) 470 12 34 56", "-+32470123456"):
        assert json.loads(run("--json", word).stdout)["e164"] == "+32470123456"
    assert run("--jso", "0470123456").exit_code == 2


def test_greece_and_the_united_kingdom_have_the_names_that_officials_give_them() -> None:
    assert "+306912345678 (Greece)" in run("--region", "EL", "691 234 5678").stdout
    assert "+447400123456 (United Kingdom)" in run("--region", "uk", "07400 123456").stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_that_can_be_two_is_shown_as_both(language: str) -> None:
    both = ("+4520123456", "+3584520123456")
    said = run("--region", "FI", "--language", language, "4520123456").stdout
    assert all(number in said for number in both)
    found = json.loads(run("--json", "--region", "FI", "4520123456").stdout)
    assert found["e164"] == both[0]
    assert all(number in found["complaint"] for number in both)
