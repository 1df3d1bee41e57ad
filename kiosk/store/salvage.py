"""Brings over into a new logbook what can still be read of a damaged one, which stays as it is."""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from kiosk.store.recount import recount
from kiosk.store.writing import writing

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

COLUMNS = "SELECT name FROM pragma_table_info(?)"
HOW = ("mode=ro", "mode=ro&immutable=1")
"""With what was written ahead of the file; where not all can be read so, without that."""

Row = tuple[object, ...]


def salvage(conn: sqlite3.Connection, damaged: Path) -> int:
    """Copy each row that can be read and that the book takes; how many visits there are then.

    Raises sqlite3.Error where the book itself cannot be written.
    """
    with writing(conn):
        for how in HOW:
            with closing(sqlite3.connect(f"{damaged.as_uri()}?{how}", uri=True)) as old:
                # A letter that broke is no reason to read no further: the new book refuses its row.
                old.text_factory = lambda said: said.decode(errors="replace")
                whole = [_copy(old, conn, table) for table in ORDER]
                if all(whole):
                    break
        if not conn.execute("SELECT 1 FROM week").fetchone():
            recount(conn)
    return int(conn.execute("SELECT count(*) FROM visit").fetchone()[0])


def _copy(old: sqlite3.Connection, conn: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table; whether all of it could be read."""
    known = {name for (name,) in conn.execute(COLUMNS, [table])}
    try:
        names = [name for (name,) in old.execute(COLUMNS, [table]) if name in known]
    except sqlite3.DatabaseError:
        return False
    if not names:
        return False
    marks = ", ".join("?" for _ in names)
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"
    rows = _rows(old, conn, table, names)
    while True:
        try:
            row = next(rows)
        except StopIteration as end:
            return bool(end.value)
        # It points to a row that is lost, or is none that the book may hold.
        with suppress(sqlite3.IntegrityError):
            conn.execute(insert, row)


def _rows(
    old: sqlite3.Connection, conn: sqlite3.Connection, table: str, names: Sequence[str]
) -> Generator[Row, None, bool]:
    """All rows, or those that lie around what is broken; true where nothing is."""
    asked = f"SELECT {', '.join(names)} FROM {table} NOT INDEXED"
    order = ORDER[table]
    if (yield from _until_broken(old, f"{asked} ORDER BY {', '.join(order)}")):
        return True
    if table == "event":
        for (visit,) in conn.execute("SELECT id FROM visit").fetchall():
            yield from _until_broken(old, f"{asked} WHERE visit = ? ORDER BY number", visit)
        return False
    back = ", ".join(f"{name} DESC" for name in order)
    yield from reversed(list(_until_broken(old, f"{asked} ORDER BY {back}")))
    return False


def _until_broken(old: sqlite3.Connection, sql: str, *given: object) -> Generator[Row, None, bool]:
    try:
        yield from old.execute(sql, given)
    except sqlite3.DatabaseError:
        return False
    return True
