"""Reads what can be read of a damaged logbook: all rows of a table, or those that lie around what is broken."""

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from datetime import date, timedelta

ORDER = {
    "word": ("id",),
    "visit": ("rowid",),
    "event": ("visit", "number"),
    "crash": ("rowid",),
    "attempt": ("rowid",),
    "week": ("monday", "what", "value", "number"),
    "upkeep": ("what",),
}
"""The tables, each after those that its rows point to, and in which order their rows lie in the file."""

FIRST, WEEKS = date(2024, 1, 1), 2000
"""The Mondays of all weeks in which a kiosk may have counted."""

WIDEST, LAST = 10_000, 2**63 - 1
"""Numbers of rows that are looked up in vain before a gap is given up, and the largest that there is."""

Row = tuple[object, ...]


def rows_of(
    old: sqlite3.Connection, conn: sqlite3.Connection, table: str, names: Sequence[str]
) -> Generator[Row, None, bool]:
    """All rows of a table, or some of them, and some of those twice; whether all could be read."""
    asked = f"SELECT {', '.join(names)} FROM {table} NOT INDEXED"
    order = ORDER[table]
    if (yield from _until_broken(old, f"{asked} ORDER BY {', '.join(order)}")):
        return True
    for some, key in _pieces(conn, table):
        yield from _until_broken(old, f"{asked} WHERE {some} ORDER BY {', '.join(order)}", key)
    if order == ("rowid",):
        yield from _beyond(old, table, names)
    if table == "event":
        return False
    back = ", ".join(f"{name} DESC" for name in order)
    yield from reversed(list(_until_broken(old, f"{asked} ORDER BY {back}")))
    return False


def _pieces(conn: sqlite3.Connection, table: str) -> Iterator[tuple[str, object]]:
    """What parts a table into pieces that can be looked up, and which they are."""
    if table == "event":
        for (visit,) in conn.execute("SELECT id FROM visit").fetchall():
            yield "visit = ?", visit
    if table == "week":
        for number in range(WEEKS):
            yield "monday = ?", (FIRST + timedelta(weeks=number)).isoformat()


def _beyond(old: sqlite3.Connection, table: str, names: Sequence[str]) -> Iterator[Row]:
    """The rows by their numbers, on from each that can be looked up again behind a broken piece."""
    asked = (
        f"SELECT rowid, {', '.join(names)} FROM {table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid"
    )
    at, missed = 0, 0
    while missed < WIDEST:
        try:
            for number, *row in old.execute(asked, [at]):
                yield tuple(row)
                at, missed = min(max(at, number) + 1, LAST), 0
            return
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            at, missed = min(at + 1, LAST), missed + 1


def _until_broken(old: sqlite3.Connection, sql: str, *given: object) -> Generator[Row, None, bool]:
    try:
        yield from old.execute(sql, given)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return True
