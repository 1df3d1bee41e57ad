"""The copy of the visit log: whole, checked, for this user alone, and never worse than the last one."""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk import files
from kiosk.files import LockedError
from kiosk.runtime.log_writer import LogWriter
from kiosk.store import backup
from kiosk.store.backup import COPY_FILE, copy_day, copy_log, renew_copy, renew_copy_after_purge
from kiosk.store.connection import open_log
from kiosk.store.corruption import is_damage
from kiosk.store.data_folder import LOG_FILE
from tests.runtime.waiting import start_process
from tests.store.grown_log import TODAY, copy_grown_log
from tests.store.logs import WORDS
from tests.store.test_export_faults import in_child

IN_THE_MIDDLE = """
import sqlite3, sys; from pathlib import Path
from kiosk.store import backup
backup.STEP_PAGES = 8
def waits():
    print("in", flush=True); sys.stdin.read()
folder = Path(sys.argv[1])
backup.renew_copy(sqlite3.connect(folder / "logbook.db"), folder, waits)
"""
"""A process that is in the middle of a copy when it says so, and goes no further."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of 400 visits."""
    copy_grown_log(tmp_path, 1)
    return tmp_path


@pytest.fixture
def conn(folder: Path) -> Iterator[sqlite3.Connection]:
    """The same, open as the kiosk has it open."""
    with closing(open_log(folder, WORDS, TODAY).conn) as opened:
        yield opened


def dump(path: Path) -> list[str]:
    """All that a log holds, as SQL."""
    with closing(sqlite3.connect(path)) as opened:
        return list(opened.iterdump())


def copying(folder: Path) -> "subprocess.Popen[str]":
    """A process in the middle of a copy."""
    return start_process(IN_THE_MIDDLE, folder)


def end(process: "subprocess.Popen[str]") -> None:
    """Kill a process as the system does when the power goes."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_it_holds_all_that_the_log_holds_and_is_one_file_for_this_user_alone(
    folder: Path, conn: sqlite3.Connection
) -> None:
    before = os.umask(0)
    try:
        assert renew_copy(conn, folder) is True
    finally:
        os.umask(before)
    assert dump(folder / COPY_FILE) == dump(folder / LOG_FILE)
    assert (folder / COPY_FILE).stat().st_mode & 0o777 == 0o600
    assert copy_day(folder) == date.today()
    conn.close()
    assert sorted(path.name for path in folder.iterdir()) == [COPY_FILE, LOG_FILE]


def test_a_process_killed_in_the_middle_leaves_the_last_copy(
    folder: Path, conn: sqlite3.Connection
) -> None:
    assert renew_copy(conn, folder)
    last = (folder / COPY_FILE).read_bytes()
    conn.execute("DELETE FROM visit")
    conn.commit()
    process = copying(folder)
    (draft,) = folder.glob(f".{COPY_FILE}*")
    end(process)
    assert (folder / COPY_FILE).read_bytes() == last
    # What it left is gone with the next copy.
    assert renew_copy(conn, folder)
    assert not draft.exists()
    assert dump(folder / COPY_FILE) == dump(folder / LOG_FILE)


def test_on_a_full_disk_the_last_copy_stays_and_nothing_is_left_beside_it(
    folder: Path, conn: sqlite3.Connection
) -> None:
    assert renew_copy(conn, folder)
    last = (folder / COPY_FILE).read_bytes()
    raised = in_child(lambda: renew_copy(conn, folder), limit=len(last) // 2)
    assert raised == "OperationalError"
    assert (folder / COPY_FILE).read_bytes() == last
    assert list(folder.glob(f".{COPY_FILE}*")) == []


def test_after_a_purge_a_full_disk_leaves_no_copy_of_before(
    folder: Path, conn: sqlite3.Connection
) -> None:
    assert renew_copy(conn, folder)
    size = (folder / COPY_FILE).stat().st_size
    raised = in_child(lambda: renew_copy_after_purge(conn, folder), limit=size // 2)
    assert raised == "nothing"
    assert copy_day(folder) is None


def test_a_log_that_is_not_intact_never_replaces_a_copy_that_is(
    folder: Path, conn: sqlite3.Connection
) -> None:
    assert renew_copy(conn, folder)
    last = (folder / COPY_FILE).read_bytes()
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("UPDATE event SET page = 'no-word-at-all' WHERE number = 1")
    conn.commit()
    assert renew_copy(conn, folder) is False
    with pytest.raises(sqlite3.DatabaseError) as raised:
        renew_copy_after_purge(conn, folder)
    assert is_damage(raised.value)
    assert (folder / COPY_FILE).read_bytes() == last


def test_what_is_written_meanwhile_does_not_hold_it_up_and_does_not_wait(
    folder: Path, conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "STEP_PAGES", 8)
    before, steps = dump(folder / LOG_FILE), 0
    with closing(sqlite3.connect(folder / LOG_FILE, timeout=0)) as writer:

        def write() -> bool:
            nonlocal steps
            steps += 1
            writer.execute("INSERT INTO vocabulary VALUES (?, 'other', '')", [f"new{steps}"])
            writer.commit()
            return False

        assert renew_copy(conn, folder, write)
    assert steps > 5
    assert dump(folder / COPY_FILE) == before


def test_it_ends_as_soon_as_somebody_comes(folder: Path, conn: sqlite3.Connection) -> None:
    asked = []

    def stops() -> bool:
        asked.append(1)
        return len(asked) == 2

    assert renew_copy(conn, folder, stops) is None
    assert len(asked) == 2
    assert copy_day(folder) is None
    assert not conn.in_transaction
    assert renew_copy(conn, folder) is True


def test_two_processes_never_make_it_at_once(
    folder: Path, conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LOCK_TIMEOUT", 0.2)
    process = copying(folder)
    with pytest.raises(LockedError):
        renew_copy(conn, folder)
    with pytest.raises(LockedError):
        renew_copy_after_purge(conn, folder)
    end(process)
    assert renew_copy(conn, folder) is True


def test_a_copy_into_any_other_file_holds_the_same(
    folder: Path, conn: sqlite3.Connection, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere.db"
    copy_log(conn, target)
    assert dump(target) == dump(folder / LOG_FILE)


def writer(folder: Path, told: list[str]) -> LogWriter:
    """The writer of a kiosk that has the log open, and that nobody uses."""
    made = LogWriter(folder, "brussels", lambda: WORDS, told.append)
    made.save()
    return made


def test_the_kiosk_makes_it_in_the_first_quiet_time_of_a_day(folder: Path) -> None:
    log = writer(folder, [])
    log.check(lambda: True)
    assert copy_day(folder) is None
    log.check(lambda: False)
    assert copy_day(folder) == date.today()
    made = (folder / COPY_FILE).stat()
    log.check(lambda: False)
    assert (folder / COPY_FILE).stat().st_ino == made.st_ino
    yesterday = made.st_mtime - 24 * 3600
    os.utime(folder / COPY_FILE, (yesterday, yesterday))
    log.check(lambda: False)
    assert copy_day(folder) == date.today()
    log.close()


def test_where_no_copy_can_be_written_staff_are_told_once_and_the_kiosk_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    told: list[str] = []
    log = writer(folder, told)
    monkeypatch.setattr(backup, "copy_log", fails)
    seconds = 1000.0
    monkeypatch.setattr("kiosk.runtime.daily_copy.monotonic", lambda: seconds)
    for _ in range(3):
        log.check(lambda: False)
        seconds += 7200
    (sentence,) = told
    assert "could not be copied" in sentence
    assert "No space left on device" in sentence
    assert "the last copy stays" in sentence
    assert log.trouble == ""
    monkeypatch.undo()
    monkeypatch.setattr("kiosk.runtime.daily_copy.monotonic", lambda: seconds)
    log.check(lambda: False)
    assert copy_day(folder) == date.today()
    log.close()
