"""`kiosk code`, as a shell sees it."""

import json

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.code_command import code


def run(*words: str) -> Result:
    """The command with these words."""
    return CliRunner().invoke(code, words)


@pytest.mark.parametrize(
    ("text", "code", "groups", "of", "in_use"),
    [
        ("9WGA-RXAX", "phone_challenge", 2, 4, False),
        ("abc 123 def", "sms_login", 3, 3, False),
        ("AB12CD34EF56", "final", 4, 3, True),
    ],
)
def test_the_answer_has_exactly_the_promised_keys(
    text: str, code: str, groups: int, of: int, in_use: bool
) -> None:
    assert json.loads(run("--json", text).stdout) == {
        "code": code, "groups": groups, "of": of, "characters": groups * of, "in_use": in_use,
    }  # fmt: skip


def test_an_unknown_shape_is_an_answer_too() -> None:
    result = run("--json", "ABC")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["code"] == "unknown"
    assert "8, 9, 12" in run("ABC").stdout


@pytest.mark.parametrize("text", ["9WGA-RXAX", "ABC-123-DEF", "QX7-K2M-9PL-4TV", "ZZZZ"])
def test_the_code_is_never_repeated(text: str) -> None:
    for options in ([], ["--json"]):
        result = run(*options, text)
        assert text not in result.output
        assert text.split("-")[0] not in result.output.upper()


def test_the_groups_may_stand_apart() -> None:
    assert json.loads(run("--json", "ABC", "123", "DEF", "456").stdout)["code"] == "final"
