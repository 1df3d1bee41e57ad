"""The database itself takes nothing but ids from closed lists, whoever writes."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from kiosk.events import EventKind, FrontEndName, Outcome
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.repository import LogRepository

GOOD: dict[str, dict[str, Any]] = {
    "visit": {
        "id": "0123456789ab",
        "office": "brussels",
        "day": "2026-11-20",
        "part": "morning",
        "language": "fr",
        "door": "screen",
        "intent": "start",
        "device": "start",
        "method": "start",
        "stage": "start",
        "outcome": "left",
        "minutes": 1,
        "helped": 0,
        "dropped": 0,
        "weeks": 3,
        "resumed": "start",
        "clock": "wrong",
        "written": "2026-11-20",
    },
    "event": {
        "visit": "fedcba987654",
        "number": 1,
        "second": 0,
        "kind": "page",
        "page": "welcome",
        "choice": "fr",
    },
    "crash": {
        "visit": None,
        "day": "2026-11-20",
        "type": "KeyError",
        "file": "a/b.py",
        "line": 1,
        "clock": "doubtful",
        "written": "2026-11-20",
    },
    "word": {"id": "new-word"},
    "week": {
        "monday": "2026-11-16",
        "what": "stop",
        "value": "welcome",
        "number": 0,
        "count": 3,
    },
    "upkeep": {"what": "purge", "day": "2026-11-20", "before": "2026-10-21"},
    "attempt": {
        "day": "2026-11-20",
        "part": "morning",
        "came": "wrong",
        "clock": "right",
        "written": None,
    },
}


def insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    """One row into one table, as any program might do it."""
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


@pytest.fixture
def db(repository: LogRepository, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(tmp_path / LOG_FILE)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("INSERT INTO word VALUES ('brussels')")
    insert(db, "visit", GOOD["visit"] | {"id": "fedcba987654"})
    yield db
    db.close()


@pytest.mark.parametrize("table", GOOD)
def test_a_good_row_is_taken_and_typed_text_in_any_of_its_text_columns_is_not(
    db: sqlite3.Connection, table: str
) -> None:
    texts = [
        name for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})") if kind == "TEXT"
    ]
    assert texts
    for name in texts:
        for typed in ("+32 470 12 34 56", "482 915", "marie@example.org", "Dupont Marie"):
            with pytest.raises(sqlite3.IntegrityError):
                insert(db, table, GOOD[table] | {name: typed})
    insert(db, table, GOOD[table])


def test_every_table_and_every_column_type_is_known(db: sqlite3.Connection) -> None:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {*GOOD, "_sqlite_migrations"}
    for table in GOOD:
        kinds = {kind for _, _, kind, *_ in db.execute(f"PRAGMA table_info({table})")}
        assert kinds <= {"TEXT", "INTEGER"}


def test_the_database_knows_every_kind_outcome_and_front_end(db: sqlite3.Connection) -> None:
    for number, kind in enumerate(get_args(EventKind), 2):
        insert(db, "event", GOOD["event"] | {"number": number, "kind": kind})
    for number, outcome in enumerate(get_args(Outcome)):
        insert(db, "visit", GOOD["visit"] | {"id": f"{number:012x}", "outcome": outcome})
    for number, front_end in enumerate(get_args(FrontEndName), 100):
        insert(db, "visit", GOOD["visit"] | {"id": f"{number:012x}", "door": front_end})
