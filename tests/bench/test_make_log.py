"""`scripts/make-log`: synthetic visits, marked as such, in the form of real ones."""

import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figures import period_figures
from kiosk.store.visit_counts import recount_weeks, stored_events
from kiosk.store.visit_list import list_visits
from kiosk.visit_record import build_record
from tests.command_runs import run_text
from tests.store.logs import query_sql, write_visits
from tools.bench.synthetic_log import is_replaceable
from tools.bench.synthetic_rows import OFFICE, open_days

TODAY = date(2026, 11, 20)
VISITS = 400


def run_make_log(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """Run it on a fixed day."""
    return run_text(
        [*options, "--data", str(folder)],
        environment={"PATH": os.environ["PATH"], "KIOSK_TODAY": TODAY.isoformat()},
        module="tools.bench.make_log",
    )


@pytest.fixture(scope="module")
def log_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small synthetic log."""
    folder = tmp_path_factory.mktemp("log")
    done = run_make_log(folder, str(VISITS), "--seed", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{VISITS} synthetic visits of 20 events each" in done.stdout
    return folder


def test_it_holds_as_many_visits_and_events_as_were_asked_for_all_marked(log_folder: Path) -> None:
    assert query_sql(log_folder, "SELECT count(*), min(office), max(office) FROM visit") == [
        (VISITS, OFFICE, OFFICE)
    ]
    assert query_sql(log_folder, "SELECT DISTINCT count(*) FROM event GROUP BY visit") == [(20,)]
    assert query_sql(log_folder, "SELECT max(day) FROM visit") == [(TODAY.isoformat(),)]
    assert {path.name for path in log_folder.iterdir()} == {LOG_FILE}
    assert (log_folder / LOG_FILE).stat().st_mode & 0o777 == 0o600


def test_its_schema_is_that_of_a_real_one_and_it_breaks_no_rule(
    log_folder: Path, tmp_path: Path
) -> None:
    write_visits(tmp_path, [])
    schema = "SELECT name, sql FROM sqlite_master ORDER BY name"
    assert query_sql(log_folder, schema) == query_sql(tmp_path, schema)
    assert query_sql(log_folder, "PRAGMA foreign_key_check") == []
    assert query_sql(log_folder, "PRAGMA integrity_check") == [("ok",)]
    assert query_sql(log_folder, "PRAGMA journal_mode") == [("wal",)]


def test_its_rows_and_its_weekly_counts_are_those_of_its_events(log_folder: Path) -> None:
    for visit in list_visits(log_folder, count=50).visits:
        with closing(sqlite3.connect(log_folder / LOG_FILE)) as conn:
            row = build_record(stored_events(conn, visit.id))
        assert (visit.language, visit.stage, visit.outcome) == (
            row.language,
            row.stage,
            row.outcome,
        )
        assert (visit.minutes, visit.helped, visit.weeks) == (row.minutes, row.helped, row.weeks)
    counted = "SELECT * FROM week ORDER BY monday, what, value, number"
    with closing(sqlite3.connect(log_folder / LOG_FILE)) as conn:
        found = conn.execute(counted).fetchall()
        assert found
        conn.execute("DELETE FROM week")
        recount_weeks(conn)
        assert conn.execute(counted).fetchall() == found
        conn.rollback()


def test_all_eight_figures_have_something_to_show(log_folder: Path) -> None:
    found = period_figures(log_folder, date(2026, 10, 1), TODAY)
    parts = ("languages", "stages", "stops", "methods", "verdicts", "ends", "returns")
    assert all(getattr(found, part) for part in parts)
    assert found.visits == VISITS
    assert len(found.stops) == 5
    assert {stage.id for stage in found.stages} == {"account", "access", "final-code"}


def test_the_same_seed_makes_the_same_visits(log_folder: Path, tmp_path: Path) -> None:
    assert run_make_log(tmp_path, str(VISITS), "--seed", "3").returncode == 0
    rows = "SELECT * FROM visit"
    assert query_sql(tmp_path, rows) == query_sql(log_folder, rows)


def test_another_synthetic_one_is_replaced_and_a_real_one_never(tmp_path: Path) -> None:
    assert run_make_log(tmp_path, "30").returncode == 0
    assert run_make_log(tmp_path, "20", "--events", "16").returncode == 0
    assert query_sql(tmp_path, "SELECT count(*) FROM visit") == [(20,)]
    assert is_replaceable(tmp_path)
    write_visits(
        tmp_path, [(TODAY, [Event(0, "choice", "welcome", "fr"), Event(1, "end", "", "left")])]
    )
    before = (tmp_path / LOG_FILE).read_bytes()
    done = run_make_log(tmp_path, "20")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"A real visit log lies in {tmp_path}: name another folder with --data.\n"
    )
    assert (tmp_path / LOG_FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database " * 100])
def test_a_file_that_nobody_understands_counts_as_real(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOG_FILE).write_bytes(content)
    assert run_make_log(tmp_path, "20").returncode == 2
    assert (tmp_path / LOG_FILE).read_bytes() == content


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    done = run_make_log(tmp_path / "file", "20")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_the_office_is_closed_at_weekends() -> None:
    assert open_days(date(2026, 11, 23), 3) == ["2026-11-23", "2026-11-20", "2026-11-19"]
