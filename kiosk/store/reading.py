"""Reads visits whole, as the rows of the book say them."""

import sqlite3
from pathlib import Path
from typing import Any

from kiosk.store.asking import ask

VISITS = "SELECT * FROM visit ORDER BY rowid"
FOUND = "SELECT * FROM visit WHERE id BETWEEN ? AND ? LIMIT 2"
EVENTS = "SELECT number, second, kind, page, choice FROM event WHERE visit = ? ORDER BY number"
CRASHES = "SELECT day, type, file, line FROM crash WHERE visit = ? ORDER BY number"


def visits(folder: Path) -> list[dict[str, Any]]:
    """All visits, the oldest first; none where there is no logbook yet.

    Raises sqlite3.Error where the logbook is damaged, OSError where it cannot be read.
    """
    return ask(folder, lambda conn: [_plain(row) for row in _rows(conn, VISITS)], [])


def visit(folder: Path, start: str) -> dict[str, Any] | None:
    """The only visit whose id begins so, with its events and crashes; none where there is not one."""

    def whole(conn: sqlite3.Connection) -> dict[str, Any] | None:
        found = _rows(conn, FOUND, start, f"{start}g") if start else []
        if len(found) != 1:
            return None
        id = found[0]["id"]
        events, crashes = _rows(conn, EVENTS, id), _rows(conn, CRASHES, id)
        return _plain(found[0]) | {"events": events, "crashes": crashes}

    return ask(folder, whole, None)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"helped": bool(row["helped"])}


def _rows(conn: sqlite3.Connection, sql: str, *given: str) -> list[dict[str, Any]]:
    found = conn.execute(sql, given)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]
