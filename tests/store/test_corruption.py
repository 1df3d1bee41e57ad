"""However a visit log is broken, it is opened, what it holds is sound, and readers are told in one way."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from kiosk.events import Event
from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.corruption import is_damage
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from tests.store.logs import query_sql, write_visits
from tests.visit_logs import copy_log
from tools.attack.file_damage import PAGE

DAY = date(2026, 11, 20)
VISITS = 100
INDEX = "sqlite_autoindex_visit_1"
ROWS = "SELECT * FROM {} ORDER BY 1, 2, 3, 4"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of 100 visits."""
    copy_log(tmp_path, VISITS, 20, VISITS, 1, DAY)
    return tmp_path


def opened(folder: Path) -> tuple[bool, int]:
    """Whether the log was put aside when it was opened and written, and how many visits came over."""
    locks = LogLocks(folder)
    book = LogRepository(folder, load_vocabulary(), locks, DAY)
    entry = VisitBuffer()
    entry.add_event(Event(1, "choice", "welcome", "fr"), datetime(2026, 11, 20, 12), "brussels")
    book.write(entry)
    book.close()
    locks.close()
    assert query_sql(folder, "PRAGMA integrity_check") == [("ok",)]
    assert query_sql(folder, "PRAGMA foreign_key_check") == []
    assert len(all_visits(folder)) == query_sql(folder, "SELECT count(*) FROM visit")[0][0]
    return bool(book.damaged_name), book.recovered_visits


def change(folder: Path, *statements: str) -> None:
    """Do what no kiosk does: the tables' references and their very descriptions are no hindrance."""
    for statement in statements:
        with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
            conn.execute("PRAGMA writable_schema = ON")
            conn.execute(statement)


def overwrite(folder: Path, at: int, with_: bytes) -> None:
    """Write somewhere into the file."""
    with (folder / LOG_FILE).open("r+b") as file:
        file.seek(at)
        file.write(with_)


def test_rows_that_are_there_twice_come_over_once(folder: Path) -> None:
    before = query_sql(folder, ROWS.format("visit"))
    index = query_sql(folder, "SELECT * FROM sqlite_master WHERE name = ?", INDEX)[0]
    described = "UPDATE sqlite_master SET sql = replace(sql, '{}', '{}') WHERE name = 'visit'"
    change(
        folder,
        f"DELETE FROM sqlite_master WHERE name = '{INDEX}'",
        described.format("TEXT PRIMARY KEY NOT NULL", "TEXT NOT NULL"),
        "INSERT INTO visit SELECT * FROM visit LIMIT 3",
        described.format("id TEXT NOT NULL", "id TEXT PRIMARY KEY NOT NULL"),
        f"INSERT INTO sqlite_master VALUES ('index', '{INDEX}', 'visit', {index[3]}, NULL)",
    )
    assert opened(folder) == (True, VISITS)
    assert [row for row in query_sql(folder, ROWS.format("visit")) if row in before] == before


@pytest.mark.parametrize(
    "row",
    [
        "stage = CAST(x'61ff' AS TEXT)",
        "stage = 'no-stage-at-all'",
        "day = '2026-11-31'",
        "day = '2026-15-20'",
    ],
)
def test_a_row_that_no_kiosk_could_have_written_costs_itself_alone(folder: Path, row: str) -> None:
    change(folder, f"UPDATE visit SET {row} WHERE rowid = 5")
    assert opened(folder) == (True, VISITS - 1)


def test_readers_are_reported_that_a_log_is_damaged_where_its_text_is_not_utf_8(
    folder: Path,
) -> None:
    name = "UPDATE sqlite_master SET name = CAST(x'76ff' AS TEXT) WHERE name = 'visit_day'"
    for statement in ("UPDATE visit SET stage = CAST(x'61ff' AS TEXT) WHERE rowid = 5", name):
        change(folder, statement)
        with pytest.raises(sqlite3.DatabaseError) as fault:
            all_visits(folder)
        assert is_damage(fault.value)
    assert opened(folder) == (True, VISITS - 1)


@pytest.mark.parametrize(("at", "saved"), [(18, VISITS), (19, 0), (47, 0)])
def test_a_head_that_forbids_to_write_does_not_forbid_it_for_ever(
    folder: Path, at: int, saved: int
) -> None:
    overwrite(folder, at, b"\x21")
    assert opened(folder) == (True, saved)


def test_a_file_that_does_not_know_its_version_comes_over(folder: Path) -> None:
    change(folder, "UPDATE _sqlite_migrations SET migration_set = 'kiosj'")
    assert opened(folder) == (True, VISITS)


def test_of_a_file_whose_end_is_missing_the_beginning_comes_over(folder: Path) -> None:
    size = (folder / LOG_FILE).stat().st_size
    with (folder / LOG_FILE).open("r+b") as file:
        file.truncate(size - 3 * PAGE)
    assert opened(folder) == (True, VISITS)


def test_an_open_visit_of_which_events_are_lost_ends_as_interrupted(tmp_path: Path) -> None:
    told = [Event(second, "page", "welcome") for second in (1, 2, 3, 4)]
    (id,) = write_visits(tmp_path, [(DAY, [Event(0, "choice", "welcome", "fr"), *told])])
    change(tmp_path, "UPDATE event SET page = CAST(x'61ff' AS TEXT) WHERE number = 2")
    assert opened(tmp_path) == (True, 1)
    numbers = query_sql(tmp_path, "SELECT number FROM event WHERE visit = ? ORDER BY number", id)
    assert numbers == [(1,), (3,), (4,), (5,), (6,)]
    assert query_sql(tmp_path, "SELECT outcome FROM visit WHERE id = ?", id) == [("interrupted",)]


def test_counts_that_are_lost_are_counted_anew_from_the_visits_that_are_there(folder: Path) -> None:
    before = query_sql(folder, ROWS.format("week"))
    change(folder, "UPDATE week SET value = CAST(x'61ff' AS TEXT) WHERE what = 'visit'")
    assert opened(folder) == (True, VISITS)
    assert query_sql(folder, ROWS.format("week")) == before


def _flip(book: bytearray, chance: Random) -> None:
    book[chance.randrange(len(book))] ^= 1 << chance.randrange(8)


def _swap(book: bytearray, chance: Random) -> None:
    one, other = (PAGE * chance.randrange(1, len(book) // PAGE) for _ in "12")
    book[one : one + PAGE] = book[other : other + PAGE]


def _scramble(book: bytearray, chance: Random) -> None:
    at = 512 * chance.randrange(len(book) // 512)
    book[at : at + 512] = chance.randbytes(512)


@pytest.mark.slow("attack")
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("harm", [_flip, _swap, _scramble])
def test_however_it_is_broken_it_is_opened_and_sound(
    folder: Path, harm: Callable[[bytearray, Random], None], seed: int
) -> None:
    chance = Random(seed)
    book = bytearray((folder / LOG_FILE).read_bytes())
    for _ in range(chance.choice((1, 3, 9))):
        harm(book, chance)
    (folder / LOG_FILE).write_bytes(book)
    aside, saved = opened(folder)
    # At the first bytes of all everything may be lost; nothing is invented.
    assert saved <= VISITS
    assert aside or query_sql(folder, "SELECT count(*) FROM visit") == [(VISITS + 1,)]
