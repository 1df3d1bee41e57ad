"""Deletes old rows from the tables and from the file; the weekly counts stay."""

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from kiosk.store.connection import connect_log, migrate
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import Locks
from kiosk.store.row_writer import transaction

# A visit that is still open is its host's to close.
SOME = """
    DELETE FROM visit WHERE rowid IN (
        SELECT rowid FROM visit WHERE day < ? AND outcome IS NOT NULL AND rowid < ? LIMIT ?
    )
"""
AT_ONCE = 1000
REST = ("crash", "attempt")
OLD = "DELETE FROM {} WHERE day < ? AND rowid < ?"
FRESH = "SELECT min(rowid) FROM {} WHERE day BETWEEN ? AND ?"
LAST = 2**63 - 1
"""The largest rowid."""

NOTE = "INSERT OR REPLACE INTO upkeep (what, day, before) VALUES (?, ?, ?)"

IN_MEMORY = 64 * 2**20
"""Bytes up to which the new file is made in memory."""


class PurgeResult(Struct, frozen=True):
    """What a purge came to: visits deleted; whether their traces are gone from the files, too."""

    visits: int
    clean: bool


def purge(folder: Path, before: date, today: date) -> PurgeResult:
    """Let everything go that is older than a day; no logbook has nothing to let go.

    Raises sqlite3.Error or OSError where the logbook is damaged or cannot be written; it is whole then.
    """
    path = folder / LOG_FILE
    if not path.exists():
        return PurgeResult(0, True)
    locks = Locks(folder)
    try:
        with locks.preparing():
            db = connect_log(path)
            locks.open()
            migrate(db, ())
        try:
            return purge_connection(db.conn, before, today)
        finally:
            db.close()
    finally:
        locks.close()


def purge_daily(conn: sqlite3.Connection, days: int, today: date) -> PurgeResult:
    """Keep so many days; a daily duty.

    What was written after a row that is kept is kept, too: its day was said by a clock that had been set back.
    """
    return purge_connection(conn, today - timedelta(days=days), today, late=True)


def purge_connection(
    conn: sqlite3.Connection, before: date, today: date, *, late: bool = False
) -> PurgeResult:
    """Purge an open book, and note the day in it once no trace is left; `late` as `retain` needs it."""
    limit, day = before.isoformat(), today.isoformat()
    ends = {name: _end(conn, name, limit, day) if late else LAST for name in ("visit", *REST)}
    visits = 0
    while (gone := _let_go(conn, limit, day, ends)) is not None:
        visits += gone
    unclean = _unclean(conn)
    clean = not unclean or _clean(conn)
    if clean and (unclean or _noted(conn) != (day, limit)):
        with transaction(conn):
            conn.execute("DELETE FROM upkeep WHERE what = 'unclean'")
            conn.execute(NOTE, ("purge", day, limit))
        _empty_log(conn)
    return PurgeResult(visits, clean)


def _end(conn: sqlite3.Connection, table: str, limit: str, day: str) -> int:
    """The first row that is kept."""
    found = conn.execute(FRESH.format(table), [limit, day]).fetchone()[0]
    return LAST if found is None else int(found)


def _let_go(conn: sqlite3.Connection, limit: str, day: str, ends: Mapping[str, int]) -> int | None:
    """Delete some visits, and all the rest that is old; how many visits, None once there is nothing left.

    Some at a time, so that another host is never kept from writing for long.
    """
    with transaction(conn):
        visits = conn.execute(SOME, [limit, ends["visit"], AT_ONCE]).rowcount
        rest = sum(conn.execute(OLD.format(name), [limit, ends[name]]).rowcount for name in REST)
        if not visits and not rest:
            return None
        # Until the file is clean, every purge tries again, whatever ends this one.
        conn.execute(NOTE, ("unclean", day, limit))
        return visits


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
