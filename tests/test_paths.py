"""Where the data folder lies, and what is said where nobody can know."""

import pwd
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk.cli.main import run_command
from kiosk.paths import NoHomeError, data_folder
from kiosk.runtime.staff_messages import describe_fault

SAID = (
    "There is no home folder for the data: name a data folder with --data or KIOSK_DATA, such as"
    " KIOSK_DATA=/srv/kiosk."
)


@pytest.fixture(autouse=True)
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user whom the system does not know, and no variable that names a home folder."""

    def unknown(uid: int) -> NoReturn:
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_DATA_HOME", "KIOSK_DATA"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_home_folder_a_command_asks_for_a_data_folder_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_command(["log", "list"]) == 2
    assert capsys.readouterr() == ("", SAID + "\n")
    with pytest.raises(NoHomeError) as fault:
        data_folder()
    assert describe_fault(fault.value) == SAID


@pytest.mark.parametrize("named", ["~/kiosk", "~nobody-of-that-name/kiosk"])
def test_a_folder_in_the_home_of_nobody_is_reported_in_the_same_sentence(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", named)
    with pytest.raises(NoHomeError, match="KIOSK_DATA=/srv/kiosk"):
        data_folder()


def test_a_folder_that_is_named_needs_no_home(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["log", "list", "--json", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""


def test_what_needs_no_data_folder_answers_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_command(["phone", "0032 470 12 34 56"]) == 0
    assert "+32470123456" in capsys.readouterr().out.replace(" ", "")
