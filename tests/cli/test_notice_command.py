"""`kiosk notice`: a notice of the day is put up, shown and taken down from the shell."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.notice_command import notice
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import StandingNotice
from tests.played_visit import shipped_content


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder on a day that the test gives."""
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KIOSK_TODAY", "2026-11-20")
    return tmp_path / "data"


def run(*words: str) -> Result:
    """The command with these words."""
    return CliRunner().invoke(notice, words)


@pytest.mark.parametrize(
    ("until", "last"),
    [("today", 20), ("tomorrow", 21), ("week", 27), ("2026-11-24", 24), ("", 20)],
)
def test_a_notice_is_put_up_until_a_day(folder: Path, until: str, last: int) -> None:
    told = run("set", "desk-closed", *(("--until", until) if until else ()))
    assert told.exit_code == 0
    assert f"The desk is closed (until the end of 2026-11-{last})." in told.output
    standing = read_settings(folder)[0].notice
    assert standing.until is not None
    assert (standing.id, standing.until.day) == ("desk-closed", last)


def test_it_is_shown_with_all_that_there_are_and_taken_down(folder: Path) -> None:
    assert run("show").output.startswith("There is no notice")
    run("set", "no-wifi")
    shown = run("show").output
    assert shown.startswith("There is no Wi-Fi here (until the end of 2026-11-20).")
    assert all(id in shown for id in shipped_content().notices)
    assert run("clear").exit_code == 0
    assert read_settings(folder)[0].notice == StandingNotice()
    assert run("show").output.startswith("There is no notice")


def test_one_that_is_over_stands_no_longer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("set", "no-wifi")
    monkeypatch.setenv("KIOSK_TODAY", "2026-11-21")
    assert run("show").output.startswith("There is no notice")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pigeons",), "use one of eu-login-down"),
        (("desk-closed", "--until", "2026-11-19"), "from today on"),
        (("desk-closed", "--until", "2026-11-28"), "7 days ahead at most"),
        (("desk-closed", "--until", "soon"), "soon is not a date"),
    ],
)
def test_what_cannot_be_put_up_is_refused_in_one_sentence(
    folder: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("set", *words)
    assert told.exit_code == 2
    assert said in told.output
    assert read_settings(folder)[0].notice == StandingNotice()
