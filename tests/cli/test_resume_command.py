"""`kiosk resume`, as a shell sees it."""

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.main import COMMANDS
from kiosk.cli.resume_command import resume
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.resume_code_digits import digits_of
from kiosk.journey.resume_code_fields import SPAN, CodeFields, pack_fields
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content

DAY = date(2026, 11, 20)
THREE_WEEKS_LATER = "2026-12-11"
FACTS = {"method": "passkey", "kind": "ipad", "letter": "yes", "settlement": "ispra"}
CODE = encode_resume_code("access/open-rcam", FACTS, DAY, shipped_content())
OTHER = CODE[:-1] + str((int(CODE[-1]) + 1) % 10)
UNREADABLE = {
    "empty": "",
    "signs": "hello",
    "short": CODE[:5],
    "long": CODE + "1",
    "wrong": OTHER,
    "unknown": digits_of(pack_fields(CodeFields(511))),
    "newer": digits_of(SPAN) + "123",
}


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three weeks have passed."""
    monkeypatch.setenv("KIOSK_TODAY", THREE_WEEKS_LATER)


def run(*words: str) -> Result:
    """The command with these words."""
    return CliRunner().invoke(resume, words)


def test_it_is_a_command_of_the_kiosk() -> None:
    assert "resume" in COMMANDS


def test_the_answer_has_exactly_the_promised_keys() -> None:
    result = run("--json", CODE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {
        "valid": True,
        "code": CODE,
        "stage": "access",
        "step": "access/open-rcam",
        "title": shipped_content().stages["access"].step["open-rcam"].title.english,
        "method": "passkey",
        "device": "ipad",
        "jsis": None,
        "letter": "yes",
        "settlement": "ispra",
        "account": None,
        "weeks": 3,
    }


def test_the_code_may_be_grouped_in_any_way_and_stand_in_several_words() -> None:
    plain = run("--json", CODE).stdout
    groups = (CODE[:3], CODE[3:6], CODE[6:])
    for words in (
        groups,
        (" ".join(groups),),
        ("-".join(groups),),
        (".".join(groups),),
        tuple(CODE),
    ):
        assert run("--json", *words).stdout == plain


def test_the_day_that_is_previewed_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "2026-11-20")
    assert json.loads(run("--json", CODE).stdout)["weeks"] == 0
    monkeypatch.setenv("KIOSK_TODAY", "next week")
    result = run("--json", CODE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "KIOSK_TODAY" in result.stderr


def test_what_a_code_does_not_hold_is_null() -> None:
    found = json.loads(
        run("--json", encode_resume_code("access/open-rcam", {}, DAY, shipped_content())).stdout
    )
    left_out = ("method", "device", "jsis", "letter", "settlement", "account")
    assert [found[key] for key in left_out] == [None] * len(left_out)


def test_the_title_is_printed_in_the_language_asked_for() -> None:
    titles = {
        json.loads(run("--json", "--language", tag, CODE).stdout)["title"] for tag in ("en", "fr")
    }
    assert len(titles) == 2
    assert run("--language", "tlh", CODE).exit_code == 2


def test_without_json_people_can_read_it() -> None:
    code, place, device, since = run(CODE).stdout.splitlines()
    assert code == f"{CODE[:3]} {CODE[3:6]} {CODE[6:]}"
    assert place.startswith("Stage 2: ")
    assert "iPad" in device
    assert "3 weeks" in since
    assert "3 semaines" in run("--language", "fr", CODE).stdout


@pytest.mark.parametrize("fault", UNREADABLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(fault: str, language: str) -> None:
    note = shipped_content().pages["comeback"].note
    assert f"fault-{fault}" in note, "the kiosk has a sentence for it"
    result = run("--language", language, UNREADABLE[fault])
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line
    assert (line == note[f"fault-{fault}"].english) == (
        language == "en" and fault not in ("short", "long")
    )


@pytest.mark.parametrize("fault", UNREADABLE)
def test_with_json_the_fault_stands_on_standard_output_too(fault: str) -> None:
    result = run("--json", UNREADABLE[fault])
    assert result.exit_code == 2
    told = json.loads(result.stdout)
    assert told == {"valid": False, "fault": fault, "why": result.stderr.strip()}


def test_how_many_digits_were_typed_is_said() -> None:
    assert "5" in run(CODE[:5]).stderr
    assert "10" in run(CODE + "1").stderr


def test_a_wrong_code_is_not_repeated() -> None:
    assert OTHER not in run("--json", OTHER).output
