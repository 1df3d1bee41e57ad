"""What commands say of a visit log that a newer version has kept, and how one comes back from it."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.kept_logs import list_kept_logs
from tests.cli.log_commands import run_log, write_eleven_visits
from tests.cli.test_backup import assert_refused, back_up, restore
from tests.command_runs import run_text
from tests.store.logs import query_sql
from tests.store.next_version import BEFORE, call_next, open_with_next
from tests.store.test_log_versions import contents, dump

SENTENCE = "The visit log was kept by a newer version, so visits are not logged"


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eleven visits, in the log of a newer version; no test changes it."""
    folder = write_eleven_visits(tmp_path_factory.mktemp("newer") / "data")
    open_with_next(folder, date(2026, 11, 18))
    return folder


@pytest.fixture
def data(migrated: Path, tmp_path: Path) -> Path:
    """The same, for one test."""
    return shutil.copytree(migrated, tmp_path / "data")


def first_visit(data: Path) -> str:
    """The id of a visit."""
    return str(query_sql(data, "SELECT min(id) FROM visit")[0][0])


@pytest.mark.parametrize("arguments", [["list"], ["show", "ID"], ["figures"]])
def test_lists_visits_and_figures_are_read_all_the_same(data: Path, arguments: list[str]) -> None:
    before = dump(data / LOG_FILE)
    words = [first_visit(data) if one == "ID" else one for one in arguments]
    done = run_log(data, *words)
    assert done.returncode == 0, done.stderr
    assert {"list": "stopped", "show": "add-key", "figures": "all"}[arguments[0]] in done.stdout
    assert (SENTENCE in done.stderr) is (arguments == ["list"])
    assert dump(data / LOG_FILE) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--csv", "OUT"],
        ["purge", "--before", "2026-11-01", "--yes"],
        ["export", "--csv", "OUT", "--rows", "--yes"],
    ],
)
def test_what_would_write_to_it_says_so_and_does_nothing(
    data: Path, tmp_path: Path, arguments: list[str]
) -> None:
    before = contents(data)
    out = str(tmp_path / "out")
    done = run_log(data, *(out if one == "OUT" else one for one in arguments))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(SENTENCE)
    assert f"kiosk restore {data / BEFORE} --data {data}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert contents(data) == before
    assert not (tmp_path / "out").exists()


def test_a_purge_by_a_confirmed_date_says_so_too(data: Path) -> None:
    before = dump(data / LOG_FILE)
    words = ["log", "purge", "--confirm-date", "--yes", "--data", str(data)]
    done = run_text(words, environment={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(SENTENCE)
    assert dump(data / LOG_FILE) == before


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show", "ID"], ["figures"]])
def test_what_cannot_be_read_of_it_is_said_in_the_same_sentence(
    data: Path, arguments: list[str]
) -> None:
    with closing(sqlite3.connect(data / LOG_FILE)) as conn, conn:
        conn.execute("ALTER TABLE visit RENAME COLUMN helped TO assisted")
        conn.execute("ALTER TABLE daily_visits RENAME COLUMN visits TO amount")
    done = run_log(data, *(first_visit(data) if one == "ID" else one for one in arguments))
    assert done.returncode == 1
    assert done.stderr.startswith(SENTENCE)
    assert "Traceback" not in done.stderr


def test_the_check_names_it_with_the_way_back_and_nothing_else_about_the_log(data: Path) -> None:
    done = run_text(["check", "--data", str(data)])
    assert done.returncode == 1
    assert done.stdout.count(SENTENCE) == 1
    assert f"kiosk restore {data / BEFORE}" in done.stdout
    assert "does not belong to the kiosk" not in done.stdout


def test_a_colon_in_the_name_of_the_folder_does_not_tear_the_remedy_apart(
    migrated: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(migrated, tmp_path / "our: data")
    done = run_text(["check", "--data", str(data)])
    assert f"kiosk restore '{data / BEFORE}' --data '{data}'" in done.stdout


def test_a_backup_of_it_is_made_and_this_version_does_not_restore_it(
    data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kiosk.zip"
    assert back_up(data, file).returncode == 0
    assert_refused(data, file, "kept by a newer version")


def test_the_next_version_restores_a_backup_of_this_one_and_brings_it_up_to_date(
    tmp_path: Path,
) -> None:
    folder, other = write_eleven_visits(tmp_path / "data"), tmp_path / "other"
    assert back_up(folder, tmp_path / "kiosk.zip").returncode == 0
    done = call_next(other, "restore", tmp_path / "kiosk.zip", "--yes")
    assert done.returncode == 0, done.stderr
    assert query_sql(other, "SELECT sum(visits) FROM trials_by_day") == [(11,)]
    # The backup itself is what a version of before could go back to.
    assert list_kept_logs(other) == []


def test_the_copy_of_before_comes_back_after_a_question_and_settings_stay(data: Path) -> None:
    (data / "kiosk.toml").write_text("retention_days = 60\n")
    before = contents(data)
    refused = restore(data, data / BEFORE, typed="n\n")
    assert (refused.returncode, contents(data)) == (2, before)
    assert f"{BEFORE} is a copy of the visit log" in refused.stderr
    done = restore(data, data / BEFORE, typed="y\n")
    assert done.returncode == 0, done.stderr
    assert "put aside as logbook-newer-2026-11-20.db" in done.stdout
    assert (data / "kiosk.toml").read_text() == "retention_days = 60\n"
    assert run_log(data, "purge", "--before", "2026-11-01", "--yes").stdout == (
        "2 visits were deleted.\n"
    )
    assert query_sql(data, "SELECT count(*) FROM visit") == [(9,)]


def test_a_log_of_the_same_version_is_replaced_and_not_put_aside(data: Path) -> None:
    assert restore(data, data / BEFORE, "--yes").returncode == 0
    (newer,) = (path for path in list_kept_logs(data) if path.name != BEFORE)
    newer.unlink()
    done = restore(data, data / BEFORE, "--yes")
    assert done.returncode == 0
    assert "put aside" not in done.stdout
    assert list_kept_logs(data) == [data / BEFORE]


def test_a_copy_that_is_newer_damaged_or_no_log_changes_nothing(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    shutil.copy(data / LOG_FILE, file)
    assert_refused(data, file, "copy.db was kept by a newer version of the kiosk")
    shutil.copy(data / BEFORE, file)
    with file.open("r+b") as opened:
        opened.seek(-8192, os.SEEK_END)
        opened.write(b"\xff" * 8192)
    assert_refused(data, file, "The visit log in copy.db is damaged, or no kiosk wrote it")
    file.unlink()
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("CREATE TABLE visit (id TEXT)")
    assert_refused(data, file, "The visit log in copy.db is damaged, or no kiosk wrote it")
