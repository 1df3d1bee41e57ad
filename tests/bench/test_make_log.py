"""`scripts/make-log`: synthetic visits, marked as such, in the form of real ones."""

import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.store.count_relations import FIGURES, broken_relations
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figure_spans import Span
from kiosk.store.figures import read_figures
from kiosk.store.row_counts import row_counts
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


NOT_IN_ROWS = ("minutes", "step_minutes", "returns")


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


def test_its_rows_and_its_monthly_counts_are_those_of_its_events(log_folder: Path) -> None:
    whole = Span(date(2000, 1, 1), TODAY)
    with closing(sqlite3.connect(log_folder / LOG_FILE)) as conn:
        told = row_counts(conn, whole)
    counted = read_figures(log_folder, whole, TODAY, 30)
    assert counted.source == "months"
    in_both = {key for key in counted.counts if key.figure not in (*NOT_IN_ROWS, "device")}
    assert {key: counted.counts[key] for key in in_both} == {
        key: count for key, count in told.items() if key.figure != "device"
    }
    assert sum(counted.by_value("device").values()) == sum(
        count for key, count in told.items() if key.figure == "device"
    )
    assert broken_relations(counted.counts) == []


def test_every_figure_has_something_to_show(log_folder: Path) -> None:
    found = read_figures(log_folder, Span(date(2026, 1, 1), TODAY), TODAY, 30)
    assert {key.figure for key in found.counts} == {*FIGURES}
    assert found.visits == VISITS
    assert {*found.by_value("stage_entered")} == {"account", "access", "final-code"}


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
