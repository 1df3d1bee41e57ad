"""A method on one page, for a volunteer on the telephone."""

from itertools import pairwise

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


@pytest.mark.parametrize("device", shipped_content().methods["passkey"].kinds)
def test_a_guide_for_a_kind_of_device_names_that_device_alone(device: str) -> None:
    told = CliRunner().invoke(guide, ["passkey", "--device", device])
    assert told.exit_code == 0
    kind = shipped_content().kinds[device]
    assert f"For this device: {kind.name.english}\n" in told.output
    assert "Only with these devices" not in told.output
    assert f"Open the browser {kind.on_yours.english}." in told.output


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", list(shipped_content().methods))
def test_a_guide_for_all_devices_names_none_in_its_sentences(method: str, language: str) -> None:
    told = CliRunner().invoke(guide, [method, "--language", language])
    for kind in ("iPhone", "iPad"):
        for own in (f"your {kind}", f"votre {kind}"):
            assert own not in told.output


def test_a_step_of_some_devices_alone_names_them_in_a_guide_for_all() -> None:
    everything = CliRunner().invoke(guide, ["passkey"]).output
    content = shipped_content()
    for kinds, step in (("iPhone, iPad and Mac", "keychain"), ("", "open-eu-login")):
        title = content.stages["account"].step[step].title.english
        (after,) = [
            following
            for line, following in pairwise(everything.splitlines())
            if line.partition(". ")[2] == title
        ]
        assert (after.strip() == f"Only with these devices: {kinds}") == bool(kinds)


def test_a_device_for_which_a_method_is_not_is_refused_with_those_for_which_it_is() -> None:
    told = CliRunner().invoke(guide, ["passkey", "--device", "windows"])
    assert told.exit_code == 2
    assert "iphone" in told.output
