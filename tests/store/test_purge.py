"""Old rows go, and nothing else does."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figure_spans import Span
from kiosk.store.figures import Figures, read_figures
from kiosk.store.purge import PurgeResult, purge, purge_daily
from tests.store.grown_log import FIRST, LIMIT, TODAY, read_log_files
from tests.store.logs import query_sql, write_visits

END = Event(9, "end", "intent", "left")


def visit(day: date, *events: Event) -> tuple[date, list[Event]]:
    """A visit of a day, with some events."""
    return day, [Event(0, "choice", "welcome", "fr"), *events]


def counts(folder: Path) -> Figures:
    """The figures of the two months."""
    return read_figures(folder, Span(FIRST, TODAY), TODAY, 30)


def test_events_crashes_and_tries_go_with_their_day_and_monthly_counts_stay(tmp_path: Path) -> None:
    old, new = LIMIT - timedelta(days=1), LIMIT
    ids = write_visits(tmp_path, [visit(old, Event(3, "page", "intent"), END), visit(new, END)])
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn, conn:
        for day in (old, new):
            conn.execute(
                "INSERT INTO crash (day, type, file, line) VALUES (?, 'KeyError', 'a.py', 1)",
                [day.isoformat()],
            )
            conn.execute(
                "INSERT INTO pin_attempt (day, part_of_day, result) VALUES (?, 'morning', 'wrong')",
                [day.isoformat()],
            )
    counted = counts(tmp_path)
    assert counted.visits == 2
    assert purge(tmp_path, LIMIT, TODAY) == PurgeResult(1, True)
    assert query_sql(tmp_path, "SELECT id FROM visit") == [(ids[1],)]
    assert query_sql(tmp_path, "SELECT DISTINCT visit FROM event") == [(ids[1],)]
    for table in ("crash", "pin_attempt"):
        assert query_sql(tmp_path, f"SELECT day FROM {table}") == [(new.isoformat(),)]
    assert counts(tmp_path) == counted
    assert query_sql(tmp_path, "SELECT * FROM maintenance") == [
        ("purge", TODAY.isoformat(), LIMIT.isoformat())
    ]


def test_a_visit_that_is_still_open_stays_whatever_its_day(tmp_path: Path) -> None:
    write_visits(tmp_path, [visit(FIRST, Event(3, "page", "intent"))])
    assert purge(tmp_path, LIMIT, TODAY) == PurgeResult(0, True)
    assert query_sql(tmp_path, "SELECT count(*) FROM visit") == [(1,)]


def test_a_purge_with_nothing_to_do_is_noted_and_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    write_visits(tmp_path, [visit(TODAY, END)])
    rows = query_sql(tmp_path, "SELECT * FROM event")
    for day in (TODAY, TODAY, TODAY + timedelta(days=1)):
        assert purge(tmp_path, LIMIT, day) == PurgeResult(0, True)
        assert query_sql(tmp_path, "SELECT day FROM maintenance") == [(day.isoformat(),)]
    assert query_sql(tmp_path, "SELECT * FROM event") == rows


def test_where_there_is_no_log_there_is_nothing_to_purge(tmp_path: Path) -> None:
    assert purge(tmp_path, LIMIT, TODAY) == PurgeResult(0, True)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_log_is_neither_purged_nor_put_aside(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"This is no database. " * 500)
    with pytest.raises(sqlite3.DatabaseError):
        purge(tmp_path, LIMIT, TODAY)
    assert read_log_files(tmp_path).startswith(b"This is no database.")


def test_what_a_clock_that_was_set_back_dated_too_early_stays_as_long_as_what_came_before_it(
    tmp_path: Path,
) -> None:
    early = FIRST - timedelta(days=400)
    write_visits(tmp_path, [visit(day, END) for day in (FIRST, LIMIT, early, TODAY)])
    with closing(sqlite3.connect(tmp_path / LOG_FILE, isolation_level=None)) as conn:
        # As the kiosk opens it: events go with their visits.
        conn.execute("PRAGMA foreign_keys = ON")
        for day in (early, FIRST, LIMIT, early):
            conn.execute(
                "INSERT INTO pin_attempt (day, part_of_day, result) VALUES (?, 'morning', 'wrong')",
                [day.isoformat()],
            )
        assert purge_daily(conn, tmp_path, (TODAY - LIMIT).days, TODAY) == PurgeResult(1, True)
        left = [day.isoformat() for day in (LIMIT, early, TODAY)]
        days = "SELECT day FROM {} ORDER BY rowid"
        assert conn.execute(days.format("visit")).fetchall() == [(day,) for day in left]
        assert conn.execute(days.format("pin_attempt")).fetchall() == [(day,) for day in left[:2]]
        # Once nothing before it is kept, it goes like the rest.
        assert purge_daily(conn, tmp_path, (TODAY - LIMIT).days - 1, TODAY) == PurgeResult(2, True)
        assert conn.execute(days.format("visit")).fetchall() == [(left[2],)]


def test_a_clock_that_is_set_back_lets_nothing_go(tmp_path: Path) -> None:
    write_visits(tmp_path, [visit(day, END) for day in (FIRST, LIMIT, TODAY)])
    with closing(sqlite3.connect(tmp_path / LOG_FILE, isolation_level=None)) as conn:
        assert purge_daily(conn, tmp_path, 1, FIRST - timedelta(days=400)) == PurgeResult(0, True)
    assert query_sql(tmp_path, "SELECT count(*) FROM visit") == [(3,)]
