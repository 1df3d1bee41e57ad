"""Deletes old rows from the tables, the file, its copy, and logs kept for another version; monthly counts stay."""

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from kiosk.store.backup import renew_copy_after_purge
from kiosk.store.connection import open_existing_log
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.doubtful_rows import AGE_DAY, DATED_TABLES, mark_ahead
from kiosk.store.event_writer import transaction
from kiosk.store.kept_logs import correct_days, purge_kept_logs

# A visit that is still open is left to the process that keeps it; a row whose date is in doubt has no age yet.
DELETE_VISITS = f"""
    DELETE FROM visit WHERE rowid IN (
        SELECT rowid FROM visit
        WHERE {AGE_DAY} < ? AND date_state != 'doubtful' AND outcome IS NOT NULL AND rowid < ? LIMIT ?
    )
"""
BATCH_VISITS = 1000
"""Visits that are deleted in one transaction, so that another process never waits long to write."""

OTHER_TABLES = tuple(table for table in DATED_TABLES if table != "visit")
"""The other tables whose rows have a day; events go with their visits."""

DELETE_OTHER = f"DELETE FROM {{}} WHERE {AGE_DAY} < ? AND date_state != 'doubtful' AND rowid < ?"
FIRST_KEPT = f"SELECT min(rowid) FROM {{}} WHERE {AGE_DAY} BETWEEN ? AND ?"
LAST_ROWID = 2**63 - 1
FORGET_UNCLEAN = "DELETE FROM maintenance WHERE task = 'unclean'"
NOTE = "INSERT OR REPLACE INTO maintenance (task, day, before) VALUES (?, ?, ?)"

MAX_MEMORY = 64 * 2**20
"""Bytes up to which VACUUM makes the new file in memory."""


class PurgeResult(Struct, frozen=True):
    """How many visits a purge deleted, and whether they are gone from the files, too."""

    visits: int
    clean: bool


def purge(folder: Path, before: date, today: date) -> PurgeResult:
    """Delete everything that is older than the day `before`, from the log of a folder if there is one.

    Raises sqlite3.Error or OSError where the log is damaged or cannot be written; nothing is deleted by halves.
    """
    if not (folder / LOG_FILE).exists():
        return PurgeResult(0, True)
    with open_existing_log(folder) as conn:
        return purge_connection(conn, folder, before, today)


def purge_daily(
    conn: sqlite3.Connection, folder: Path, days: int, today: date, *, trusted: bool = True
) -> PurgeResult:
    """Keep so many days, and every row that was written after one of these.

    A later row with an earlier day was written while the clock was set back: it is younger than its day says.
    One that is dated ahead of a `trusted` today goes so many days after that was found.
    """
    if trusted:
        with transaction(conn):
            mark_ahead(conn, today)
        correct_days(folder, today)
    return purge_connection(conn, folder, today - timedelta(days=days), today, keep_later=True)


def purge_connection(
    conn: sqlite3.Connection, folder: Path, before: date, today: date, *, keep_later: bool = False
) -> PurgeResult:
    """Purge the log of a folder, which is open, and note the day in it once nothing is left in the files.

    `keep_later` keeps what was written after the first row that is young enough, whatever its day.
    """
    limit, day = before.isoformat(), today.isoformat()
    visits = _delete_rows(conn, limit, day, keep_later=keep_later)
    unclean = _is_unclean(conn)
    clean = not unclean or _rewrite_file(conn)
    if unclean and clean:
        renew_copy_after_purge(conn, folder)
    purge_kept(folder, before, today, keep_later=keep_later)
    if clean and (unclean or _last_purge(conn) != (day, limit)):
        with transaction(conn):
            conn.execute(FORGET_UNCLEAN)
            conn.execute(NOTE, ("purge", day, limit))
        _truncate_wal(conn)
    return PurgeResult(visits, clean)


def purge_kept_daily(folder: Path, days: int, today: date, *, trusted: bool) -> None:
    """The part of `purge_daily` that is left where the log is a newer one: logs kept for another version."""
    if trusted:
        correct_days(folder, today)
    purge_kept(folder, today - timedelta(days=days), today, keep_later=True)


def purge_kept(folder: Path, before: date, today: date, *, keep_later: bool = False) -> None:
    """Delete the same rows from the logs of a folder that are kept for another version; see `kept_logs`."""
    limit, day = before.isoformat(), today.isoformat()

    def delete_rows(conn: sqlite3.Connection) -> bool:
        _delete_rows(conn, limit, day, keep_later=keep_later)
        if not _is_unclean(conn):
            return True
        if not _rewrite_file(conn):
            return False
        with transaction(conn):
            conn.execute(FORGET_UNCLEAN)
        return True

    purge_kept_logs(folder, before, delete_rows)


def _delete_rows(conn: sqlite3.Connection, limit: str, day: str, *, keep_later: bool) -> int:
    """Delete all old rows of a log; how many visits. What is left of them in the file is noted."""
    ends = {
        table: _first_kept(conn, table, limit, day) if keep_later else LAST_ROWID
        for table in DATED_TABLES
    }
    visits = 0
    while (deleted := _delete_batch(conn, limit, day, ends)) is not None:
        visits += deleted
    return visits


def _first_kept(conn: sqlite3.Connection, table: str, limit: str, day: str) -> int:
    """The rowid of the first row that is young enough; rows with a day after today do not count."""
    found = conn.execute(FIRST_KEPT.format(table), [limit, day]).fetchone()[0]
    return LAST_ROWID if found is None else int(found)


def _delete_batch(
    conn: sqlite3.Connection, limit: str, day: str, ends: Mapping[str, int]
) -> int | None:
    """Delete a batch of old visits, and all other old rows; how many visits, None once nothing is left."""
    with transaction(conn):
        visits = conn.execute(DELETE_VISITS, [limit, ends["visit"], BATCH_VISITS]).rowcount
        others = sum(
            conn.execute(DELETE_OTHER.format(table), [limit, ends[table]]).rowcount
            for table in OTHER_TABLES
        )
        if not visits and not others:
            return None
        # If this process ends before the file is clean, the next purge still finds this note.
        conn.execute(NOTE, ("unclean", day, limit))
        return visits


def _is_unclean(conn: sqlite3.Connection) -> bool:
    found = conn.execute("SELECT 1 FROM maintenance WHERE task = 'unclean'").fetchone()
    return found is not None


def _last_purge(conn: sqlite3.Connection) -> tuple[str, str] | None:
    """The day of the last complete purge, and its limit."""
    found = conn.execute("SELECT day, before FROM maintenance WHERE task = 'purge'").fetchone()
    return tuple(found) if found else None


def _rewrite_file(conn: sqlite3.Connection) -> bool:
    """Write the file anew; whether the write-ahead log is empty, too.

    PRAGMA secure_delete alone leaves copies of rows where SQLite has moved them between pages of its tree.
    """
    (pages,), (size,) = (
        conn.execute(f"PRAGMA page_{name}").fetchone() for name in ("count", "size")
    )
    # The log of an office fits; so nothing of it gets into the system's folder for temporary files.
    conn.execute(f"PRAGMA temp_store = {'MEMORY' if pages * size < MAX_MEMORY else 'FILE'}")
    conn.execute("VACUUM")
    return _truncate_wal(conn)


def _truncate_wal(conn: sqlite3.Connection) -> bool:
    """Empty the write-ahead log; false while another process still reads in it."""
    busy, _, _ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
