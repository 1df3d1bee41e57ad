"""Opens the logbook: a damaged one is put aside, and not deleted."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from kiosk.store.aside import put_aside
from kiosk.store.folder import BOOK
from kiosk.store.schema_weeks import migrations

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
WAIT = 5.0
"""Seconds to wait for another process that is writing."""


def open_book(
    folder: Path, words: Iterable[str], day: date, sole: Callable[[], bool] = lambda: True
) -> Database:
    """The book, ready for these words; a damaged one is put aside, unless others have it open.

    Where they close a file that was renamed, SQLite deletes what belongs to the one in its place.
    """
    try:
        db = connect(folder / BOOK)
    except sqlite3.DatabaseError as fault:
        if not (damaged(fault) and sole()):
            raise
        put_aside(folder, day)
        db = connect(folder / BOOK)
    bring_up(db, words)
    return db


def sound(conn: sqlite3.Connection) -> bool:
    """Whether the whole file is as it should be, its indices too."""
    return bool(conn.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def mended(conn: sqlite3.Connection) -> bool:
    """Whether only indices were broken: they are made anew from the rows, or else nothing is changed."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute("REINDEX")
        whole = sound(conn)
        conn.execute("COMMIT" if whole else "ROLLBACK")
        return whole
    except sqlite3.DatabaseError as fault:
        conn.rollback()
        if damaged(fault):
            return False
        raise


def bring_up(db: Database, words: Iterable[str]) -> None:
    """Give a book the tables of this version, and these words; nobody else may be doing so."""
    migrations.apply(db)
    with db.atomic():
        db.conn.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in words))


def damaged(fault: sqlite3.Error) -> bool:
    """Whether an error means that the file itself is broken."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF in DAMAGE


def connect(path: Path) -> Database:
    """The book, with the settings of a connection; sqlite3.DatabaseError where it is damaged."""
    conn = sqlite3.connect(path, timeout=WAIT)
    try:
        db = Database(conn, execute_plugins=False)
        # Settings of a connection, which the file does not remember.
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA synchronous = FULL")
        if not (sound(conn) or mended(conn)):
            fault = sqlite3.DatabaseError("The file is damaged")
            fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise fault
        db.enable_wal()
    except BaseException:
        conn.close()
        raise
    return db
