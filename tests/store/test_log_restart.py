"""A damaged or missing log is begun anew from its copy, also when that is broken off; what is lost is said."""

import os
import signal
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.runtime.log_writer import LogWriter
from kiosk.store import connection
from kiosk.store.backup import COPY_FILE, copy_day
from kiosk.store.damaged_logs import LogRestart, describe_restart, read_restarts
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.store.waiting_visits import keep_visits, waiting_files
from tests.forked_process import in_fork, kill_self
from tests.store.copied_log import make_copy, open_and_close
from tests.store.logs import WORDS, query_sql, write_visits
from tests.store.test_export_faults import in_child

DAY = date(2026, 11, 20)
COPIED = DAY - timedelta(days=1)
NOON = datetime(2026, 11, 20, 12, 0)
BROKEN = b"This is no database. " * 500
NAME = f"logbook-damaged-{DAY}-copy-{COPIED}.db"
VISIT = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of three visits, its copy, and one visit more that came afterwards."""
    write_visits(tmp_path, [(COPIED, VISIT)] * 3)
    make_copy(tmp_path, COPIED)
    write_visits(tmp_path, [(DAY, VISIT)])
    return tmp_path


def damage(folder: Path) -> None:
    """Overwrite the log."""
    (folder / LOG_FILE).write_bytes(BROKEN)


def begun_visit() -> VisitBuffer:
    """A visit that somebody has just begun."""
    made = VisitBuffer()
    made.add_event(Event(1, "choice", "welcome", "fr"), NOON, "brussels")
    return made


def test_rows_and_counts_of_the_copy_are_there_again_and_those_after_it_are_not(
    folder: Path,
) -> None:
    damage(folder)
    assert open_and_close(folder, DAY) == LogRestart(NAME, DAY, COPIED)
    assert (folder / NAME).read_bytes() == BROKEN
    assert [row["day"] for row in all_visits(folder)] == [COPIED.isoformat()] * 3
    counted = query_sql(folder, "SELECT sum(visits) FROM daily_visits")
    assert counted == [(3,)]
    assert open_and_close(folder, DAY) is None


def test_the_new_log_is_for_this_user_alone_and_the_copy_stays(folder: Path) -> None:
    copy = (folder / COPY_FILE).read_bytes()
    damage(folder)
    open_and_close(folder, DAY)
    assert (folder / LOG_FILE).stat().st_mode & 0o777 == 0o600
    assert (folder / COPY_FILE).read_bytes() == copy
    assert copy_day(folder) == COPIED
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_visits_that_wait_in_files_come_into_the_new_log(folder: Path) -> None:
    visit = begun_visit()
    visit.close("left")
    keep_visits(folder, [visit], [], frozenset((*WORDS, "left")))
    damage(folder)
    open_and_close(folder, DAY)
    assert len(all_visits(folder)) == 4
    assert visit.id in {row["id"] for row in all_visits(folder)}
    assert waiting_files(folder) == []


@pytest.mark.parametrize("kept", [True, False])
def test_a_visit_that_goes_on_meanwhile_is_written_from_its_beginning(
    folder: Path, kept: bool
) -> None:
    if not kept:
        (folder / COPY_FILE).unlink()
    locks, visit = LogLocks(folder), begun_visit()
    book = LogRepository(folder, WORDS, locks, DAY)
    book.write(visit)
    book.close()
    damage(folder)
    book = LogRepository(folder, WORDS, locks, DAY)
    assert book.restart is not None
    visit.add_event(Event(2, "page", "intent"), NOON, "brussels")
    book.write(visit)
    book.close()
    locks.close()
    events = query_sql(folder, "SELECT number, kind FROM uncounted_event WHERE visit = ?", visit.id)
    assert events == [(1, "choice"), (2, "page")]


@pytest.mark.parametrize("damaged", [b"", b"no database " * 1000, None])
def test_without_a_usable_copy_it_is_begun_empty(tmp_path: Path, damaged: bytes | None) -> None:
    if damaged is not None:
        (tmp_path / COPY_FILE).write_bytes(damaged)
    (tmp_path / LOG_FILE).write_bytes(BROKEN)
    expected = LogRestart(f"logbook-damaged-{DAY}.db", DAY, None)
    assert open_and_close(tmp_path, DAY) == expected
    assert all_visits(tmp_path) == []
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_a_copy_that_is_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / COPY_FILE)
    (tmp_path / LOG_FILE).write_bytes(BROKEN)
    assert open_and_close(tmp_path, DAY) == LogRestart(f"logbook-damaged-{DAY}.db", DAY, None)


@pytest.mark.parametrize("left", [None, b""])
def test_a_log_that_is_missing_or_has_not_a_byte_is_begun_from_its_copy(
    folder: Path, left: bytes | None
) -> None:
    (folder / LOG_FILE).unlink()
    # What is left of another log must not become a part of this one.
    (folder / f"{LOG_FILE}-wal").write_bytes(b"of another log")
    if left is not None:
        (folder / LOG_FILE).write_bytes(left)
    assert open_and_close(folder, DAY) == LogRestart("", DAY, COPIED)
    assert len(all_visits(folder)) == 3
    # What the start says once stays to be read.
    assert read_restarts(folder) == [LogRestart("", DAY, COPIED)]


def test_a_process_killed_between_putting_aside_and_beginning_anew_loses_nothing(
    folder: Path,
) -> None:
    damage(folder)

    def begin_anew() -> None:
        # The last thing before the new log takes the place of the one that was put aside.
        connection.delete_write_ahead = lambda path: (
            None if (folder / LOG_FILE).exists() else kill_self()
        )
        open_and_close(folder, DAY)

    assert in_fork(begin_anew) == -signal.SIGKILL
    assert not (folder / LOG_FILE).exists()
    assert open_and_close(folder, DAY) == LogRestart("", DAY, COPIED)
    assert (folder / NAME).read_bytes() == BROKEN
    assert len(all_visits(folder)) == 3


def test_on_a_full_disk_the_damaged_log_stays_until_there_is_room(folder: Path) -> None:
    damage(folder)
    size = (folder / COPY_FILE).stat().st_size
    assert in_child(lambda: open_and_close(folder, DAY), limit=size // 2) == "OperationalError"
    assert (folder / LOG_FILE).read_bytes() == BROKEN
    assert open_and_close(folder, DAY) == LogRestart(NAME, DAY, COPIED)
    assert len(all_visits(folder)) == 3


def test_what_is_lost_is_said_with_its_days() -> None:
    said = describe_restart(LogRestart(NAME, DAY, COPIED))
    assert f"put aside as {NAME}" in said
    assert f"from the copy of {COPIED}" in said
    assert "of 2 days at most, are lost" in said
    assert describe_restart(LogRestart("", DAY, COPIED)).startswith("The visit log was missing.")
    assert "no copy" in describe_restart(LogRestart("logbook-damaged.db", DAY, None))


def test_rows_of_the_copy_that_are_too_old_go_at_once_also_when_that_day_had_its_purge(
    tmp_path: Path,
) -> None:
    today = date.today()
    old, young = today - timedelta(days=40), today - timedelta(days=3)
    write_visits(tmp_path, [(old, VISIT), (young, VISIT)])
    make_copy(tmp_path, today - timedelta(days=1))
    told: list[str] = []
    log = LogWriter(tmp_path, "brussels", lambda: WORDS, told.append)
    log.save()
    assert [row["day"] for row in all_visits(tmp_path)] == [young.isoformat()]
    # A copy of before that purge, as a kiosk that was killed might have left it.
    other = tmp_path / "other"
    other.mkdir()
    write_visits(other, [(old, VISIT), (young, VISIT)])
    make_copy(other, today)
    (other / COPY_FILE).replace(tmp_path / COPY_FILE)
    log._close()
    damage(tmp_path)
    log.save()
    assert "was damaged" in told[0]
    assert [row["day"] for row in all_visits(tmp_path)] == [young.isoformat()]
    log.close()


def test_rows_of_the_copy_whose_doubt_is_over_are_no_longer_in_doubt(tmp_path: Path) -> None:
    today = date.today()
    write_visits(tmp_path, [(today, VISIT)])
    doubtful = "UPDATE visit SET date_state = 'doubtful', written_day = day"
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn, conn:
        conn.execute(doubtful)
    make_copy(tmp_path, today)
    log = LogWriter(tmp_path, "brussels", lambda: WORDS, lambda _: None)
    damage(tmp_path)
    log.save()
    assert query_sql(tmp_path, "SELECT date_state FROM visit") == [("right",)]
    log.close()
