"""A visit log of the first version becomes one of this version, with nothing lost."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk.store.connection import upgrade_log
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figures import period_figures
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits, find_visit
from kiosk.store.repository import LogRepository
from kiosk.store.visit_list import list_visits
from tests.store.logs import query_sql

GOLDEN = Path(__file__).with_name("version-1.sql")
"""Four visits as version 1 kept them: the first finished, the last was open when its kiosk died."""

WEEK = date(2026, 11, 9)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """That log, as a file."""
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn:
        conn.executescript(GOLDEN.read_text())
        conn.execute("PRAGMA journal_mode = WAL").fetchall()
    return tmp_path


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that version 1 had a place for."""
    columns = "id, office, day, part, language, door, intent, device, method, stage, outcome, minutes, helped"
    return {
        "visit": query_sql(folder, f"SELECT {columns}, dropped FROM visit ORDER BY rowid"),
        "event": query_sql(folder, "SELECT * FROM event"),
        "crash": query_sql(folder, "SELECT number, visit, day, type, file, line FROM crash"),
        "word": query_sql(folder, "SELECT * FROM word"),
    }


def test_every_row_is_kept_and_every_ended_visit_is_counted(old: Path) -> None:
    before = rows(old)
    assert len(before["visit"]) == 4
    upgrade_log(old)
    assert rows(old) == before
    found = period_figures(old, WEEK, WEEK)
    assert found.visits == 2
    assert [(one.id, one.entered, one.done, one.minutes) for one in found.stages] == [
        ("access", 1, 0, 1),
        ("account", 1, 1, 20),
    ]
    assert [(one.page, one.stopped, one.help) for one in found.stops] == [
        ("step/access/open-rcam", 1, 1)
    ]
    assert found.verdicts == (), "a log of then knows no verdicts"
    assert {(one.outcome, one.alone, one.helped) for one in found.ends} == {
        ("finished", 1, 0),
        ("stopped", 0, 1),
    }


def test_the_next_kiosk_closes_what_was_open_and_counts_it_too(old: Path) -> None:
    locks = LogLocks(old)
    LogRepository(old, ("welcome",), locks, date(2026, 11, 20)).close()
    locks.close()
    assert [row["outcome"] for row in all_visits(old)] == [
        "finished",
        "stopped",
        "crashed",
        "interrupted",
    ]
    assert query_sql(old, "SELECT sum(count) FROM week WHERE what = 'visit'") == [(4,)]
    assert query_sql(old, "PRAGMA integrity_check") == [("ok",)]
    assert query_sql(old, "PRAGMA foreign_key_check") == []


def test_an_old_log_is_read_as_it_is_and_renewed_only_once(old: Path) -> None:
    listed = all_visits(old)
    assert [row["day"] for row in listed] == [
        "2026-11-09",
        "2026-11-10",
        "2026-11-17",
        "2026-11-18",
    ]
    whole = find_visit(old, listed[0]["id"])
    assert whole is not None
    assert len(whole["events"]) == 21
    with pytest.raises(sqlite3.OperationalError, match="no such"):
        list_visits(old)
    upgrade_log(old)
    upgrade_log(old)
    assert len(list_visits(old).visits) == 4
    assert query_sql(old, "SELECT sum(count) FROM week WHERE what = 'visit'") == [(3,)]


def test_renewing_where_there_is_no_log_makes_none(tmp_path: Path) -> None:
    upgrade_log(tmp_path)
    assert list(tmp_path.iterdir()) == []
