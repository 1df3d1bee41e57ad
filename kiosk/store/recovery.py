"""Recovers the readable rows of a damaged visit log into a new one; the damaged file stays as it is."""

import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from kiosk.store.corruption import invalid_dates
from kiosk.store.damaged_logs import WAITING_LOG, has_waiting_log, name_damaged_log
from kiosk.store.event_writer import INSERT_WORD, transaction
from kiosk.store.weekly_counts import recount_weeks

ROW_ORDER = {
    "word": ("id",),
    "visit": ("rowid",),
    "event": ("visit", "number"),
    "crash": ("rowid",),
    "attempt": ("rowid",),
    "week": ("monday", "what", "value", "number"),
    "upkeep": ("what",),
}
"""The tables, each after those that it refers to, and the order in which its rows lie in the file."""

FIRST_MONDAY, WEEKS = date(2024, 1, 1), 2000
"""The weeks in which a kiosk may have counted, up to 2062."""

MAX_GAP = 10_000
"""Row numbers that are looked up in vain before the rest of a table is given up."""

LAST_ROWID = 2**63 - 1
COLUMN_NAMES = "SELECT name FROM pragma_table_info(?)"

OPEN_MODES = ("mode=ro", "mode=ro&immutable=1")
"""With the write-ahead log; where not all can be read so, without it."""

Row = tuple[object, ...]


def recover_log(conn: sqlite3.Connection, folder: Path, day: date) -> tuple[str, int]:
    """Copy the readable rows of the damaged log that waits, if any, and give that its final name.

    The name and the number of visits that the new log has then; ("", 0) where none waits.
    """
    if not has_waiting_log(folder):
        return "", 0
    visits = copy_rows(conn, folder / WAITING_LOG)
    return name_damaged_log(folder, day), visits


def copy_rows(conn: sqlite3.Connection, damaged: Path) -> int:
    """Copy each row that can be read and that the new log accepts; how many visits it has then.

    Raises sqlite3.Error where the new log cannot be written.
    """
    with transaction(conn):
        for mode in OPEN_MODES:
            with closing(sqlite3.connect(f"{damaged.as_uri()}?{mode}", uri=True)) as old:
                # A broken character is no reason to stop reading: the new log refuses that row.
                old.text_factory = lambda text: text.decode(errors="replace")
                # Without this SQLite reads nothing of a file whose end is missing.
                old.execute("PRAGMA writable_schema = ON")
                complete = [_copy_table(old, conn, table) for table in ROW_ORDER]
                if all(complete):
                    break
        for statement in invalid_dates(conn, "DELETE"):
            conn.execute(statement)
        recount_weeks(conn)
    return int(conn.execute("SELECT count(*) FROM visit").fetchone()[0])


def _copy_table(old: sqlite3.Connection, conn: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table; whether all of it could be read."""
    known = {name for (name,) in conn.execute(COLUMN_NAMES, [table])}
    try:
        columns = [name for (name,) in old.execute(COLUMN_NAMES, [table]) if name in known]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    if not columns:
        return False
    marks = ", ".join("?" for _ in columns)
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    rows = readable_rows(old, conn, table, columns)
    while True:
        try:
            row = next(rows)
        except StopIteration as end:
            return bool(end.value)
        # It refers to a row that is lost, or breaks a check of the table.
        with suppress(sqlite3.IntegrityError):
            if table in ("visit", "week"):
                for office in _office_ids(table, dict(zip(columns, row, strict=True))):
                    conn.execute(INSERT_WORD, [office])
            conn.execute(insert, row)


def _office_ids(table: str, row: Mapping[str, object]) -> Iterator[object]:
    """The id of the office in a row: the one word that is not in the content, so it may be lost with the words."""
    if table == "visit":
        yield row["office"]
    if table == "week" and row["what"] == "visit":
        yield row["value"]


def readable_rows(
    old: sqlite3.Connection, conn: sqlite3.Connection, table: str, columns: Sequence[str]
) -> Generator[Row, None, bool]:
    """The rows of a table that can be read, some perhaps twice; returns whether all could be read.

    Where the table breaks off, it is read in pieces, from behind the break, and from its end backwards.
    `conn` is the new log, whose visits tell for which ones events are looked up.
    """
    select = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"
    order = ROW_ORDER[table]
    if (yield from _read_until_error(old, f"{select} ORDER BY {', '.join(order)}")):
        return True
    for condition, key in _lookup_keys(conn, table):
        sql = f"{select} WHERE {condition} ORDER BY {', '.join(order)}"
        yield from _read_until_error(old, sql, key)
    if order == ("rowid",):
        yield from _rows_behind_gaps(old, table, columns)
    if table == "event":
        return False
    backwards = ", ".join(f"{name} DESC" for name in order)
    yield from reversed(list(_read_until_error(old, f"{select} ORDER BY {backwards}")))
    return False


def _lookup_keys(conn: sqlite3.Connection, table: str) -> Iterator[tuple[str, object]]:
    """Conditions with their value, by which the rows of a table can be looked up piece by piece."""
    if table == "event":
        for (visit,) in conn.execute("SELECT id FROM visit").fetchall():
            yield "visit = ?", visit
    if table == "week":
        for number in range(WEEKS):
            yield "monday = ?", (FIRST_MONDAY + timedelta(weeks=number)).isoformat()


def _rows_behind_gaps(old: sqlite3.Connection, table: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows by their rowids, going on behind each gap that cannot be read."""
    select = (
        f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED"
        " WHERE rowid >= ? ORDER BY rowid"
    )
    start, missed = 0, 0
    while missed < MAX_GAP:
        try:
            for rowid, *row in old.execute(select, [start]):
                yield tuple(row)
                start, missed = min(max(start, rowid) + 1, LAST_ROWID), 0
            return
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            start, missed = min(start + 1, LAST_ROWID), missed + 1


def _read_until_error(
    old: sqlite3.Connection, sql: str, *values: object
) -> Generator[Row, None, bool]:
    """The rows up to the first error; returns whether there was none."""
    try:
        yield from old.execute(sql, values)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return True
