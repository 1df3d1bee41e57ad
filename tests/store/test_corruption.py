"""However a visit log is broken, it is begun anew from its copy, and readers are told in one way."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.events import Event
from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.corruption import is_damage
from kiosk.store.damaged_logs import LogRestart
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from tests.store.copied_log import make_copy
from tests.store.logs import query_sql
from tests.visit_logs import copy_log
from tools.attack.file_damage import PAGE

DAY = date(2026, 11, 20)
COPIED = DAY - timedelta(days=2)
VISITS = 100
INDEX = "sqlite_autoindex_visit_1"
ROWS = "SELECT * FROM {} ORDER BY 1, 2, 3, 4"
RESTART = LogRestart(f"logbook-damaged-{DAY}-copy-{COPIED}.db", DAY, COPIED)
"""How a log is begun anew from its copy."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of 100 visits, and its copy of two days before."""
    copy_log(tmp_path, VISITS, 20, VISITS, 1, DAY)
    make_copy(tmp_path, COPIED)
    return tmp_path


def open_and_write(folder: Path) -> LogRestart | None:
    """Open the log and write a visit; how the log was begun anew, if it was."""
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
    return book.restart


def assert_begun_anew(folder: Path) -> None:
    """Whatever is wrong with the log: it is found, and all that the copy holds is in the new one."""
    broken = (folder / LOG_FILE).read_bytes()
    assert open_and_write(folder) == RESTART
    assert (folder / RESTART.damaged_name).read_bytes() == broken
    assert len(all_visits(folder)) == VISITS + 1


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


def test_rows_that_are_there_twice_are_damage(folder: Path) -> None:
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
    assert_begun_anew(folder)


@pytest.mark.parametrize(
    "row",
    [
        "stage = CAST(x'61ff' AS TEXT)",
        "stage = 'no-stage-at-all'",
        "day = '2026-11-31'",
        "day = '2026-15-20'",
    ],
)
def test_a_row_that_no_kiosk_could_have_written_is_damage(folder: Path, row: str) -> None:
    change(folder, f"UPDATE visit SET {row} WHERE rowid = 5")
    assert_begun_anew(folder)


def test_readers_are_reported_that_a_log_is_damaged_where_its_text_is_not_utf_8(
    folder: Path,
) -> None:
    name = "UPDATE sqlite_master SET name = CAST(x'76ff' AS TEXT) WHERE name = 'visit_day'"
    for statement in ("UPDATE visit SET stage = CAST(x'61ff' AS TEXT) WHERE rowid = 5", name):
        change(folder, statement)
        with pytest.raises(sqlite3.DatabaseError) as fault:
            all_visits(folder)
        assert is_damage(fault.value)
    assert open_and_write(folder) == RESTART


@pytest.mark.parametrize("at", [18, 19, 47])
def test_a_head_that_forbids_to_write_does_not_forbid_it_for_ever(folder: Path, at: int) -> None:
    overwrite(folder, at, b"\x21")
    assert_begun_anew(folder)


def test_a_file_that_does_not_know_its_version_is_damaged(folder: Path) -> None:
    change(folder, "UPDATE _sqlite_migrations SET migration_set = 'kiosj'")
    assert_begun_anew(folder)


def test_a_file_whose_end_is_missing_is_damaged(folder: Path) -> None:
    size = (folder / LOG_FILE).stat().st_size
    with (folder / LOG_FILE).open("r+b") as file:
        file.truncate(size - 3 * PAGE)
    assert_begun_anew(folder)


def test_a_broken_index_is_made_anew_and_nothing_is_put_aside(folder: Path) -> None:
    """An index that knows nothing of the newest row."""
    index = "SELECT * FROM sqlite_master WHERE name = 'visit_day'"
    row = query_sql(folder, index)[0]
    change(folder, "DELETE FROM sqlite_master WHERE name = 'visit_day'")
    change(folder, "UPDATE visit SET day = '2026-11-19' WHERE rowid = 5")
    marks = ", ".join(repr(value) for value in row)
    change(folder, f"INSERT INTO sqlite_master VALUES ({marks})")
    before = query_sql(folder, ROWS.format("visit NOT INDEXED"))
    assert query_sql(folder, "PRAGMA integrity_check(1)") != [("ok",)]
    assert open_and_write(folder) is None
    after = query_sql(folder, ROWS.format("visit"))
    assert [row for row in after if row in before] == before


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
    assert open_and_write(folder) in (None, RESTART)
    # A bit that changes no row, or one letter of a word into another, is no damage that can be seen.
    assert len(all_visits(folder)) == VISITS + 1
