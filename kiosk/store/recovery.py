"""Puts a damaged visit log aside, and copies what can still be read of it into a new one."""

import re
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

from kiosk.store.data_folder import LOG_FILE, damaged_files
from kiosk.store.row_writer import transaction
from kiosk.store.weekly_counts import recount_weeks

WAITING = "logbook-damaged.db"
"""The name of one until then: whatever ends this process, the next one goes on there."""

TAILS = ("-wal", "-shm", "")
"""What belongs to a logbook; the file itself comes last, so that a rename cut short is done again."""

DAY = re.compile(r"logbook-damaged-(\d{4}-\d{2}-\d{2})")


def put_log_aside(folder: Path, day: date) -> None:
    """Take a damaged book away; one that still waits there makes room."""
    if has_waiting_log(folder):
        name_damaged_log(folder, day)
    _rename(folder, LOG_FILE, WAITING)


def has_waiting_log(folder: Path) -> bool:
    """Whether something has to come over from a damaged book."""
    return (folder / WAITING).exists()


def name_damaged_log(folder: Path, day: date) -> str:
    """Give the one that waits its name for good."""
    stem = f"logbook-damaged-{day.isoformat()}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    name = next(name for name in names if not (folder / name).exists())
    _rename(folder, WAITING, name)
    return name


def delete_damaged_logs(folder: Path, before: date) -> list[str]:
    """Delete those that were put aside before a day; their names.

    None of their rows is younger than the day in the name. OSError where one cannot be deleted.
    """
    gone = [
        name for name in damaged_files(folder) if (day := _day(name)) is not None and day < before
    ]
    for name in gone:
        for tail in TAILS:
            (folder / f"{name}{tail}").unlink(missing_ok=True)
    return gone


def _rename(folder: Path, name: str, other: str) -> None:
    for tail in TAILS:
        part = folder / f"{name}{tail}"
        if part.exists():
            part.rename(folder / f"{other}{tail}")


def _day(name: str) -> date | None:
    if found := DAY.match(name):
        with suppress(ValueError):
            return date.fromisoformat(found[1])
    return None


DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
DATES = {
    "visit": ("day",),
    "crash": ("day",),
    "attempt": ("day",),
    "week": ("monday",),
    "upkeep": ("day", "before"),
}
"""The columns with a day, of which the tables themselves see the shape alone: 2026-11-31 has it, too."""

THERE = "SELECT name FROM sqlite_master WHERE type = 'table'"
VERSIONS, FORMATS = frozenset({1, 2}), range(5)
"""What SQLite may write in the head of a file as its versions, at 18 and 19, and as its format, at 44 to 47."""


def is_damage(fault: Exception) -> bool:
    """Whether an error means that the file itself is broken."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF in DAMAGE


def damage_error() -> sqlite3.DatabaseError:
    """The error of a file that is broken."""
    fault = sqlite3.DatabaseError("The file is damaged")
    fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return fault


@contextmanager
def decode_leniently() -> Iterator[None]:
    """Letters that are none, in a row or in what SQLite says of the file, are damage like any other."""
    try:
        yield
    except UnicodeDecodeError:
        raise damage_error() from None
    except sqlite3.OperationalError as fault:
        # Those of SQLite have a code; this one is Python's, which could not decode a text.
        if not hasattr(fault, "sqlite_errorcode"):
            raise damage_error() from None
        raise


def is_intact(conn: sqlite3.Connection) -> bool:
    """Whether the whole file is as it should be, its indices too, and each row as a host could have written it."""
    return (
        conn.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        and conn.execute("PRAGMA foreign_key_check").fetchone() is None
        and all(conn.execute(asked).fetchone() is None for asked in undated(conn, "SELECT 1"))
    )


def undated(conn: sqlite3.Connection, what: str) -> Iterator[str]:
    """The statements that do `what` to each row whose day is none."""
    there = {name for (name,) in conn.execute(THERE)}
    for table in there & DATES.keys():
        wrong = " OR ".join(f"{column} IS NOT date({column}, '+0 days')" for column in DATES[table])
        yield f"{what} FROM {table} WHERE {wrong}"


def is_write_protected(path: Path) -> bool:
    """Whether the head of a file says, as that of no logbook does, that SQLite must not write it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return len(head) == 100 and not (
        VERSIONS.issuperset(head[18:20]) and int.from_bytes(head[44:48], "big") in FORMATS
    )


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


OFFICE = "INSERT OR IGNORE INTO word VALUES (?)"
COLUMNS = "SELECT name FROM pragma_table_info(?)"
HOW = ("mode=ro", "mode=ro&immutable=1")
"""With what was written ahead of the file; where not all can be read so, without that."""


def recover_log(conn: sqlite3.Connection, folder: Path, day: date) -> tuple[str, int]:
    """Copy what can be read of a damaged book that waits; its name from now on, and how many visits there are."""
    if not has_waiting_log(folder):
        return "", 0
    saved = copy_rows(conn, folder / WAITING)
    return name_damaged_log(folder, day), saved


def copy_rows(conn: sqlite3.Connection, damaged: Path) -> int:
    """Copy each row that can be read and that the book takes; how many visits there are then.

    Raises sqlite3.Error where the book itself cannot be written.
    """
    with transaction(conn):
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
        recount_weeks(conn)
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
