"""Lets raw rows go: out of the tables, and out of the file; the weekly counts stay."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from kiosk.store.folder import BOOK
from kiosk.store.locks import Locks
from kiosk.store.opening import bring_up, connect
from kiosk.store.writing import writing

# A visit that is still open is another host's to close.
GOING = "day < ? AND outcome IS NOT NULL"
REST = ("crash", "attempt")
NOTE = "INSERT OR REPLACE INTO upkeep (what, day, before) VALUES (?, ?, ?)"

IN_MEMORY = 64 * 2**20
"""Bytes up to which the new file is made in memory."""


class Purge(Struct, frozen=True):
    """What a purge came to: visits deleted; whether their traces are gone from the files, too."""

    visits: int
    clean: bool


def purge(folder: Path, before: date, today: date) -> Purge:
    """Let everything go that is older than a day; no logbook has nothing to let go.

    Raises sqlite3.Error or OSError where the logbook is damaged or cannot be written; it is whole then.
    """
    path = folder / BOOK
    if not path.exists():
        return Purge(0, True)
    locks = Locks(folder)
    try:
        with locks.preparing():
            db = connect(path)
            bring_up(db, ())
        try:
            return purge_book(db.conn, before, today)
        finally:
            db.close()
    finally:
        locks.close()


def retain(conn: sqlite3.Connection, days: int, today: date) -> Purge:
    """Keep so many days; a daily duty."""
    return purge_book(conn, today - timedelta(days=days), today)


def purge_book(conn: sqlite3.Connection, before: date, today: date) -> Purge:
    """Purge an open book, and note the day in it once no trace is left."""
    limit, day = before.isoformat(), today.isoformat()
    with writing(conn):
        visits = conn.execute(f"DELETE FROM visit WHERE {GOING}", [limit]).rowcount
        rest = [conn.execute(f"DELETE FROM {name} WHERE day < ?", [limit]) for name in REST]
        if visits or any(deleted.rowcount for deleted in rest):
            # Until the file is clean, every purge tries again, whatever ends this one.
            conn.execute(NOTE, ("unclean", day, limit))
    clean = not _unclean(conn) or _clean(conn)
    if clean and _noted(conn) != (day, limit):
        with writing(conn):
            conn.execute("DELETE FROM upkeep WHERE what = 'unclean'")
            conn.execute(NOTE, ("purge", day, limit))
        _empty_log(conn)
    return Purge(visits, clean)


def _unclean(conn: sqlite3.Connection) -> bool:
    found = conn.execute("SELECT 1 FROM upkeep WHERE what = 'unclean'").fetchone()
    return found is not None


def _noted(conn: sqlite3.Connection) -> tuple[str, str] | None:
    found = conn.execute("SELECT day, before FROM upkeep WHERE what = 'purge'").fetchone()
    return tuple(found) if found else None


def _clean(conn: sqlite3.Connection) -> bool:
    """Write the file anew: secure_delete alone leaves copies where pages were balanced."""
    (pages,), (size,) = (
        conn.execute(f"PRAGMA page_{name}").fetchone() for name in ("count", "size")
    )
    # What an office has fits; it then leaves nothing in the system's folder for temporary files.
    conn.execute(f"PRAGMA temp_store = {'MEMORY' if pages * size < IN_MEMORY else 'FILE'}")
    conn.execute("VACUUM")
    return _empty_log(conn)


def _empty_log(conn: sqlite3.Connection) -> bool:
    """Empty the write-ahead log; false while somebody still reads in it."""
    busy, _, _ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
