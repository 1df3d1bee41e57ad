"""A method on one page, for a volunteer on the telephone."""

import pytest
from click.testing import CliRunner

from kiosk.cli.guide_command import guide
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", list(shipped_content().methods))
def test_every_method_has_a_guide_with_all_its_steps(method: str, language: str) -> None:
    told = CliRunner().invoke(guide, [method, "--language", language])
    assert told.exit_code == 0
    numbered = [line for line in told.output.splitlines() if line[:1].isdigit()]
    assert len(numbered) > 15
    assert "{" not in told.output


def test_the_helpers_guide_adds_three_lines_to_each_step() -> None:
    plain = CliRunner().invoke(guide, ["passkey"]).output.splitlines()
    helped = CliRunner().invoke(guide, ["passkey", "--helper"]).output.splitlines()
    steps = [line for line in plain if line[:1].isdigit()]
    beside = [line for line in helped if line.strip().startswith(">")]
    assert len(beside) == 3 * len(steps)


def test_an_unknown_method_is_refused_in_one_sentence_that_names_the_known_ones() -> None:
    told = CliRunner().invoke(guide, ["pigeon"])
    assert told.exit_code == 2
    assert "passkey" in told.output
