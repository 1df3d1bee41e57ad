"""The copy of the visit log in the data folder, from which a damaged log is begun anew."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from kiosk.files import LockedError, replaced_file, wait_for_lock
from kiosk.store.corruption import damage_error, is_damage, is_intact, undecodable_is_damage

try:
    import fcntl
except ImportError:
    # Windows has one supervisor a folder.
    fcntl = None  # type: ignore[assignment]

COPY_FILE = "logbook-copy.db"

CACHE_KIBIBYTES = 256
"""Size of the page cache while the copy is checked: the supervisor must not grow with its log."""

STEP_PAGES = 256
"""Pages that are copied between two questions whether to stop: a megabyte, some milliseconds."""


class _StoppedError(Exception):
    """The copying was asked to stop."""


def never() -> bool:
    """For a copy that nothing stops."""
    return False


def renew_copy(
    conn: sqlite3.Connection, folder: Path, stops: Callable[[], bool] = never
) -> bool | None:
    """Replace the copy in a folder by one of the log that is open, if that one is intact; whether it is.

    None where `stops`, which is called many times a second, ended it. Raises OSError and sqlite3.Error where no
    copy can be written. Whatever goes wrong, the last copy stays.
    """
    with _only_one_at_a_time(folder), suppress(_StoppedError):
        try:
            with replaced_file(folder / COPY_FILE) as draft:
                copy_log(conn, draft, stops)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return False
        return True
    return None


def renew_copy_after_purge(conn: sqlite3.Connection, folder: Path) -> None:
    """Let no deleted row outlive a purge in the copy: where no new copy can be written, the last one is deleted.

    Raises a damage error where the log itself is damaged: then the last copy is needed.
    """
    try:
        intact = renew_copy(conn, folder)
    except LockedError:
        raise
    except (OSError, sqlite3.OperationalError):
        # On a full disk this also makes the room for the next one.
        delete_copy(folder)
    else:
        if not intact:
            raise damage_error()


def copy_log(conn: sqlite3.Connection, target: Path, stops: Callable[[], bool] = never) -> None:
    """Copy the log that is open into an empty file, and check the copy; a damage error where it is not intact.

    It copies the log as it was at the beginning, whatever another process writes meanwhile.
    """

    def ask(status: int, remaining: int, total: int) -> None:
        if stops():
            raise _StoppedError

    with closing(sqlite3.connect(target)) as copy:
        # The file is a draft until all of it is there: it needs no journal of its own.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        with undecodable_is_damage(), _snapshot(conn):
            conn.backup(copy, pages=STEP_PAGES, progress=ask)
        # Otherwise whoever opens the copy would get the files of a write-ahead log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        with undecodable_is_damage():
            intact = is_intact(copy, stops)
    if intact is None:
        raise _StoppedError
    if not intact:
        raise damage_error()


def copy_day(folder: Path) -> date | None:
    """The day of the copy in a folder; None where there is none."""
    try:
        return datetime.fromtimestamp((folder / COPY_FILE).stat().st_mtime).date()
    except OSError:
        return None


def delete_copy(folder: Path) -> None:
    """Delete the copy in a folder, if there is one."""
    (folder / COPY_FILE).unlink(missing_ok=True)


@contextmanager
def _snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """One read transaction, so that copying does not begin again whenever another process writes."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        # The transaction begins with the first read.
        conn.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    finally:
        conn.rollback()


@contextmanager
def _only_one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep other processes from renewing the copy meanwhile: theirs may be of before a purge.

    The lock is one on the folder, which needs no further file; LockedError if another program does not release it.
    """
    if not fcntl:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        wait_for_lock(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
