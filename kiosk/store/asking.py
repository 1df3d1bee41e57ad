"""Asks the logbook without changing anything, even where it cannot be written, or a host is writing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from kiosk.store.damage import legibly
from kiosk.store.folder import BOOK

WAIT = 5.0
"""Seconds to wait for a host that is writing."""

PAUSE = 1.0
"""Seconds to wait for one that moves its words into the book."""

UNSHARED = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)

T = TypeVar("T")


def ask(folder: Path, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
    """What the book in a folder answers, all of it at one moment; `nothing` where there is no book.

    Raises sqlite3.Error where the logbook is damaged or of an older version, OSError where it cannot be read.
    """
    path = folder / BOOK
    if not path.exists():
        return nothing
    with path.open("rb"):
        address = f"{path.as_uri()}?mode=ro"
    try:
        return _asked(address, question, nothing)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF not in UNSHARED:
            raise
        # A folder that cannot be written has no room for what a shared reading needs.
        _settle(path)
        return _asked(f"{address}&immutable=1", question, nothing)


def _settle(path: Path) -> None:
    """Wait for a host that has not yet moved all it wrote into the book itself, which alone is read then."""
    ahead, deadline = path.with_name(f"{path.name}-wal"), monotonic() + PAUSE
    while ahead.exists() and ahead.stat().st_size and monotonic() < deadline:
        sleep(0.02)


def _asked(address: str, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
    conn = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        with legibly():
            conn.execute("BEGIN")
            if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone():
                return nothing
            return question(conn)
    finally:
        conn.close()
