"""An update and its undoing, with real kiosks: visits go on, and either log can be gone on with."""

import json
import os
import signal
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.kept_logs import list_kept_logs
from kiosk.store.waiting_visits import waiting_files
from tests.command_runs import run_text
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.test_damaged_log import begun_with, ended
from tests.runtime.waiting import wait_for_outcome, wait_until
from tests.store.logs import query_sql
from tests.store.next_version import BEFORE, REGISTER, call_next
from tests.store.test_log_versions import dump

TODAY = date.today()
KILLED = """
import os, signal
schema_migrations = migrations
@schema_migrations(name="3-killed")
def die(db):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def call(data: Path, *words: str) -> str:
    """What a command of this version prints; it succeeds."""
    done = run_text([*words, "--data", str(data)])
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def lead_a_visit(command: list[str], data: Path, logged: int | None) -> str:
    """Lead a visit in a kiosk, to its end; all that the kiosk has said. `logged` are the visits in the log then.

    None where nothing is logged: then visits go on until one of them is told that.
    """
    with Kiosk(command) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        another = kiosk.welcome(after=first)
        if logged is None:
            visits_until_told(kiosk, another)
        else:
            wait_for_outcome(data, "finished", logged)
        return ended(kiosk)


def visits_until_told(kiosk: Kiosk, visit: int) -> int:
    """Lead visits until the welcome page says that none is logged; the process of that visit.

    The next visit is prepared while one goes on: so that may take two of them.
    """
    for _ in range(10):
        if "log_failed=True" in kiosk.appearance():
            return visit
        kiosk.press("pe")
        visit = kiosk.welcome(after=visit)
    raise AssertionError(kiosk.appearance())


def test_update_downgrade_and_the_way_back_to_the_log_of_before(tmp_path: Path) -> None:
    lead_a_visit(supervisor_command(tmp_path), tmp_path, 1)
    before = dump(tmp_path / LOG_FILE)

    lead_a_visit(begun_with(REGISTER, tmp_path), tmp_path, 2)
    assert query_sql(tmp_path, "SELECT count(trial), count(*) FROM visit") == [(0, 2)]
    assert dump(tmp_path / BEFORE) == before
    assert (tmp_path / BEFORE).stat().st_mode & 0o777 == 0o600

    newer = dump(tmp_path / LOG_FILE)
    for _ in range(2):
        said = lead_a_visit(supervisor_command(tmp_path), tmp_path, None)
        assert said.count("kept by a newer version, so visits are not logged") == 1
        assert f"kiosk restore {tmp_path / BEFORE} --data {tmp_path}" in said
    assert dump(tmp_path / LOG_FILE) == newer
    assert waiting_files(tmp_path) == []
    listed = run_text(["log", "list", "--json", "--data", str(tmp_path)])
    assert (listed.returncode, len(json.loads(listed.stdout))) == (0, 2)
    assert "kept by a newer version" in listed.stderr

    said = call(tmp_path, "restore", str(tmp_path / BEFORE), "--yes")
    aside = f"logbook-newer-{TODAY}.db"
    assert f"put aside as {aside}" in said
    said = lead_a_visit(supervisor_command(tmp_path), tmp_path, 2)
    assert "newer version" not in said
    assert "trial" not in "".join(dump(tmp_path / LOG_FILE))
    assert dump(tmp_path / aside) == newer

    done = call_next(tmp_path, "restore", tmp_path / aside, "--yes")
    assert done.returncode == 0, done.stderr
    assert dump(tmp_path / LOG_FILE) == newer
    lead_a_visit(begun_with(REGISTER, tmp_path), tmp_path, 3)


def test_a_kiosk_killed_while_it_migrates_goes_on_at_its_next_start(tmp_path: Path) -> None:
    lead_a_visit(supervisor_command(tmp_path), tmp_path, 1)
    before = dump(tmp_path / LOG_FILE)
    with Kiosk(begun_with(REGISTER + KILLED, tmp_path)) as kiosk:
        wait_until(kiosk.has_ended)
        assert kiosk.code == -signal.SIGKILL
    assert dump(tmp_path / BEFORE) == before
    lead_a_visit(begun_with(REGISTER, tmp_path), tmp_path, 2)


def test_a_log_that_is_put_back_beside_a_running_kiosk_is_logged_to_again(tmp_path: Path) -> None:
    lead_a_visit(supervisor_command(tmp_path), tmp_path, 1)
    assert call_next(tmp_path, "log", "purge", "--before", "2026-01-01", "--yes").returncode == 0
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        second = visits_until_told(kiosk, kiosk.welcome(after=first))
        call(tmp_path, "restore", str(tmp_path / BEFORE), "--yes")
        kiosk.press("pe")
        kiosk.welcome(after=second)
        wait_for_outcome(tmp_path, "finished", 2)
        ended(kiosk)


def test_the_next_version_waits_while_a_kiosk_of_this_one_writes(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        second = kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
        done = call_next(tmp_path, "log", "purge", "--before", "2026-01-01", "--yes")
        assert done.returncode == 1
        assert "is locked" in done.stderr
        assert list_kept_logs(tmp_path) == []
        kiosk.press("pe")
        kiosk.welcome(after=second)
        wait_for_outcome(tmp_path, "finished", 2)
        ended(kiosk)
    assert call_next(tmp_path, "log", "purge", "--before", "2026-01-01", "--yes").returncode == 0
    assert list_kept_logs(tmp_path) == [tmp_path / BEFORE]


def test_files_for_another_version_are_private_whatever_the_shell_says(tmp_path: Path) -> None:
    lead_a_visit(supervisor_command(tmp_path), tmp_path, 1)
    mask = os.umask(0)
    try:
        call_next(tmp_path, "log", "purge", "--before", "2026-01-01", "--yes")
        call(tmp_path, "restore", str(tmp_path / BEFORE), "--yes")
    finally:
        os.umask(mask)
    kept = list_kept_logs(tmp_path)
    assert len(kept) == 2
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
