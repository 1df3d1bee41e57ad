"""Brings over into a new logbook what can still be read of a damaged one, which stays as it is."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from kiosk.store.aside import WAITING, give_name, waits
from kiosk.store.damage import undated
from kiosk.store.readable import ORDER, rows_of
from kiosk.store.recount import recount
from kiosk.store.writing import writing

OFFICE = "INSERT OR IGNORE INTO word VALUES (?)"
COLUMNS = "SELECT name FROM pragma_table_info(?)"
HOW = ("mode=ro", "mode=ro&immutable=1")
"""With what was written ahead of the file; where not all can be read so, without that."""


def bring_over(conn: sqlite3.Connection, folder: Path, day: date) -> tuple[str, int]:
    """Copy what can be read of a damaged book that waits; its name from now on, and how many visits there are."""
    if not waits(folder):
        return "", 0
    saved = salvage(conn, folder / WAITING)
    return give_name(folder, day), saved


def salvage(conn: sqlite3.Connection, damaged: Path) -> int:
    """Copy each row that can be read and that the book takes; how many visits there are then.

    Raises sqlite3.Error where the book itself cannot be written.
    """
    with writing(conn):
        for how in HOW:
            with closing(sqlite3.connect(f"{damaged.as_uri()}?{how}", uri=True)) as old:
                # A letter that broke is no reason to read no further: the new book refuses its row.
                old.text_factory = lambda said: said.decode(errors="replace")
                # Else nothing is read of a file whose end is missing.
                old.execute("PRAGMA writable_schema = ON")
                whole = [_copy(old, conn, table) for table in ORDER]
                if all(whole):
                    break
        for statement in undated(conn, "DELETE"):
            conn.execute(statement)
        recount(conn)
    return int(conn.execute("SELECT count(*) FROM visit").fetchone()[0])


def _copy(old: sqlite3.Connection, conn: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table; whether all of it could be read."""
    known = {name for (name,) in conn.execute(COLUMNS, [table])}
    try:
        names = [name for (name,) in old.execute(COLUMNS, [table]) if name in known]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    if not names:
        return False
    marks = ", ".join("?" for _ in names)
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"
    rows = rows_of(old, conn, table, names)
    while True:
        try:
            row = next(rows)
        except StopIteration as end:
            return bool(end.value)
        # It points to a row that is lost, or is none that the book may hold.
        with suppress(sqlite3.IntegrityError):
            if table in ("visit", "week"):
                for office in _offices(table, dict(zip(names, row, strict=True))):
                    conn.execute(OFFICE, [office])
            conn.execute(insert, row)


def _offices(table: str, row: Mapping[str, object]) -> Iterator[object]:
    """The one word of a row that is not in the content: it need not be lost with the words."""
    if table == "visit":
        yield row["office"]
    if table == "week" and row["what"] == "visit":
        yield row["value"]
