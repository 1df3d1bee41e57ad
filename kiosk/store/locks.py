"""Locks in the data folder: who has the visit log open, and which process keeps which visit.

They are locks on bytes of one file, which the system releases when their holder dies.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kiosk.files import LOCK_TIMEOUT, wait_for_lock
from kiosk.store.data_folder import LOG_FILE, LOG_LOCK_FILE

try:
    import fcntl
except ImportError:
    # Windows has one supervisor a folder.
    fcntl = None  # type: ignore[assignment]

EXCLUSIVE_BYTE = 0
"""Locked by the process that migrates or replaces the log."""

USE_BYTE = 2**49
"""Locked, shared, by all that have the log open; behind the bytes of all visits, whose ids have 48 bits."""


class LogLocks:
    """The lock file of a data folder.

    At most one a process: closing the file anywhere in a process releases all locks that it has on it
    (fcntl(2), "Advisory record locking").
    """

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / LOG_LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        self._visits: set[str] = set()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Be the only process that prepares the log; waits for its turn, and raises LockedError if none comes."""
        if fcntl:
            mode = fcntl.LOCK_EX | fcntl.LOCK_NB
            wait_for_lock(lambda: fcntl.lockf(self._file, mode, 1, EXCLUSIVE_BYTE))
        try:
            yield
        finally:
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, EXCLUSIVE_BYTE)

    def mark_in_use(self) -> None:
        """Say that this process has the log open."""
        if fcntl:
            with suppress(OSError):
                fcntl.lockf(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, USE_BYTE)

    def is_only_user(self) -> bool:
        """Whether no other process has the log open."""
        try:
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, USE_BYTE)
        except OSError:
            return False
        return True

    def mark_unused(self) -> None:
        """Say that this process has closed the log."""
        if fcntl:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, USE_BYTE)

    def hold_visit(self, visit: str) -> None:
        """Say that this process keeps a visit, given by its id."""
        if visit not in self._visits:
            self._visits.add(visit)
            if fcntl:
                with suppress(OSError):
                    fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _visit_byte(visit))

    def release_visit(self, visit: str) -> None:
        """Say that a visit is closed."""
        if visit in self._visits:
            self._visits.remove(visit)
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _visit_byte(visit))

    def is_visit_held(self, visit: str) -> bool:
        """Whether a living process keeps a visit."""
        if visit in self._visits:
            return True
        if not fcntl:
            return False
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _visit_byte(visit))
        except OSError:
            return True
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _visit_byte(visit))
        return False

    def close(self) -> None:
        """Release everything."""
        os.close(self._file)


def find_write_error(folder: Path) -> OSError | sqlite3.Error | None:
    """Why the log of a folder cannot be written, were it only because another program does so for seconds.

    None where it can, and where there is no log yet.
    """
    if not (folder / LOG_FILE).exists():
        return None
    try:
        locks = LogLocks(folder)
        try:
            with (
                locks.exclusive(),
                closing(sqlite3.connect(folder / LOG_FILE, timeout=LOCK_TIMEOUT)) as conn,
            ):
                conn.execute("BEGIN IMMEDIATE")
                conn.rollback()
        finally:
            locks.close()
    except (OSError, sqlite3.Error) as error:
        return error
    return None


def _visit_byte(visit: str) -> int:
    """The byte of a visit: its id, twelve hexadecimal digits, after the exclusive byte."""
    return 1 + int(visit, 16)
