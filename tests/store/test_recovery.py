"""What can be read of a damaged visit log comes over into the new one, and nothing else."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from kiosk.events import Event
from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.connection import open_log
from kiosk.store.damaged_logs import WAITING_LOG, put_log_aside
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from tests.store.logs import WORDS, query_sql
from tests.visit_logs import copy_log
from tools.attack.file_damage import PAGE
from tools.bench.synthetic_rows import OFFICE

DAY = date(2026, 11, 20)
VISITS = 300
VISITS_LEAF, OTHER_LEAF = 13, 10
"""The first byte of a page with rows: of a table with row numbers, and of one without, or of an index."""

TABLES = ("visit", "event", "crash", "attempt", "week")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of 300 visits."""
    copy_log(tmp_path, VISITS, 20, VISITS, 1, DAY)
    return tmp_path


def rows(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    """All rows of a log."""
    return {table: set(query_sql(folder, f"SELECT * FROM {table}")) for table in TABLES}


def opened(folder: Path) -> tuple[str, int]:
    """Under which name the log was put aside when it was opened, and how many visits came over."""
    locks = LogLocks(folder)
    book = LogRepository(folder, load_vocabulary(), locks, DAY)
    book.close()
    locks.close()
    return book.damaged_name, book.recovered_visits


def sound(folder: Path) -> bool:
    """Whether SQLite finds nothing wrong with the log, its references too."""
    wrong = query_sql(folder, "PRAGMA foreign_key_check")
    return not wrong and query_sql(folder, "PRAGMA integrity_check") == [("ok",)]


def break_pages(path: Path, kind: int, count: int) -> None:
    """Let so many pages of a kind be of none that there is."""
    with path.open("r+b") as file:
        pages = range(PAGE, path.stat().st_size, PAGE)
        there = [at for at in pages if file.seek(at) == at and file.read(1)[0] == kind]
        for at in Random(1).sample(there, count):
            file.seek(at)
            file.write(b"\xff")


@pytest.mark.parametrize(("kind", "count"), [(VISITS_LEAF, 1), (OTHER_LEAF, 12)])
def test_what_can_be_read_comes_over_and_all_of_it_was_there(
    folder: Path, kind: int, count: int
) -> None:
    before = rows(folder)
    break_pages(folder / LOG_FILE, kind, count)
    broken = (folder / LOG_FILE).read_bytes()
    aside, saved = opened(folder)
    assert (folder / aside).read_bytes() == broken
    assert sound(folder)
    after = rows(folder)
    assert {row[0] for row in after["visit"]} <= {row[0] for row in before["visit"]}
    assert VISITS // 2 < saved == len(after["visit"]) <= VISITS
    assert after["event"] <= before["event"]
    assert len(after["event"]) > len(before["event"]) // 2
    assert after["week"]


def test_what_lies_between_two_broken_pages_comes_over_too(folder: Path) -> None:
    before = rows(folder)
    book = (folder / LOG_FILE).read_bytes()
    pages = [book[at : at + PAGE] for at in range(0, len(book), PAGE)]
    first, *between, last = (
        number
        for number, page in enumerate(pages)
        if page[0] == VISITS_LEAF and page.count(OFFICE.encode()) > 1
    )
    with (folder / LOG_FILE).open("r+b") as file:
        for number in (first, last):
            file.seek(number * PAGE)
            file.write(b"\xff")
    there = b"".join(pages[number] for number in between)
    ids = {row[0] for row in before["visit"] if str(row[0]).encode() in there}
    assert len(ids) > VISITS // 2
    assert opened(folder)[1] == len(ids)
    after = rows(folder)
    assert {row[0] for row in after["visit"]} == ids
    assert after["event"] == {row for row in before["event"] if row[0] in ids}
    assert after["week"] == before["week"]


def test_without_its_words_a_log_is_read_all_the_same(folder: Path) -> None:
    before = rows(folder)
    (root,) = query_sql(folder, "SELECT rootpage FROM sqlite_master WHERE name = 'word'")
    with (folder / LOG_FILE).open("r+b") as file:
        file.seek((int(str(root[0])) - 1) * PAGE)
        file.write(b"\xff" * PAGE)
    assert opened(folder)[1] == VISITS
    assert rows(folder) == before


def test_a_letter_that_broke_costs_its_row_alone(folder: Path) -> None:
    before = rows(folder)
    id = str(next(iter(before["visit"]))[0])
    whole = (folder / LOG_FILE).read_bytes()
    (folder / LOG_FILE).write_bytes(whole.replace(id.encode(), id[:-1].encode() + b"\xc3"))
    _, saved = opened(folder)
    assert saved == VISITS - 1
    after = rows(folder)
    assert after["visit"] == {row for row in before["visit"] if row[0] != id}
    assert after["event"] == {row for row in before["event"] if row[0] != id}
    assert after["week"] == before["week"]


def test_a_broken_index_is_made_anew_and_nothing_is_put_aside(folder: Path) -> None:
    """An index that knows nothing of the newest row."""
    index = "SELECT * FROM sqlite_master WHERE name = 'visit_day'"
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        row = conn.execute(index).fetchone()
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("DELETE FROM sqlite_master WHERE name = 'visit_day'")
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        conn.execute(
            "INSERT INTO visit SELECT 'aaaaaaaaaaaa', office, day, part, language, door, intent, device,"
            " method, stage, outcome, minutes, helped, dropped, weeks, resumed, clock, written"
            " FROM visit LIMIT 1"
        )
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
    before = rows(folder)
    assert not sound(folder)
    assert opened(folder) == ("", 0)
    assert sound(folder)
    assert rows(folder) == before


def test_what_was_put_aside_comes_over_even_when_that_was_broken_off(folder: Path) -> None:
    before = rows(folder)
    put_log_aside(folder, DAY)
    # Here somebody pulled the plug; the next kiosk finds no log, or an empty one.
    aside, saved = opened(folder)
    assert (aside, saved) == (f"logbook-damaged-{DAY}.db", VISITS)
    assert not (folder / WAITING_LOG).exists()
    assert rows(folder) == before
    put_log_aside(folder, DAY)
    open_log(folder, WORDS, DAY).close()
    assert opened(folder) == (f"logbook-damaged-{DAY}-2.db", VISITS)
    assert rows(folder) == before


def test_a_visit_that_goes_on_meanwhile_is_written_from_its_beginning(tmp_path: Path) -> None:
    noon = datetime(2026, 11, 20, 12, 0)
    locks = LogLocks(tmp_path)
    entry = VisitBuffer()
    entry.add_event(Event(1, "choice", "welcome", "fr"), noon, "brussels")
    book = LogRepository(tmp_path, WORDS, locks, DAY)
    book.write(entry)
    book.close()
    (tmp_path / LOG_FILE).write_bytes(b"no database " * 1000)
    book = LogRepository(tmp_path, WORDS, locks, DAY)
    entry.add_event(Event(2, "page", "intent"), noon, "brussels")
    book.write(entry)
    book.close()
    locks.close()
    assert book.recovered_visits == 0
    assert query_sql(tmp_path, "SELECT number, kind FROM event") == [(1, "choice"), (2, "page")]


@pytest.mark.parametrize("damaged", [b"", b"no database " * 1000])
def test_what_is_no_log_at_all_brings_nothing_over(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / LOG_FILE).write_bytes(damaged)
    assert opened(tmp_path)[1] == 0
    assert sound(tmp_path)
    assert rows(tmp_path) == {table: set() for table in TABLES}
