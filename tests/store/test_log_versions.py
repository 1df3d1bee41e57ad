"""A newer version keeps a copy of the log before it migrates it, and an older one never writes to a newer log."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.events import Event
from kiosk.files import LockedError
from kiosk.runtime.daily_retention import DailyRetention
from kiosk.runtime.log_writer import LogWriter
from kiosk.staff.health.visit_log import find_log_problems
from kiosk.store import schema
from kiosk.store.backup import COPY_FILE
from kiosk.store.connection import open_existing_log
from kiosk.store.damaged_logs import list_damaged_logs
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figure_spans import Span
from kiosk.store.figures import read_figures
from kiosk.store.kept_logs import list_kept_logs
from kiosk.store.locks import LogLocks
from kiosk.store.newer_log import NewerLogError, describe_newer_log, find_newer_log
from kiosk.store.purge import purge, purge_daily
from kiosk.store.queries import all_visits
from kiosk.store.release_log import release_span
from kiosk.store.repository import LogRepository
from kiosk.store.restore import closed_log, restore_files
from kiosk.store.schema_check import missing_migrations
from kiosk.store.visit_list import list_visits
from tests.forked_process import in_fork, kill_self
from tests.store.copied_log import make_copy, open_and_close
from tests.store.logs import MEMORY, WORDS, query_sql, write_visits
from tests.store.next_version import (
    BEFORE,
    MIGRATION,
    REGISTER,
    open_with_next,
)
from tests.store.test_export_faults import in_child
from tests.store.test_restore import killed_at

DAY = date(2026, 11, 20)
OLD = DAY - timedelta(days=20)
RETENTION = 30
VISIT = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]
NOON = datetime(2026, 11, 20, 12)


def dump(path: Path) -> list[str]:
    """All tables of a log, with every row."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as conn:
        return list(conn.iterdump())


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for locks and what SQLite keeps beside a log that is read."""
    ends = (".lock", "-wal", "-shm", "clock.json")
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(ends)
    }


def days_in(path: Path) -> list[str]:
    """The days of the visits in a file."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as conn:
        return [day for (day,) in conn.execute("SELECT day FROM visit ORDER BY day")]


def set_day(path: Path, day: date) -> None:
    """Let a file be of that day."""
    noon = datetime.combine(day, time(12)).timestamp()
    os.utime(path, (noon, noon))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a log of this version: two visits of another week, one of today."""
    write_visits(tmp_path, [(OLD, VISIT), (OLD, VISIT), (DAY, VISIT)])
    return tmp_path


@pytest.fixture(scope="module")
def newer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, once the next version has opened it and made its nightly copy; no test changes it."""
    made = tmp_path_factory.mktemp("newer")
    write_visits(made, [(OLD, VISIT), (OLD, VISIT), (DAY, VISIT)])
    open_with_next(made, DAY)
    make_copy(made, DAY)
    set_day(made / BEFORE, DAY)
    return made


@pytest.fixture
def newer(newer_folder: Path, tmp_path: Path) -> Path:
    """That folder, for a test to try what it will."""
    return shutil.copytree(newer_folder, tmp_path / "data")


def test_before_a_migration_the_log_is_copied_as_it_was_for_this_user_alone(folder: Path) -> None:
    before = dump(folder / LOG_FILE)
    open_with_next(folder, DAY)
    assert dump(folder / BEFORE) == before
    assert (folder / BEFORE).stat().st_mode & 0o777 == 0o600
    assert query_sql(folder, "SELECT day, trial FROM visit ORDER BY day") == [
        (OLD.isoformat(), None), (OLD.isoformat(), None), (DAY.isoformat(), None),
    ]  # fmt: skip
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]
    made = (folder / BEFORE).stat().st_ino
    open_with_next(folder, DAY)
    assert (folder / BEFORE).stat().st_ino == made


def test_a_log_that_is_new_or_up_to_date_leaves_no_copy(tmp_path: Path) -> None:
    open_and_close(tmp_path, DAY)
    open_and_close(tmp_path, DAY)
    assert list_kept_logs(tmp_path) == []


def test_the_name_of_a_migration_can_be_a_part_of_the_name_of_a_file() -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        names = missing_migrations(conn)
    assert names
    assert all(re.fullmatch(r"[0-9]+-[a-z0-9-]+", name) for name in [*names, MIGRATION])


def open_as_next() -> None:
    """Become the next version, in a fork."""
    exec(compile(REGISTER, "next_version", "exec"), {})


def test_killed_at_any_step_the_log_is_the_old_one_or_the_new_one_and_the_next_start_goes_on(
    tmp_path: Path, folder: Path
) -> None:
    before = dump(folder / LOG_FILE)

    def migrate(tried: Path) -> None:
        open_as_next()
        open_and_close(tried, DAY)

    for step in range(100):
        tried = tmp_path / f"tried-{step}"
        shutil.copytree(folder, tried, ignore=shutil.ignore_patterns("tried-*"))
        if not killed_at(step, partial(migrate, tried)):
            break
        assert len(all_visits(tried)) == 3
        if (tried / BEFORE).exists():
            assert dump(tried / BEFORE) == before
        assert in_fork(partial(migrate, tried)) == 0
        assert not list(tried.glob(".logbook*"))
        assert dump(tried / BEFORE) == before
        assert query_sql(tried, "SELECT count(trial), count(*) FROM visit") == [(0, 3)]
        shutil.rmtree(tried)
    assert step > 3


def test_killed_in_the_middle_of_a_migration_nothing_of_it_is_in_the_log(folder: Path) -> None:
    before = dump(folder / LOG_FILE)

    def migrate() -> None:
        open_as_next()
        schema.migrations(name="3-killed")(lambda db: kill_self())
        open_and_close(folder, DAY)

    assert in_fork(migrate) < 0
    assert dump(folder / BEFORE) == before
    # Each migration is a step of its own: the one before is done.
    assert query_sql(folder, "SELECT count(trial), count(*) FROM visit") == [(0, 3)]
    open_with_next(folder, DAY)
    assert len(all_visits(folder)) == 3


def test_on_a_full_disk_nothing_is_migrated_and_no_copy_is_left(folder: Path) -> None:
    before = dump(folder / LOG_FILE)
    size = (folder / LOG_FILE).stat().st_size

    def migrate() -> None:
        open_as_next()
        open_and_close(folder, DAY)

    assert in_child(migrate, limit=size // 2) == "OperationalError"
    assert dump(folder / LOG_FILE) == before
    assert list_kept_logs(folder) == []
    assert list_damaged_logs(folder) == []


def test_while_an_earlier_version_has_the_log_open_it_is_not_migrated(folder: Path) -> None:
    locks = LogLocks(folder)
    repository = LogRepository(folder, WORDS, locks, DAY)

    def migrate(open_log: Callable[[], object]) -> None:
        open_as_next()
        with pytest.raises(LockedError):
            open_log()

    def open_beside() -> None:
        with open_existing_log(folder):
            pass

    # A process has one lock file: this fork takes another one.
    for one in (partial(open_and_close, folder, DAY), open_beside):
        assert in_fork(partial(migrate, one)) == 0
    assert list_kept_logs(folder) == []
    repository.close()
    locks.close()
    open_with_next(folder, DAY)
    assert list_kept_logs(folder) == [folder / BEFORE]


def test_a_log_begun_anew_from_the_copy_of_an_earlier_version_keeps_that_too(folder: Path) -> None:
    make_copy(folder, DAY)
    before = dump(folder / COPY_FILE)
    (folder / LOG_FILE).write_bytes(b"This is no database. " * 500)
    open_with_next(folder, DAY)
    assert dump(folder / BEFORE) == before
    assert query_sql(folder, "SELECT count(trial), count(*) FROM visit") == [(0, 3)]


def write_a_visit(folder: Path) -> None:
    """Lead a visit, as a kiosk does that looks at its log, its copy and its retention in a quiet time, too."""
    told: list[str] = []
    log = LogWriter(folder, "brussels", lambda: WORDS, told.append)
    log.take(VISIT[0], NOON)
    log.save()
    log.take("left", NOON)
    log.save()
    log.check(lambda: False)
    assert len(told) == 1
    assert "kept by a newer version, so visits are not logged" in told[0]
    assert log.trouble == told[0]
    log.keep_waiting()
    log.close()


def raises_newer(act: Callable[[], object]) -> None:
    """It is refused, because the log is a newer one."""
    with pytest.raises(NewerLogError):
        act()


ACTIONS: dict[str, Callable[[Path], object]] = {
    "visit": write_a_visit,
    "open": lambda folder: raises_newer(lambda: open_and_close(folder, DAY)),
    "purge": lambda folder: raises_newer(lambda: purge(folder, DAY, DAY)),
    "release": lambda folder: raises_newer(lambda: release_span(folder, "2026-10", DAY)),
    "list": all_visits,
    "figures": lambda folder: read_figures(folder, Span(OLD, DAY), DAY, RETENTION),
    "check": find_log_problems,
}
"""What this version does with a log."""


@given(st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=6), st.booleans())
def test_whatever_an_older_version_does_a_newer_log_and_its_copies_stay_as_they_are(
    newer_folder: Path, actions: list[str], unfinished: bool
) -> None:
    with TemporaryDirectory(dir=MEMORY) as made:
        folder = shutil.copytree(newer_folder, Path(made) / "data")
        if unfinished:
            # What a newer version that was killed has left beside its log.
            assert in_fork(partial(leave_write_ahead, folder)) < 0
            assert (folder / f"{LOG_FILE}-wal").stat().st_size
        before, files = dump(folder / LOG_FILE), contents(folder)
        for action in actions:
            ACTIONS[action](folder)
        assert dump(folder / LOG_FILE) == before
        assert contents(folder) == files


def leave_write_ahead(folder: Path) -> None:
    """Write a visit's column and be killed before it is in the file."""
    conn = sqlite3.connect(folder / LOG_FILE)
    conn.execute("UPDATE visit SET trial = 'left'")
    conn.commit()
    kill_self()


def test_a_newer_log_that_is_damaged_is_not_put_aside(newer: Path) -> None:
    with (newer / LOG_FILE).open("r+b") as file:
        file.seek(-8192, os.SEEK_END)
        file.write(b"\xff" * 8192)
    before = (newer / LOG_FILE).read_bytes()
    with pytest.raises(NewerLogError):
        open_and_close(newer, DAY)
    assert (newer / LOG_FILE).read_bytes() == before
    assert list_damaged_logs(newer) == []


@pytest.mark.parametrize("left", [None, b"", b"This is no database. " * 500])
def test_no_log_is_begun_anew_from_a_newer_copy_nor_takes_its_place(
    newer: Path, left: bytes | None
) -> None:
    (newer / LOG_FILE).unlink()
    if left is not None:
        (newer / LOG_FILE).write_bytes(left)
    before = contents(newer)
    with pytest.raises(NewerLogError):
        open_and_close(newer, DAY)
    assert contents(newer) == before
    write_a_visit(newer)
    assert contents(newer) == before


def test_the_remedy_names_the_copy_of_before_the_migration_as_long_as_it_is_there(
    newer: Path,
) -> None:
    fault = find_newer_log(newer)
    assert fault is not None
    assert fault.migration == MIGRATION
    said = describe_newer_log(newer, fault)
    assert said.endswith(f"with kiosk restore {newer / BEFORE} --data {newer}")
    (newer / BEFORE).unlink()
    said = describe_newer_log(newer, fault)
    assert said.endswith("install that version again, or a later one.")


@pytest.mark.parametrize(
    "change",
    ["RENAME COLUMN helped TO assisted", "RENAME COLUMN outcome TO ending", "RENAME TO one_visit"],
)
def test_a_query_that_a_newer_log_cannot_answer_says_that_it_is_newer(
    newer: Path, change: str
) -> None:
    with closing(sqlite3.connect(newer / LOG_FILE)) as conn, conn:
        conn.execute(f"ALTER TABLE visit {change}")
    with pytest.raises(NewerLogError):
        list_visits(newer)


def test_a_row_in_the_copy_of_before_goes_with_its_row_in_the_log(newer: Path) -> None:
    # The next version purges its log by the same code.
    before = newer / BEFORE
    shutil.copy(before, newer / LOG_FILE)
    made = before.stat().st_mtime
    assert days_in(before) == [OLD.isoformat(), OLD.isoformat(), DAY.isoformat()]
    ids = [id for (id,) in query_sql(newer, "SELECT id FROM visit WHERE day = ?", OLD.isoformat())]
    with open_existing_log(newer) as conn:
        purge_daily(conn, newer, RETENTION, OLD + timedelta(days=RETENTION))
        assert len(days_in(before)) == 3
        purge_daily(conn, newer, RETENTION, OLD + timedelta(days=RETENTION + 1))
    assert days_in(before) == [DAY.isoformat()]
    assert before.stat().st_mtime == made
    bytes_left = before.read_bytes()
    assert len(ids) == 2
    assert not any(str(id).encode() in bytes_left for id in ids)
    assert [path.name for path in newer.glob(f"{BEFORE}*")] == [BEFORE]


@pytest.mark.parametrize("trusted", [True, False])
def test_an_older_version_applies_the_rule_too_and_leaves_the_newer_log(
    newer: Path, trusted: bool
) -> None:
    told: list[str] = []
    before = dump(newer / LOG_FILE)
    retention = DailyRetention(newer, told.append)
    state = "trusted" if trusted else "waiting"

    def run(day: date) -> None:
        record = SimpleNamespace(doubt="", purge_day=day, state=state)
        retention.run_if_due(None, record)  # type: ignore[arg-type]

    run(OLD + timedelta(days=RETENTION + 1))
    assert days_in(newer / BEFORE) == [DAY.isoformat()]
    run(DAY + timedelta(days=RETENTION))
    assert days_in(newer / BEFORE) == [DAY.isoformat()]
    run(DAY + timedelta(days=RETENTION + 1))
    assert list_kept_logs(newer) == []
    assert dump(newer / LOG_FILE) == before
    assert told == []


def test_rows_that_no_purge_can_date_go_with_the_whole_file_at_the_latest(folder: Path) -> None:
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        conn.execute("UPDATE visit SET day = '2031-01-01' WHERE day = ?", [DAY.isoformat()])
        conn.execute(
            "UPDATE visit SET date_state = 'doubtful', written_day = day WHERE day = ?",
            [OLD.isoformat()],
        )
    open_with_next(folder, DAY)
    set_day(folder / BEFORE, date(2031, 1, 1))
    retention = DailyRetention(folder, lambda _: None)
    for days in (0, RETENTION, RETENTION + 1):
        assert list_kept_logs(folder) == [folder / BEFORE]
        day = DAY + timedelta(days=days)
        record = SimpleNamespace(doubt="", purge_day=day, state="trusted")
        retention.run_if_due(None, record)  # type: ignore[arg-type]
    assert list_kept_logs(folder) == []


def test_a_kept_file_whose_rows_cannot_be_deleted_goes_as_a_whole(newer: Path) -> None:
    with closing(sqlite3.connect(newer / BEFORE)) as conn, conn:
        conn.execute("ALTER TABLE visit RENAME COLUMN written_day TO noted_day")
    (newer / "logbook-newer-2026-11-19.db").write_bytes(b"This is no database. " * 500)
    set_day(newer / "logbook-newer-2026-11-19.db", DAY)
    record = SimpleNamespace(doubt="", purge_day=DAY, state="trusted")
    DailyRetention(newer, lambda _: None).run_if_due(None, record)  # type: ignore[arg-type]
    assert list_kept_logs(newer) == []


def restore_before(folder: Path) -> str:
    """Restore the copy of before the migration."""

    def extract(draft: Path) -> None:
        draft.write_bytes((folder / BEFORE).read_bytes())

    with closed_log(folder):
        return restore_files(folder, extract, dict, DAY)


def test_a_newer_log_is_put_aside_when_the_copy_is_restored_and_its_version_can_go_on_with_it(
    newer: Path,
) -> None:
    before = dump(newer / LOG_FILE)
    assert in_fork(partial(leave_write_ahead, newer)) < 0
    name = restore_before(newer)
    assert name == f"logbook-newer-{DAY}.db"
    assert not (newer / COPY_FILE).exists()
    assert find_newer_log(newer) is None
    assert open_and_close(newer, DAY) is None
    assert len(all_visits(newer)) == 3
    (newer / name).replace(newer / LOG_FILE)
    open_with_next(newer, DAY)
    assert query_sql(newer, "SELECT DISTINCT trial FROM visit") == [("left",)]
    assert len(dump(newer / LOG_FILE)) == len(before)


def test_rows_of_a_newer_log_that_was_put_aside_go_when_they_would_have_gone(newer: Path) -> None:
    name = restore_before(newer)
    assert purge(newer, OLD + timedelta(days=1), DAY).visits == 2
    assert days_in(newer / name) == [DAY.isoformat()]
    assert days_in(newer / BEFORE) == [DAY.isoformat()]


def test_killed_at_any_step_of_a_restoration_the_newer_log_is_never_lost(
    tmp_path: Path, newer: Path
) -> None:
    before = dump(newer / LOG_FILE)

    def restore(tried: Path) -> None:
        restore_before(tried)

    for step in range(1000):
        tried = tmp_path / f"tried-{step}"
        shutil.copytree(newer, tried)
        if not killed_at(step, partial(restore, tried)):
            break
        kept = [path for path in (tried / LOG_FILE, *list_kept_logs(tried)) if path.exists()]
        assert before in [dump(path) for path in kept]
        with suppress(NewerLogError):
            open_and_close(tried, DAY)
        restore_before(tried)
        assert len(all_visits(tried)) == 3
        assert before in [dump(path) for path in list_kept_logs(tried)]
        shutil.rmtree(tried)
    assert step > 10


def test_the_next_version_migrates_what_was_restored_and_has_the_views_of_a_new_log(
    newer: Path,
) -> None:
    restore_before(newer)
    open_with_next(newer, DAY)
    fresh = newer / "fresh"
    fresh.mkdir()
    open_with_next(fresh, DAY)
    statements = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert query_sql(newer, statements) == query_sql(fresh, statements)
