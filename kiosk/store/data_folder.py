"""The data folder: made for this user alone, and why the visit log in it cannot be written."""

import errno
import os
from pathlib import Path

from kiosk.files import FileLimitError, LockedError, require_regular_file

LOG_LOCK_FILE = "kiosk.lock"
"""The file of the locks that kiosks on one folder take; see `kiosk.store.locks`."""

LOG_FILE = "logbook.db"

PROBE_BYTES = 65536
"""Bytes that are written to find out whether there is room on the disk."""

NO_SPACE_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_FILE = "Visits wait to be counted, because {path} is not an ordinary file: move it away, then start the kiosk."
LOCKED = (
    "The visit log in {folder} is locked and visits wait in memory, because {holder} may be using it:"
    " close that program, then try again."
)
PERMISSION_ERRORS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def make_data_folder(folder: Path) -> None:
    """Make the data folder; an empty one that exists is closed to other users.

    One that has files in it keeps its mode: somebody chose it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def log_problem(folder: Path) -> str:
    """Why the visit log cannot be written, in one sentence with the remedy; empty where it can."""
    error = find_log_error(folder)
    return describe_log_error(folder, error) if error else ""


def find_log_error(folder: Path) -> OSError | None:
    """The error that writing in the folder or in its log raises; None where both can be written."""
    probe = folder / f".probe-{os.getpid()}"
    try:
        make_data_folder(folder)
        try:
            with probe.open("wb") as file:
                file.write(bytes(PROBE_BYTES))
                file.flush()
        finally:
            probe.unlink(missing_ok=True)
        require_regular_file(folder / LOG_FILE)
        if (folder / LOG_FILE).exists():
            with (folder / LOG_FILE).open("r+b"):
                pass
    except OSError as error:
        return error
    return None


def describe_lock(folder: Path) -> str:
    """That the visit log is locked, who may hold it, and what to do."""
    from kiosk.store.lock_holder import lock_holder

    return LOCKED.format(
        folder=folder, holder=lock_holder(folder / LOG_FILE, folder / LOG_LOCK_FILE)
    )


def is_locked(error: Exception) -> bool:
    """Whether another program holds the lock that a writer of the log needs."""
    from sqlite3 import SQLITE_BUSY, SQLITE_LOCKED

    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, LockedError) or code in (SQLITE_BUSY, SQLITE_LOCKED)


def describe_log_error(folder: Path, error: Exception) -> str:
    """What is wrong with the visit log and what to do, in one sentence."""
    # It loads sqlite3, which the supervisor needs only after its first page.
    from kiosk.store.corruption import is_damage

    if not isinstance(error, OSError):
        from kiosk.store.newer_log import NewerLogError, describe_newer_log

        if isinstance(error, NewerLogError):
            return describe_newer_log(folder, error)
    number = error.errno if isinstance(error, OSError) else None
    why = os.strerror(number) if number else str(error) or type(error).__name__
    if isinstance(error, FileLimitError):
        return NO_FILE.format(path=folder / LOG_FILE)
    if is_locked(error):
        return describe_lock(folder)
    # SQLite says "database or disk is full" and "attempt to write a readonly database".
    if number in NO_SPACE_ERRORS or "full" in why:
        remedy = "make room on its disk"
    elif number in PERMISSION_ERRORS or "readonly" in why:
        remedy = "give this user the right to write there"
    elif is_damage(error):
        remedy = "close every kiosk that uses this folder, then start one"
    else:
        remedy = "make room on its disk, or name another folder with --data"
    return f"The visit log in {folder} cannot be written ({why}), so visits wait to be counted: {remedy}."
