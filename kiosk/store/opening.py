"""Opens the logbook: a damaged one is put aside, and not deleted."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from kiosk.store.aside import put_aside
from kiosk.store.damage import broken, damaged, legibly, sealed, sound
from kiosk.store.folder import BOOK
from kiosk.store.schema_weeks import migrations

CACHE = 256
"""Kilobytes of the book that are kept in memory."""

WAIT = 5.0
"""Seconds to wait for another process that is writing."""


def open_book(
    folder: Path, words: Iterable[str], day: date, sole: Callable[[], bool] = lambda: True
) -> Database:
    """The book, ready for these words; a damaged one is put aside, unless others have it open.

    They would go on writing in the file that was renamed, and their visits would be in no new one.
    """
    path, words = folder / BOOK, tuple(words)
    try:
        return _ready(path, words)
    except sqlite3.DatabaseError as fault:
        if not ((damaged(fault) or sealed(path)) and sole()):
            raise
    put_aside(folder, day)
    return _ready(path, words)


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
        # Rows that are there twice fit into no index.
        if damaged(fault) or isinstance(fault, sqlite3.IntegrityError):
            return False
        raise


def bring_up(db: Database, words: Iterable[str]) -> None:
    """Give a book the tables of this version, and these words; nobody else may be doing so."""
    with legibly():
        begun = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone()
        try:
            migrations.apply(db)
        except sqlite3.OperationalError as fault:
            if begun and getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
                # The file does not know any more which tables it has.
                raise broken() from None
            raise
        with db.atomic():
            db.conn.executemany(
                "INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in words)
            )


def _ready(path: Path, words: Iterable[str]) -> Database:
    db = connect(path)
    try:
        bring_up(db, words)
    except BaseException:
        db.close()
        raise
    return db


def connect(path: Path) -> Database:
    """The book, with the settings of a connection; sqlite3.DatabaseError where it is damaged."""
    conn = sqlite3.connect(path, timeout=WAIT)
    try:
        with legibly():
            return _connected(conn)
    except BaseException as fault:
        conn.close()
        if getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
            # What is asked here can always be answered: so it is the file.
            raise broken() from None
        raise


def _connected(conn: sqlite3.Connection) -> Database:
    db = Database(conn, execute_plugins=False)
    # Settings of a connection, which the file does not remember.
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA synchronous = FULL")
    # The host must not grow with its book.
    db.execute(f"PRAGMA cache_size = -{CACHE}")
    if not (sound(conn) or mended(conn)):
        raise broken()
    db.enable_wal()
    return db
