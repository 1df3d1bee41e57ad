"""Nothing gets in or out beside the visit: environment, control keys, terminals that are none."""

import subprocess
from pathlib import Path

import pytest

from tests.runtime.kiosk import Kiosk, supervisor_command


def test_a_visit_is_given_a_clean_environment(tmp_path: Path) -> None:
    told = {
        "TEXTUAL_LOG": "x",
        "RICH_THEME": "x",
        "PYTHONSTARTUP": "x",
        "COLUMNS": "10",
        "LINES": "10",
        "KIOSK_DATA": str(tmp_path),
        "SECRET": "x",
        "KIOSK_TODAY": "2026-11-20",
        "LC_TIME": "C.UTF-8",
        "TZ": "UTC",
    }
    with Kiosk(supervisor_command(tmp_path), **told) as kiosk:
        kiosk.welcome()
        kiosk.press("v")
        names = set(kiosk.shows(r"ENVIRONMENT ([^.]*) END")[1].split())
    assert names >= {"TERM", "LANG", "PATH", "KIOSK_TODAY", "LC_TIME", "TZ"}
    assert not names & {"TEXTUAL_LOG", "RICH_THEME", "PYTHONSTARTUP", "COLUMNS", "LINES"}
    assert not names & {"KIOSK_DATA", "SECRET"}


@pytest.mark.parametrize("key", ["\x03", "\x1a", "\x1c", "\x11", "\x13", "\x04"])
def test_no_control_key_reaches_the_supervisor(tmp_path: Path, key: str) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        kiosk.press(key + "p")
        kiosk.shows("TOLD 1")


def test_without_a_terminal_one_sentence_names_line_mode(tmp_path: Path) -> None:
    done = subprocess.run(
        supervisor_command(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The kiosk needs a terminal: start it in one, or use kiosk plain.\n"


def test_a_day_that_is_none_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path), KIOSK_TODAY="tomorrow") as kiosk:
        assert kiosk.ends() == 1
        kiosk.shows("KIOSK_TODAY must be a day written like 2027-01-01")
