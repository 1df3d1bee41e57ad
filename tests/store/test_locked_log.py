"""A visit log that another program holds locked: who it is, what to do, and what the kiosk does meanwhile."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import files
from kiosk.cli.main import kiosk
from kiosk.files import LockedError, lock_folder
from kiosk.staff.health.visit_log import find_log_problems
from kiosk.store import connection, locks, read_only
from kiosk.store.data_folder import LOG_FILE, describe_lock, describe_log_error
from kiosk.store.lock_holder import OTHER_PROGRAM
from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
from tests.runtime.waiting import HOLD_LOCK, start_process
from tests.store.logs import WORDS

WRITING = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1] + "/logbook.db", isolation_level=None)
conn.execute("BEGIN IMMEDIATE")
print("in", flush=True); sys.stdin.read()
"""
EXCLUSIVE = """
import sys; from pathlib import Path; from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
with LogLocks(Path(sys.argv[1])).exclusive():
    print("in", flush=True); sys.stdin.read()
"""
VISITING = """
import sys; from pathlib import Path; from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
LogLocks(Path(sys.argv[1])).hold_visit("0123456789ab")
print("in", flush=True); sys.stdin.read()
"""


def open_repository(folder: Path) -> LogRepository:
    """The log of a folder, opened for writing."""
    return LogRepository(folder, WORDS, LogLocks(folder), date(2026, 11, 20))


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (files, "LOCK_TIMEOUT"),
        (locks, "LOCK_TIMEOUT"),
        (connection, "WAIT_SECONDS"),
        (read_only, "WAIT_SECONDS"),
    ):
        monkeypatch.setattr(module, name, 0.2)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The folder of a log of this version."""
    open_repository(tmp_path).close()
    return tmp_path


@pytest.fixture(params=[WRITING, EXCLUSIVE])
def other(request: pytest.FixtureRequest, log: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program that holds the log of the folder."""
    process = start_process(request.param, log)
    yield process
    process.kill()
    process.communicate()


def test_the_check_says_who_holds_the_log_and_what_to_do(
    log: Path, other: "subprocess.Popen[str]"
) -> None:
    ((note, problem),) = find_log_problems(log)
    assert note == "log-locked"
    name = Path(f"/proc/{other.pid}/comm").read_text().strip()
    assert f"{name} (process {other.pid}) may be using it" in problem.fault
    assert problem.remedy == "Close that program, then try again."


def test_what_cannot_be_written_is_said_to_wait(log: Path, other: "subprocess.Popen[str]") -> None:
    with pytest.raises((sqlite3.OperationalError, LockedError)) as raised:
        open_repository(log)
    sentence = describe_log_error(log, raised.value)
    assert f"process {other.pid}" in sentence
    assert "visits wait" in sentence
    assert "room" not in sentence


def test_a_purge_of_a_locked_log_deletes_nothing_and_says_who_holds_it(
    log: Path, other: "subprocess.Popen[str]"
) -> None:
    arguments = ["log", "--data", str(log), "purge", "--before", "2026-01-01", "--yes"]
    result = CliRunner().invoke(kiosk, arguments, env={"KIOSK_DATA": str(log)})
    assert result.exit_code == 1
    assert f"process {other.pid}" in result.stderr


def test_another_kiosk_with_a_visit_under_way_is_no_lock(log: Path) -> None:
    other = start_process(VISITING, log)
    assert find_log_problems(log) == []
    assert describe_lock(log).count(OTHER_PROGRAM) == 1
    other.kill()
    other.communicate()


def test_a_system_that_tells_no_locks_leaves_the_program_unnamed(
    log: Path, other: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store.lock_holder.LOCKS", log / "none")
    assert OTHER_PROGRAM in describe_lock(log)


def test_a_lock_on_the_folder_that_is_never_released_is_an_error(tmp_path: Path) -> None:
    other = start_process(HOLD_LOCK, tmp_path)
    with pytest.raises(LockedError, match="another program"), lock_folder(tmp_path):
        raise AssertionError("it is not free")
    other.kill()
    other.communicate()
    with lock_folder(tmp_path):
        assert (tmp_path / files.LOCK_FILE).exists()


def test_the_set_up_names_a_lock_on_the_folder(tmp_path: Path) -> None:
    other = start_process(HOLD_LOCK, tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "kiosk", "setup", "--reset-pin", "--data", str(tmp_path)],
        input="472910\n472910\n",
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        timeout=60,
        check=False,
    )
    other.kill()
    other.communicate()
    assert result.returncode == 1
    assert "Un autre programme est en train de modifier les fichiers" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / LOG_FILE).exists() is False
    assert LogLocks(tmp_path).is_only_user()
