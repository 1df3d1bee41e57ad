"""Reads the logbook without changing anything, even where it cannot be written."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from kiosk.store.folder import BOOK

WAIT = 5.0
"""Seconds to wait for a host that is writing."""

UNSHARED = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)

VISITS = "SELECT * FROM visit ORDER BY rowid"
EVENTS = "SELECT number, second, kind, page, choice FROM event WHERE visit = ? ORDER BY number"
CRASHES = "SELECT day, type, file, line FROM crash WHERE visit = ? ORDER BY number"


def visits(folder: Path) -> list[dict[str, Any]]:
    """All visits, the oldest first; none where there is no logbook yet.

    Raises sqlite3.Error where the logbook is damaged, OSError where it cannot be read.
    """
    return [_plain(row) for row in _rows(folder, VISITS)]


def visit(folder: Path, start: str) -> dict[str, Any] | None:
    """The only visit whose id begins so, with its events and crashes; none where there is not one."""
    found = [one for one in visits(folder) if start and one["id"].startswith(start)]
    if len(found) != 1:
        return None
    id = found[0]["id"]
    events, crashes = _rows(folder, EVENTS, id), _rows(folder, CRASHES, id)
    return found[0] | {"events": events, "crashes": crashes}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"helped": bool(row["helped"])}


def _rows(folder: Path, sql: str, *given: str) -> list[dict[str, Any]]:
    path = folder / BOOK
    if not path.exists():
        return []
    with path.open("rb"):
        address = f"{path.as_uri()}?mode=ro"
    try:
        return _asked(address, sql, given)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF not in UNSHARED:
            raise
        # A folder that cannot be written has no room for what a shared reading needs.
        return _asked(f"{address}&immutable=1", sql, given)


def _asked(address: str, sql: str, given: tuple[str, ...]) -> list[dict[str, Any]]:
    conn = sqlite3.connect(address, uri=True, timeout=WAIT)
    try:
        db = Database(conn, execute_plugins=False)
        return list(db.query(sql, given)) if db.table("visit").exists() else []
    finally:
        conn.close()
