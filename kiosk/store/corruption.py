"""Detects corruption: tells a broken visit log from a disk that is full or write-protected."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

DAMAGE_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

DATE_COLUMNS = {
    "visit": ("day", "written"),
    "crash": ("day", "written"),
    "attempt": ("day", "written"),
    "week": ("monday",),
    "upkeep": ("day", "before"),
}
"""Columns that hold a date. The tables check its form only, which 2026-11-31 has, too."""

COLUMN_NAMES = "SELECT name FROM pragma_table_info(?)"
TABLE_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table'"

HEADER_BYTES = 100
FORMAT_VERSIONS = frozenset({1, 2})
"""What SQLite writes as write and read version: bytes 18 and 19 of the header."""

SCHEMA_FORMATS = range(5)
"""What SQLite writes as schema format: bytes 44 to 47, big-endian.

Source of both: https://www.sqlite.org/fileformat2.html#the_database_header
"""


STEPS_BETWEEN_CALLS = 10_000
"""Steps of SQLite's virtual machine after which a check asks whether it shall stop: less than a millisecond."""


def is_damage(error: Exception) -> bool:
    """Whether an error means that the file itself is broken."""
    # The lower byte is the primary result code; the rest tells kinds of it apart.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE_CODES


def damage_error() -> sqlite3.DatabaseError:
    """An error as SQLite raises it for a broken file; `is_damage` is true of it."""
    error = sqlite3.DatabaseError("The file is damaged")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


@contextmanager
def undecodable_is_damage() -> Iterator[None]:
    """Raise a damage error where a text of the file, or of SQLite's message, is not UTF-8."""
    try:
        yield
    except UnicodeDecodeError:
        raise damage_error() from None
    except sqlite3.OperationalError as error:
        # SQLite's own errors have a code; one without is Python's, which could not decode a text.
        if not hasattr(error, "sqlite_errorcode"):
            raise damage_error() from None
        raise


def is_intact(conn: sqlite3.Connection, stops: Callable[[], bool] = lambda: False) -> bool | None:
    """Whether file and indices are sound, and each row is one that a kiosk could have written.

    It reads the whole file; `stops` is called many times a second, and ends it with None once it is true.
    """
    conn.set_progress_handler(stops, STEPS_BETWEEN_CALLS)
    try:
        return _is_intact(conn)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            return None
        raise
    finally:
        conn.set_progress_handler(None, 0)


def _is_intact(conn: sqlite3.Connection) -> bool:
    return (
        conn.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        and conn.execute("PRAGMA foreign_key_check").fetchone() is None
        and all(conn.execute(query).fetchone() is None for query in invalid_dates(conn))
    )


def invalid_dates(conn: sqlite3.Connection) -> Iterator[str]:
    """Queries for the rows with a date that does not exist, one for each table with dates."""
    tables = {name for (name,) in conn.execute(TABLE_NAMES)}
    for table in tables & DATE_COLUMNS.keys():
        # The log of an earlier version has fewer columns.
        columns = {name for (name,) in conn.execute(COLUMN_NAMES, [table])}
        # With a modifier SQLite normalises: date('2026-11-31', '+0 days') is 2026-12-01.
        invalid = " OR ".join(
            f"{column} IS NOT date({column}, '+0 days')"
            for column in DATE_COLUMNS[table]
            if column in columns
        )
        yield f"SELECT 1 FROM {table} WHERE {invalid}"


def is_write_protected(path: Path) -> bool:
    """Whether a broken header forbids SQLite to write the file, which the header of a sound log never does."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError:
        return False
    return len(header) == HEADER_BYTES and not (
        FORMAT_VERSIONS.issuperset(header[18:20])
        and int.from_bytes(header[44:48], "big") in SCHEMA_FORMATS
    )
