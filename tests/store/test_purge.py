"""Old rows go out of the tables and out of the files, and nothing else does."""

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.store.figures import figures
from kiosk.store.folder import BOOK
from kiosk.store.opening import open_book
from kiosk.store.purge import Purge, purge, purge_book
from kiosk.waist.events import Event
from tests.store.books import WORDS, ask, keep

FIRST = date(2026, 9, 1)
DAYS = 60
LIMIT = date(2026, 10, 1)
TODAY = date(2026, 10, 31)
END = Event(9, "end", "intent", "left")


def visit(day: date, *events: Event) -> tuple[date, list[Event]]:
    """A visit of a day, with some events."""
    return day, [Event(0, "choice", "welcome", "fr"), *events]


def bytes_of(folder: Path) -> bytes:
    """All that lies in the logbook's files."""
    found = sorted(folder.glob(f"{BOOK}*"))
    assert found
    return b"".join(path.read_bytes() for path in found)


def grown(folder: Path, seed: int) -> list[tuple[str, str]]:
    """A book grown visit by visit, each event in a transaction of its own; its ids and days."""
    chance = Random(seed)
    db, _ = open_book(folder, (*WORDS, "brussels", "left"), TODAY)
    ids = []
    with closing(db.conn) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        for number in range(400):
            id = chance.randbytes(6).hex()
            day = (FIRST + timedelta(days=number * DAYS // 400)).isoformat()
            ids.append((id, day))
            conn.execute(
                "INSERT INTO visit (id, office, day, part, language, outcome, minutes, helped, dropped)"
                " VALUES (?, 'brussels', ?, 'morning', ?, 'left', 1, 0, 0)",
                (id, day, chance.choice(("fr", "en"))),
            )
            for at in range(1, chance.randrange(2, 30)):
                page = chance.choice(WORDS)
                conn.execute(
                    "INSERT INTO event VALUES (?, ?, ?, 'page', ?, NULL)", (id, at, at, page)
                )
                conn.commit()
    return ids


@pytest.mark.parametrize("seed", [13, 19, 21])  # Of these, secure_delete alone leaves copies.
def test_no_trace_of_a_deleted_visit_is_left_in_any_file(tmp_path: Path, seed: int) -> None:
    ids = grown(tmp_path, seed)
    before = bytes_of(tmp_path)
    assert all(id.encode() in before for id, _ in ids)
    db, _ = open_book(tmp_path, (), TODAY)
    with closing(db.conn) as conn:
        gone = [id for id, day in ids if day < LIMIT.isoformat()]
        assert purge_book(conn, LIMIT, TODAY) == Purge(len(gone), True)
        assert len(gone) > 100
        # While the book is still open, too: a host that is killed now leaves nothing behind.
        still_open = bytes_of(tmp_path)
    for found in (still_open, bytes_of(tmp_path)):
        assert [id for id in gone if id.encode() in found] == []
        assert all(id.encode() in found for id, day in ids if day >= LIMIT.isoformat())
    assert ask(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_events_crashes_and_tries_go_with_their_day_and_weekly_counts_stay(tmp_path: Path) -> None:
    old, new = LIMIT - timedelta(days=1), LIMIT
    ids = keep(tmp_path, [visit(old, Event(3, "page", "intent"), END), visit(new, END)])
    with closing(sqlite3.connect(tmp_path / BOOK)) as conn, conn:
        for day in (old, new):
            conn.execute(
                "INSERT INTO crash (day, type, file, line) VALUES (?, 'KeyError', 'a.py', 1)",
                [day.isoformat()],
            )
            conn.execute(
                "INSERT INTO attempt (day, part, came) VALUES (?, 'morning', 'wrong')",
                [day.isoformat()],
            )
    counted = figures(tmp_path, FIRST, TODAY)
    assert counted.visits == 2
    assert purge(tmp_path, LIMIT, TODAY) == Purge(1, True)
    assert ask(tmp_path, "SELECT id FROM visit") == [(ids[1],)]
    assert ask(tmp_path, "SELECT DISTINCT visit FROM event") == [(ids[1],)]
    for table in ("crash", "attempt"):
        assert ask(tmp_path, f"SELECT day FROM {table}") == [(new.isoformat(),)]
    assert figures(tmp_path, FIRST, TODAY) == counted
    assert ask(tmp_path, "SELECT * FROM upkeep") == [
        ("purge", TODAY.isoformat(), LIMIT.isoformat())
    ]


def test_a_visit_that_is_still_open_stays_whatever_its_day(tmp_path: Path) -> None:
    keep(tmp_path, [visit(FIRST, Event(3, "page", "intent"))])
    assert purge(tmp_path, LIMIT, TODAY) == Purge(0, True)
    assert ask(tmp_path, "SELECT count(*) FROM visit") == [(1,)]


def test_a_purge_with_nothing_to_do_is_noted_and_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    keep(tmp_path, [visit(TODAY, END)])
    rows = ask(tmp_path, "SELECT * FROM event")
    for day in (TODAY, TODAY, TODAY + timedelta(days=1)):
        assert purge(tmp_path, LIMIT, day) == Purge(0, True)
        assert ask(tmp_path, "SELECT day FROM upkeep") == [(day.isoformat(),)]
    assert ask(tmp_path, "SELECT * FROM event") == rows


def test_where_there_is_no_book_there_is_nothing_to_purge(tmp_path: Path) -> None:
    assert purge(tmp_path, LIMIT, TODAY) == Purge(0, True)
    assert list(tmp_path.iterdir()) == []


def test_while_somebody_reads_traces_are_left_and_the_next_purge_takes_them_away(
    tmp_path: Path,
) -> None:
    ids = grown(tmp_path, 1)
    gone = [id for id, day in ids if day < LIMIT.isoformat()]
    db, _ = open_book(tmp_path, (), TODAY)
    with closing(db.conn) as conn, closing(sqlite3.connect(tmp_path / BOOK)) as reader:
        conn.execute("PRAGMA busy_timeout = 0")
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM visit").fetchone() == (400,)
        assert purge_book(conn, LIMIT, TODAY) == Purge(len(gone), False)
        assert any(id.encode() in bytes_of(tmp_path) for id in gone)
        assert ask(tmp_path, "SELECT what FROM upkeep") == [("unclean",)]
        reader.execute("ROLLBACK")
        assert purge_book(conn, LIMIT, TODAY) == Purge(0, True)
        assert not any(id.encode() in bytes_of(tmp_path) for id in gone)
        assert ask(tmp_path, "SELECT what FROM upkeep") == [("purge",)]


def test_a_damaged_book_is_neither_purged_nor_put_aside(tmp_path: Path) -> None:
    (tmp_path / BOOK).write_bytes(b"This is no database. " * 500)
    with pytest.raises(sqlite3.DatabaseError):
        purge(tmp_path, LIMIT, TODAY)
    assert bytes_of(tmp_path).startswith(b"This is no database.")


def test_a_purge_that_dies_on_a_full_disk_loses_no_visit_and_is_made_good_later(
    tmp_path: Path,
) -> None:
    ids = grown(tmp_path, 1)
    child = os.fork()
    if child == 0:
        import resource

        try:
            size = (tmp_path / BOOK).stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
            purge(tmp_path, LIMIT, TODAY)
        except sqlite3.Error:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 3
    kept = {id for id, day in ids if day >= LIMIT.isoformat()}
    left = {str(row[0]) for row in ask(tmp_path, "SELECT id FROM visit")}
    assert kept <= left
    assert ask(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert purge(tmp_path, LIMIT, TODAY).clean
    assert {str(row[0]) for row in ask(tmp_path, "SELECT id FROM visit")} == kept
    found = bytes_of(tmp_path)
    assert not any(id.encode() in found for id, _ in ids if id not in kept)
