"""Tells a broken logbook from a disk that is full or shut."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def damaged(fault: Exception) -> bool:
    """Whether an error means that the file itself is broken."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF in DAMAGE


def broken() -> sqlite3.DatabaseError:
    """The error of a file that is broken."""
    fault = sqlite3.DatabaseError("The file is damaged")
    fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return fault


@contextmanager
def legibly() -> Iterator[None]:
    """Letters that are none, in a row or in what SQLite says of the file, are damage like any other."""
    try:
        yield
    except UnicodeDecodeError:
        raise broken() from None
    except sqlite3.OperationalError as fault:
        # Those of SQLite have a code; this one is Python's, which could not decode a text.
        if not hasattr(fault, "sqlite_errorcode"):
            raise broken() from None
        raise


def sound(conn: sqlite3.Connection) -> bool:
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


def sealed(path: Path) -> bool:
    """Whether the head of a file says, as that of no logbook does, that SQLite must not write it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return len(head) == 100 and not (
        VERSIONS.issuperset(head[18:20]) and int.from_bytes(head[44:48], "big") in FORMATS
    )
