"""Visits that could not be written wait in a file of the data folder, and come into the log once, each of them."""

import signal
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.events import Event
from kiosk.staff.health.visit_log import look_at_files_beside
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits, find_visit
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.store.vocabulary import entries_of
from kiosk.store.waiting_visits import (
    REFUSED_SUFFIX,
    delete_old_files,
    keep_visits,
    waiting_files,
)
from kiosk.worker_messages import CrashMessage, PinAttempt
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import start_process, wait_until
from tests.store.logs import MEMORY, OFFICE, WORDS, DatedVisit, query_sql, write_visits
from tests.store.strategies import ended_visits

NOON = datetime(2026, 11, 20, 12, 34, 56)
KNOWN = entries_of((*WORDS, OFFICE))
COUNTS = "SELECT * FROM monthly_count ORDER BY 1, 2, 3, 4, 5, 6"
VISIT_ROWS = "SELECT * FROM visit ORDER BY id"
EVENT_ROWS = "SELECT * FROM event ORDER BY visit, number"


def reopen(folder: Path) -> LogRepository:
    """Open the log as a kiosk does that starts, and close it."""
    locks = LogLocks(folder)
    repository = LogRepository(folder, WORDS, locks, date(2026, 11, 20))
    repository.close()
    locks.close()
    return repository


def buffer(day: date, events: list[Event]) -> VisitBuffer:
    """A visit as it was received."""
    visit = VisitBuffer()
    for event in events:
        visit.add_event(event, datetime.combine(day, datetime.min.time()), OFFICE)
    return visit


def log_rows(folder: Path) -> list[list[tuple[object, ...]]]:
    """All that a log holds of visits, but for their ids, which are random."""
    visits, events = query_sql(folder, VISIT_ROWS), query_sql(folder, EVENT_ROWS)
    return [
        sorted((row[1:] for row in visits), key=repr),
        sorted((row[1:] for row in events), key=repr),
        query_sql(folder, COUNTS),
    ]


@given(st.lists(ended_visits(), min_size=1, max_size=4))
def test_a_visit_that_waited_stands_in_the_log_as_if_it_had_been_written_at_once(
    visits: list[DatedVisit],
) -> None:
    with (
        tempfile.TemporaryDirectory(dir=MEMORY) as first,
        tempfile.TemporaryDirectory(dir=MEMORY) as second,
    ):
        at_once, waited = Path(first), Path(second)
        write_visits(at_once, visits)
        keep_visits(waited, [buffer(day, events) for day, events in visits], [], KNOWN)
        assert reopen(waited).brought_in.visits == len(visits)
        assert waiting_files(waited) == []
        assert log_rows(waited) == log_rows(at_once)


@given(ended_visits(), st.data())
def test_a_visit_that_was_written_in_part_is_completed_and_counted_once(
    visit: DatedVisit, data: st.DataObject
) -> None:
    day, events = visit
    written = data.draw(st.integers(1, len(events)))
    with (
        tempfile.TemporaryDirectory(dir=MEMORY) as name,
        tempfile.TemporaryDirectory(dir=MEMORY) as other,
    ):
        folder, at_once = Path(name), Path(other)
        write_visits(at_once, [visit])
        whole = buffer(day, events)
        part = buffer(day, events[:written])
        part.id = whole.id
        locks = LogLocks(folder)
        repository = LogRepository(folder, WORDS, locks, date(2026, 11, 20))
        repository.write(part)
        keep_visits(folder, [whole], [], KNOWN)
        kept = waiting_files(folder)[0].read_bytes()
        repository.close()
        locks.close()
        reopen(folder)
        # As where the file could not be deleted: it is brought in again.
        (folder / "waiting-visits-00000000.json").write_bytes(kept)
        reopen(folder)
        assert log_rows(folder) == log_rows(at_once)


def test_words_that_are_not_known_reach_neither_the_file_nor_the_log(tmp_path: Path) -> None:
    visit = buffer(
        NOON.date(), [Event(0, "choice", "welcome", "fr"), Event(1, "choice", "intent", "q4711q")]
    )
    path = keep_visits(tmp_path, [visit], [], KNOWN)
    assert b"q4711q" not in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b'"choice":"fr"', b'"choice":"q4712q"'))
    reopen(tmp_path)
    assert all(b"q4712q" not in file.read_bytes() for file in tmp_path.iterdir())


def test_the_file_holds_no_finer_time_than_the_log_needs_and_is_this_user_s_alone(
    tmp_path: Path,
) -> None:
    visit = VisitBuffer()
    visit.add_event(Event(0, "choice", "welcome", "fr"), NOON, OFFICE)
    visit.add_crash(CrashMessage("KeyError", "kiosk/tui/app.py", 3), NOON)
    path = keep_visits(tmp_path, [visit], [(PinAttempt("wrong"), NOON)], KNOWN)
    assert b"12:34" not in path.read_bytes()
    assert path.read_bytes().count(b"12:00:00") == 3
    assert path.stat().st_mode & 0o777 == 0o600


def test_crashes_and_pin_attempts_wait_too(tmp_path: Path) -> None:
    visit = buffer(
        NOON.date(), [Event(0, "choice", "welcome", "fr"), Event(3, "end", "welcome", "crashed")]
    )
    visit.add_crash(CrashMessage("KeyError", "kiosk/tui/app.py", 3), NOON)
    keep_visits(tmp_path, [visit], [(PinAttempt("wrong"), NOON)], KNOWN)
    reopen(tmp_path)
    found = find_visit(tmp_path, visit.id)
    assert found is not None
    assert [crash["line"] for crash in found["crashes"]] == [3]
    assert query_sql(tmp_path, "SELECT day, part_of_day, result FROM pin_attempt") == [
        ("2026-11-20", "afternoon", "wrong")
    ]


@pytest.mark.parametrize("contents", [b"", b"{", b'{"visits":[{}],"attempts":[]}', b"\xff" * 100])
def test_a_file_that_cannot_be_read_is_put_aside_and_named(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "waiting-visits-0badcafe.json").write_bytes(contents)
    assert reopen(tmp_path).brought_in.refused == ("waiting-visits-0badcafe.json",)
    assert (tmp_path / f"waiting-visits-0badcafe.json{REFUSED_SUFFIX}").read_bytes() == contents
    assert reopen(tmp_path).brought_in.refused == ()
    (item,) = look_at_files_beside(tmp_path)
    assert item.file == f"waiting-visits-0badcafe.json{REFUSED_SUFFIX}"
    assert item.state == "act"


WRITING = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1] + "/logbook.db", isolation_level=None)
conn.execute("BEGIN IMMEDIATE")
print("in", flush=True); sys.stdin.read()
"""
SHORT_WAITS = "from kiosk.store import connection; connection.WAIT_SECONDS = 0.2\n"
SLOW_TO_OPEN = """
from kiosk.runtime import supervisor_loop; supervisor_loop.LOG_TIMEOUT = 0.2
from kiosk.store import repository
import time
repository.open_log = lambda *_: time.sleep(600)
"""


def test_visits_that_a_locked_log_kept_waiting_are_there_after_the_next_start(
    tmp_path: Path,
) -> None:
    *python, code = supervisor_command(tmp_path)
    command = [*python, SHORT_WAITS + code]
    reopen(tmp_path)
    other = start_process(WRITING, tmp_path)
    with Kiosk(command) as kiosk:
        pid = kiosk.welcome()
        for _ in range(2):
            kiosk.press("pfpe")
            pid = kiosk.welcome(after=pid)
        wait_until(lambda: kiosk.welcome() and not all_visits(tmp_path))
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    (waiting,) = waiting_files(tmp_path)
    assert f"wait in {waiting}: 2. The kiosk brings them in".encode() in kiosk.raw
    other.kill()
    other.communicate()
    with Kiosk(command) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_until(lambda: len(all_visits(tmp_path)) == 3)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert b"that had waited in the data folder are now in the visit log: 2." in kiosk.raw
    assert {row["outcome"] for row in all_visits(tmp_path)} == {"finished"}
    assert waiting_files(tmp_path) == []


def test_visits_of_a_kiosk_that_ends_while_its_log_is_still_opened_are_kept(tmp_path: Path) -> None:
    *python, code = supervisor_command(tmp_path)
    with Kiosk([*python, SLOW_TO_OPEN + code]) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert b"wait in" in kiosk.raw
    assert reopen_with_content(tmp_path) == 1


def reopen_with_content(folder: Path) -> int:
    """Open the log with the ids of the content; how many visits came in."""
    from kiosk.runtime.log_writer import load_vocabulary

    locks = LogLocks(folder)
    repository = LogRepository(folder, load_vocabulary(), locks, date(2026, 11, 20))
    repository.close()
    locks.close()
    return repository.brought_in.visits


def test_a_visit_in_line_mode_waits_for_a_locked_log_too(tmp_path: Path) -> None:
    reopen(tmp_path)
    other = start_process(WRITING, tmp_path)
    arguments = ["plain", "--language", "en", "--data", str(tmp_path)]
    run = (
        f"import sys; from kiosk.cli.main import run_command; sys.exit(run_command({arguments!r}))"
    )
    command = [sys.executable, "-I", "-c", SHORT_WAITS + run]
    done = subprocess.run(
        command, input="1\n9\n", capture_output=True, text=True, timeout=60, check=False
    )
    other.kill()
    other.communicate()
    assert done.returncode == 0
    assert f"process {other.pid}" in done.stderr
    assert "wait in" in done.stderr
    assert "Traceback" not in done.stderr
    (item,) = look_at_files_beside(tmp_path)
    assert item.state == "notice"
    assert item.remedy == "Start the kiosk, which adds them."
    assert reopen_with_content(tmp_path) == 1
    assert look_at_files_beside(tmp_path) == []
    (row,) = all_visits(tmp_path)
    assert row["outcome"] == "left"


def test_where_not_even_a_file_can_be_written_staff_hear_that_visits_are_lost(
    tmp_path: Path,
) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    *python, code = supervisor_command(tmp_path)
    with Kiosk([*python, limit + code]) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert b"Visits are lost" in kiosk.raw


def test_refused_files_and_drafts_of_ended_processes_are_deleted_with_their_age(
    tmp_path: Path,
) -> None:
    names = (
        f"waiting-visits-1.json{REFUSED_SUFFIX}",
        ".waiting-visits-2.json.new",
        "waiting-visits-3.json",
    )
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    delete_old_files(tmp_path, datetime.now() - timedelta(days=30))
    assert {path.name for path in tmp_path.iterdir()} == set(names)
    delete_old_files(tmp_path, datetime.now() + timedelta(days=1))
    assert {path.name for path in tmp_path.iterdir()} == {"waiting-visits-3.json"}


def test_on_a_full_disk_only_the_oldest_of_too_many_visits_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.runtime.log_writer import MAX_WAITING, LogWriter

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.store.waiting_visits.keep_visits", full)
    writer = LogWriter(tmp_path, OFFICE, lambda: WORDS, lambda sentence: None)
    for _ in range(MAX_WAITING + 3):
        writer.take(Event(0, "choice", "welcome", "fr"), NOON)
        writer.take("left", NOON)
    # Then there is room again.
    monkeypatch.undo()
    writer.save()
    writer.close()
    assert len(all_visits(tmp_path)) == MAX_WAITING
