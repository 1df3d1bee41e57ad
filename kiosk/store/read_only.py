"""Queries the visit log read-only, even where it cannot be written, or while another process writes."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from kiosk.files import require_regular_file
from kiosk.store.corruption import is_damage, undecodable_is_damage
from kiosk.store.data_folder import LOG_FILE

WAIT_SECONDS = 5.0
"""How long to wait for another process that is writing."""

CHECKPOINT_SECONDS = 1.0
"""How long to wait until that process moves its write-ahead log into the file."""

NO_SHARED_MEMORY = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)
"""Errors where SQLite cannot make its -shm file, without which it reads no log in WAL mode.

Source: https://www.sqlite.org/wal.html#read_only_databases
"""

T = TypeVar("T")


def query_log(folder: Path, query: Callable[[sqlite3.Connection], T], default: T) -> T:
    """What `query` returns of the log in a folder, in one read transaction; `default` where there is no log.

    Raises NewerLogError where a newer version has kept the log and this one cannot query it; sqlite3.Error where
    the log is damaged or of an older version, OSError where it cannot be read.
    """
    path = folder / LOG_FILE
    if not path.exists():
        return default
    require_regular_file(path)
    # A file without the right to read it raises its OSError here; SQLite would only say that it cannot open it.
    with path.open("rb"):
        uri = f"{path.as_uri()}?mode=ro"
    try:
        return _run_query(uri, query, default)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in NO_SHARED_MEMORY:
            raise
        _wait_for_checkpoint(path)
        return _run_query(f"{uri}&immutable=1", query, default)


def _is_about_contents(error: Exception) -> bool:
    """Whether an error may come from tables or values that this version does not know."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code == sqlite3.SQLITE_ERROR or is_damage(error)


def _require_known_migrations(conn: sqlite3.Connection) -> None:
    """Raise NewerLogError where a newer version has kept the log."""
    # They load what a query that succeeds does not need.
    from kiosk.store.newer_log import NewerLogError
    from kiosk.store.schema_check import newer_migrations

    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        if newer := newer_migrations(conn):
            raise NewerLogError(newer[0]) from None


def _wait_for_checkpoint(path: Path) -> None:
    """Wait while the write-ahead log holds something: with `immutable` only the file itself is read."""
    ahead, deadline = path.with_name(f"{path.name}-wal"), monotonic() + CHECKPOINT_SECONDS
    while ahead.exists() and ahead.stat().st_size and monotonic() < deadline:
        sleep(0.02)


def _run_query(uri: str, query: Callable[[sqlite3.Connection], T], default: T) -> T:
    conn = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        with undecodable_is_damage():
            conn.execute("BEGIN")
            # An empty file is a log whose first migration has not begun.
            if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone():
                _require_known_migrations(conn)
                return default
            try:
                return query(conn)
            except (sqlite3.Error, ArithmeticError, LookupError, TypeError, ValueError) as error:
                if _is_about_contents(error):
                    _require_known_migrations(conn)
                raise
    finally:
        conn.close()
