"""The database itself takes nothing but ids from closed lists, whoever writes."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from kiosk.events import EntryKind, EventKind, FrontEndName, Outcome
from kiosk.store.count_relations import FIGURES
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.repository import LogRepository
from kiosk.visit_record import DeviceClass

GOOD: dict[str, dict[str, Any]] = {
    "visit": {
        "id": "0123456789ab",
        "office": "brussels",
        "kiosk": "brussels",
        "day": "2026-11-20",
        "part_of_day": "morning",
        "language": "fr",
        "front_end": "screen",
        "reason": "start",
        "device": "ipad",
        "method": "start",
        "stage": "start",
        "outcome": "left",
        "helped": 0,
        "unknown_events": 0,
        "date_state": "wrong",
        "written_day": "2026-11-20",
    },
    "event": {
        "visit": "fedcba987654",
        "number": 1,
        "kind": "page",
        "page": "welcome",
        "choice": "fr",
    },
    "uncounted_event": {
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
        "date_state": "doubtful",
        "written_day": "2026-11-20",
    },
    "vocabulary": {"id": "new-word", "kind": "page", "label": ""},
    "monthly_count": {
        "month": "2026-11",
        "office": "brussels",
        "kiosk": "brussels",
        "figure": "stop",
        "value": "welcome",
        "detail": "-",
        "visits": 3,
    },
    "daily_visits": {"day": "2026-11-20", "office": "brussels", "kiosk": "brussels", "visits": 3},
    "released_count": {
        "month": "2026-11",
        "figure": "stop",
        "value": "welcome",
        "detail": "-",
        "visits": 5,
    },
    "maintenance": {"task": "purge", "day": "2026-11-20", "before": "2026-10-21"},
    "pin_attempt": {
        "day": "2026-11-20",
        "part_of_day": "morning",
        "result": "wrong",
        "date_state": "right",
        "written_day": None,
    },
}


LABEL = ("vocabulary", "label")
"""The one column of free words: those of the content, which stand beside an id."""


def insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    """One row into one table, as any program might do it."""
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


@pytest.fixture
def db(repository: LogRepository, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(tmp_path / LOG_FILE)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("INSERT INTO vocabulary VALUES ('brussels', 'site', '')")
    insert(db, "visit", GOOD["visit"] | {"id": "fedcba987654"})
    yield db
    db.close()


@pytest.mark.parametrize("table", GOOD)
def test_a_good_row_is_taken_and_typed_text_in_any_of_its_text_columns_is_not(
    db: sqlite3.Connection, table: str
) -> None:
    texts = [
        name
        for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})")
        if kind == "TEXT" and (table, name) != LABEL
    ]
    assert texts
    for name in texts:
        for typed in ("+32 470 12 34 56", "482 915", "marie@example.org", "Dupont Marie"):
            with pytest.raises(sqlite3.IntegrityError):
                insert(db, table, GOOD[table] | {name: typed})
    insert(db, table, GOOD[table])


def test_every_table_and_every_column_type_is_known(db: sqlite3.Connection) -> None:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {*GOOD, "rounding_key", "_sqlite_migrations"}
    for table in GOOD:
        kinds = {kind for _, _, kind, *_ in db.execute(f"PRAGMA table_info({table})")}
        assert kinds <= {"TEXT", "INTEGER"}


def test_the_database_knows_every_kind_outcome_and_front_end(db: sqlite3.Connection) -> None:
    for number, kind in enumerate(get_args(EventKind), 2):
        insert(db, "event", GOOD["event"] | {"number": number, "kind": kind})
    for number, outcome in enumerate(get_args(Outcome)):
        insert(db, "visit", GOOD["visit"] | {"id": f"{number:012x}", "outcome": outcome})
    for number, front_end in enumerate(get_args(FrontEndName), 100):
        insert(db, "visit", GOOD["visit"] | {"id": f"{number:012x}", "front_end": front_end})
    for number, device in enumerate(get_args(DeviceClass), 200):
        insert(db, "visit", GOOD["visit"] | {"id": f"{number:012x}", "device": device})
    for figure in FIGURES:
        insert(db, "monthly_count", GOOD["monthly_count"] | {"figure": figure, "value": "fr"})
    for kind in get_args(EntryKind):
        insert(db, "vocabulary", {"id": f"new-{kind}", "kind": kind, "label": ""})
