"""Deleted rows go out of the files, too, whatever stands in the way."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from kiosk.store import purge as purging
from kiosk.store.backup import COPY_FILE
from kiosk.store.connection import open_log
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.purge import PurgeResult, purge, purge_connection
from tests.forked_process import in_fork, kill_self
from tests.store.copied_log import make_copy
from tests.store.grown_log import FIRST, LIMIT, TODAY, copy_grown_log, read_log_files
from tests.store.logs import query_sql


def read_copy(folder: Path) -> bytes:
    """The bytes of the copy of the log."""
    return (folder / COPY_FILE).read_bytes()


@pytest.mark.parametrize("seed", [13, 19, 21])  # Of these, secure_delete alone leaves copies.
def test_no_trace_of_a_deleted_visit_is_left_in_any_file(tmp_path: Path, seed: int) -> None:
    ids = copy_grown_log(tmp_path, seed)
    before = read_log_files(tmp_path)
    assert all(id.encode() in before for id, _ in ids)
    make_copy(tmp_path, TODAY)
    # And a copy that a process left half written, when the power went.
    (tmp_path / f".{COPY_FILE}.new").write_bytes(read_copy(tmp_path)[:-1])
    assert all(id.encode() in read_copy(tmp_path) for id, _ in ids)
    db = open_log(tmp_path, (), TODAY)
    with closing(db.conn) as conn:
        gone = [id for id, day in ids if day < LIMIT.isoformat()]
        assert purge_connection(conn, tmp_path, LIMIT, TODAY) == PurgeResult(len(gone), True)
        assert len(gone) > 100
        # While the log is still open, too: a kiosk that is killed now leaves nothing behind.
        still_open = read_log_files(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {LOG_FILE, COPY_FILE}
    for found in (still_open, read_log_files(tmp_path), read_copy(tmp_path)):
        assert [id for id in gone if id.encode() in found] == []
        assert all(id.encode() in found for id, day in ids if day >= LIMIT.isoformat())
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_while_somebody_reads_traces_are_left_and_the_next_purge_takes_them_away(
    tmp_path: Path,
) -> None:
    ids = copy_grown_log(tmp_path, 1)
    gone = [id for id, day in ids if day < LIMIT.isoformat()]
    db = open_log(tmp_path, (), TODAY)
    with closing(db.conn) as conn, closing(sqlite3.connect(tmp_path / LOG_FILE)) as reader:
        conn.execute("PRAGMA busy_timeout = 0")
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM visit").fetchone() == (400,)
        assert purge_connection(conn, tmp_path, LIMIT, TODAY) == PurgeResult(len(gone), False)
        assert any(id.encode() in read_log_files(tmp_path) for id in gone)
        assert query_sql(tmp_path, "SELECT task FROM maintenance") == [("unclean",)]
        reader.execute("ROLLBACK")
        assert purge_connection(conn, tmp_path, LIMIT, TODAY) == PurgeResult(0, True)
        assert not any(id.encode() in read_log_files(tmp_path) for id in gone)
        assert query_sql(tmp_path, "SELECT task FROM maintenance") == [("purge",)]


def test_a_purge_that_dies_on_a_full_disk_loses_no_visit_and_is_made_good_later(
    tmp_path: Path,
) -> None:
    ids = copy_grown_log(tmp_path, 1)
    child = os.fork()
    if child == 0:
        import resource

        try:
            size = (tmp_path / LOG_FILE).stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
            purge(tmp_path, LIMIT, TODAY)
        except sqlite3.Error:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 3
    kept = {id for id, day in ids if day >= LIMIT.isoformat()}
    left = {str(row[0]) for row in query_sql(tmp_path, "SELECT id FROM visit")}
    assert kept <= left
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert purge(tmp_path, LIMIT, TODAY).clean
    assert {str(row[0]) for row in query_sql(tmp_path, "SELECT id FROM visit")} == kept
    found = read_log_files(tmp_path)
    assert not any(id.encode() in found for id, _ in ids if id not in kept)


def test_a_purge_that_is_killed_before_its_copy_is_made_good_by_the_next(tmp_path: Path) -> None:
    ids = copy_grown_log(tmp_path, 1)
    make_copy(tmp_path, TODAY)

    def purge_until_killed() -> None:
        with patch.object(purging, "renew_copy_after_purge", lambda *_: kill_self()):
            purge(tmp_path, LIMIT, TODAY)

    assert in_fork(purge_until_killed) == -signal.SIGKILL
    gone = [id for id, day in ids if day < LIMIT.isoformat()]
    assert any(id.encode() in read_copy(tmp_path) for id in gone)
    assert purge(tmp_path, LIMIT, TODAY) == PurgeResult(0, True)
    assert not any(id.encode() in read_copy(tmp_path) for id in gone)


def test_a_purge_that_deletes_nothing_leaves_the_copy_as_it_is(tmp_path: Path) -> None:
    copy_grown_log(tmp_path, 1)
    make_copy(tmp_path, TODAY)
    before = (tmp_path / COPY_FILE).stat().st_ino
    assert purge(tmp_path, FIRST, TODAY) == PurgeResult(0, True)
    assert (tmp_path / COPY_FILE).stat().st_ino == before
