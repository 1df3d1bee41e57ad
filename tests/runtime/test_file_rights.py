"""Whatever a shell says of new files: those of the kiosk are for its own user alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.reset_check import runner
from kiosk.staff.health.data_folder import find_open_rights
from kiosk.store.data_folder import LOG_FILE
from tests.cli.log_commands import DAY, write_eleven_visits
from tests.cli.setup_runs import OURS, surroundings, typed
from tests.command_runs import run_text
from tests.runtime.kiosk import supervisor_command
from tests.runtime.waiting import wait_for_outcome, wait_until
from tools.attack.kiosk_terminal import KioskTerminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")

OPEN = ["/bin/sh", "-c", 'umask 000; exec "$@"', "sh"]
F10, PIN = "\x1b[21~", OURS["pin"]
EVERY = {
    LOG_FILE, f"{LOG_FILE}-wal", f"{LOG_FILE}-shm", "kiosk.lock", "kiosk.toml", "pin", "pin-tries", "changes.lock",
    "reset-check.json", "crashes-seen", "clock.json",
}  # fmt: skip
"""The files of a data folder, but for damaged logbooks."""


def call(data: Path, *words: str, said: str = "") -> "subprocess.CompletedProcess[str]":
    """A command, from a shell that opens every new file to everybody."""
    before = os.umask(0)
    try:
        return run_text(
            ["--data", str(data), *words],
            typed=said,
            environment=surroundings(data.parents[1]) | {"KIOSK_TODAY": "2026-11-20"},
            timeout=120,
        )
    finally:
        os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    """The rights of a folder and of all that lies in it, but for drafts, which come and go."""
    every = [folder, *(path for path in folder.rglob("*") if not path.name.startswith("."))]
    return {str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in every}


def assert_shut(folder: Path) -> None:
    """Nothing there is anybody else's."""
    for name, mode in rights(folder).items():
        assert mode == (0o700 if (folder / name).is_dir() else 0o600), name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["setup"], typed(**OURS)),
        (["setup", "--reset-pin"], f"{PIN}\n{PIN}\n"),
        (["plain", "--language", "fr"], "1\n"),
        (["log", "list"], ""),
        (["log", "figures"], ""),
        (["log", "purge", "--before", "2026-11-20", "--yes"], ""),
    ],
)
def test_whichever_command_comes_first_folder_and_files_are_private(
    tmp_path: Path, words: list[str], said: str
) -> None:
    above = tmp_path / "above"
    assert call(above / "data", *words, said=said).returncode == 0
    if above.exists():
        assert_shut(above)
    assert above.exists() or words[0] == "log"


def test_all_files_that_a_kiosk_can_keep_are_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A command that is a fork plays no visits, as only the file of their result is looked at here.
    monkeypatch.setattr(runner, "play_visits", lambda: runner.ResetFindings(visits=3, traces=()))
    data = tmp_path / "above/data"
    assert call(data, "setup", said=typed(**OURS)).returncode == 0
    seen: dict[str, int] = {}
    with KioskTerminal([*OPEN, *supervisor_command(data)]) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        second = kiosk.welcome(after=first)
        wait_for_outcome(data, "finished")
        kiosk.press("pc")
        kiosk.welcome(after=second)
        kiosk.press("s")
        kiosk.shows("Tapez le code PIN")
        kiosk.press("999999\r")
        kiosk.shows("pas le bon")
        kiosk.press(f"{PIN}\r")
        kiosk.shows("Que voulez-vous voir")
        for choice in ("État de la borne", "Nouvelles pannes", "Je les ai vues"):
            kiosk.press(kiosk.shows(rf"(\d) +{choice}")[1])
        wait_until(lambda: (data / "crashes-seen").exists())
        seen |= rights(data)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert call(data, "check", "--reset").returncode == 0
    seen |= rights(data)
    assert {*seen} == {".", *EVERY} >= {path.name for path in data.iterdir()}
    assert {seen.pop(".")} == {0o700}
    assert {*seen.values()} == {0o600}


def test_a_damaged_visit_log_is_put_aside_with_the_rights_that_it_had(tmp_path: Path) -> None:
    data = tmp_path / "above/data"
    assert call(data, "plain", "--language", "fr", said="1\n").returncode == 0
    with (data / LOG_FILE).open("r+b") as file:
        file.write(b"no database")
    assert call(data, "plain", "--language", "fr", said="1\n").returncode == 0
    assert list(data.glob("logbook-damaged-*.db"))
    assert_shut(tmp_path / "above")


def test_what_is_exported_is_private_too(tmp_path: Path) -> None:
    data = write_eleven_visits(tmp_path / "data")
    os.chmod(data, 0o700)
    out = tmp_path / "above" / "out"
    out.parent.mkdir()
    done = call(data, "log", "export", "--csv", str(out), "--rows", "--yes", "--since", str(DAY))
    assert done.returncode == 0, done.stderr
    assert len(rights(out)) == 5
    assert_shut(out)


def test_a_folder_that_others_can_look_into_is_a_problem_with_its_remedy(tmp_path: Path) -> None:
    data = tmp_path / "my data"
    data.mkdir()
    os.chmod(data, 0o755)
    assert find_open_rights(tmp_path / "none") == find_open_rights(data) == []
    (data / LOG_FILE).touch(0o644)
    (problem,) = find_open_rights(data)
    assert problem.file == str(data)
    done = call(data, "check")
    assert done.returncode == 1
    assert str(problem) in done.stdout
    _, _, remedy = problem.remedy.partition(": ")
    subprocess.run(["/bin/sh", "-c", remedy], check=True)
    assert_shut(data)
    assert find_open_rights(data) == []


def test_an_empty_folder_that_is_open_is_made_private_before_anything_lies_in_it(
    tmp_path: Path,
) -> None:
    data = tmp_path / "above" / "data"
    data.mkdir(parents=True)
    os.chmod(data, 0o777)
    assert call(data, "plain", "--language", "fr", said="1\n").returncode == 0
    assert_shut(data)
