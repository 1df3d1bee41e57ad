"""Opens the visit log for writing, and asks it read-only questions."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from sqlite_utils import Database

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.migrations import migrations
from kiosk.store.recovery import (
    damage_error,
    decode_leniently,
    is_damage,
    is_intact,
    is_write_protected,
    put_log_aside,
)

CACHE = 256
"""Kilobytes of the book that are kept in memory."""

WAIT = 5.0
"""Seconds to wait for another process that is writing."""


def open_log(
    folder: Path, words: Iterable[str], day: date, sole: Callable[[], bool] = lambda: True
) -> Database:
    """The book, ready for these words; a damaged one is put aside, unless others have it open.

    They would go on writing in the file that was renamed, and their visits would be in no new one.
    """
    path, words = folder / LOG_FILE, tuple(words)
    try:
        return _ready(path, words)
    except sqlite3.DatabaseError as fault:
        if not ((is_damage(fault) or is_write_protected(path)) and sole()):
            raise
    put_log_aside(folder, day)
    return _ready(path, words)


def rebuild_indices(conn: sqlite3.Connection) -> bool:
    """Whether only indices were broken: they are made anew from the rows, or else nothing is changed."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute("REINDEX")
        whole = is_intact(conn)
        conn.execute("COMMIT" if whole else "ROLLBACK")
        return whole
    except sqlite3.DatabaseError as fault:
        conn.rollback()
        # Rows that are there twice fit into no index.
        if is_damage(fault) or isinstance(fault, sqlite3.IntegrityError):
            return False
        raise


def migrate(db: Database, words: Iterable[str]) -> None:
    """Give a book the tables of this version, and these words; nobody else may be doing so."""
    with decode_leniently():
        begun = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone()
        try:
            migrations.apply(db)
        except sqlite3.OperationalError as fault:
            if begun and getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
                # The file does not know any more which tables it has.
                raise damage_error() from None
            raise
        with db.atomic():
            db.conn.executemany(
                "INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in words)
            )


def _ready(path: Path, words: Iterable[str]) -> Database:
    db = connect_log(path)
    try:
        migrate(db, words)
    except BaseException:
        db.close()
        raise
    return db


def connect_log(path: Path) -> Database:
    """The book, with the settings of a connection; sqlite3.DatabaseError where it is damaged."""
    conn = sqlite3.connect(path, timeout=WAIT)
    try:
        with decode_leniently():
            return _connected(conn)
    except BaseException as fault:
        conn.close()
        if getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
            # What is asked here can always be answered: so it is the file.
            raise damage_error() from None
        raise


def _connected(conn: sqlite3.Connection) -> Database:
    db = Database(conn, execute_plugins=False)
    # Settings of a connection, which the file does not remember.
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA synchronous = FULL")
    # The host must not grow with its book.
    db.execute(f"PRAGMA cache_size = -{CACHE}")
    if not (is_intact(conn) or rebuild_indices(conn)):
        raise damage_error()
    db.enable_wal()
    return db


WAIT_asking = 5.0
"""Seconds to wait for a host that is writing."""

PAUSE = 1.0
"""Seconds to wait for one that moves its words into the book."""

UNSHARED = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)

T = TypeVar("T")


def query_log(folder: Path, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
    """What the book in a folder answers, all of it at one moment; `nothing` where there is no book.

    Raises sqlite3.Error where the logbook is damaged or of an older version, OSError where it cannot be read.
    """
    path = folder / LOG_FILE
    if not path.exists():
        return nothing
    with path.open("rb"):
        address = f"{path.as_uri()}?mode=ro"
    try:
        return _asked(address, question, nothing)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF not in UNSHARED:
            raise
        # A folder that cannot be written has no room for what a shared reading needs.
        _settle(path)
        return _asked(f"{address}&immutable=1", question, nothing)


def _settle(path: Path) -> None:
    """Wait for a host that has not yet moved all it wrote into the book itself, which alone is read then."""
    ahead, deadline = path.with_name(f"{path.name}-wal"), monotonic() + PAUSE
    while ahead.exists() and ahead.stat().st_size and monotonic() < deadline:
        sleep(0.02)


def _asked(address: str, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
    conn = sqlite3.connect(address, uri=True, timeout=WAIT_asking, isolation_level=None)
    try:
        with decode_leniently():
            conn.execute("BEGIN")
            if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone():
                return nothing
            return question(conn)
    finally:
        conn.close()


OLD = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'week')"


def upgrade_log(folder: Path) -> None:
    """Bring a logbook of an earlier version up to this one; one that cannot be written stays as it is.

    Raises sqlite3.Error and OSError where it cannot be read.
    """
    if query_log(folder, lambda conn: bool(conn.execute(OLD).fetchone()[0]), False):
        with suppress(OSError, sqlite3.OperationalError):
            _renew(folder)


def _renew(folder: Path) -> None:
    from kiosk.store.locks import Locks

    pass

    locks = Locks(folder)
    try:
        with locks.preparing():
            db = connect_log(folder / LOG_FILE)
            try:
                migrate(db, ())
            finally:
                db.close()
    finally:
        locks.close()
