"""Opens the visit log for writing: connection settings, migration, a new log in place of a damaged one."""

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from kiosk.files import (
    BACKUP_SUFFIX,
    LOCKED,
    LockedError,
    replaced_file,
    require_regular_file,
)
from kiosk.store.backup import COPY_FILE, copy_day, copy_log
from kiosk.store.corruption import (
    damage_error,
    is_damage,
    is_intact,
    is_write_protected,
    undecodable_is_damage,
)
from kiosk.store.damaged_logs import LogRestart, note_missing_log, put_log_aside
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.kept_logs import keep_before, name_before
from kiosk.store.locks import LogLocks
from kiosk.store.newer_log import require_known_log
from kiosk.store.schema import migrations
from kiosk.store.schema_check import first_missing
from kiosk.store.vocabulary import entries_of, write_entries

CACHE_KIBIBYTES = 256
"""Size of the page cache: the supervisor must not grow with its log."""

WAIT_SECONDS = 5.0
"""How long to wait for another process that is writing."""

CHECK_BYTES = 32 * 2**20
"""Up to this size a log is checked whenever it is opened, in about a second; a larger one in a quiet time."""

BeforeMigration = Callable[[sqlite3.Connection, str], None]
"""Called with an open log before it is migrated, and the name of the first migration that it lacks."""

IS_BLANK = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)"


def _ignore(restart: LogRestart) -> None:
    pass


def _keep_nothing(conn: sqlite3.Connection, migration: str) -> None:
    """For a log of which there is a copy already."""


def open_log(
    folder: Path,
    words: Iterable[str],
    day: date,
    may_replace: Callable[[], bool] = lambda: True,
    *,
    thorough: bool = True,
    restarted: Callable[[LogRestart], None] = _ignore,
) -> Database:
    """Open the log of a folder, ready for these words.

    A damaged one is put aside, and a log that is damaged or missing is begun anew from the copy, or empty where
    there is none; `restarted` hears of that. `may_replace` tells whether it is allowed: processes that have the
    log open would go on writing in the file that was renamed, and their visits would be missing in the new one.
    `day` is in the name of the damaged file. Unless it is to be `thorough`, a log of more than CHECK_BYTES is
    not checked. Before it is migrated a copy of it is kept, for which it must not be open elsewhere, either.

    Raises NewerLogError, other sqlite3.Error, and OSError.
    """
    path, words = folder / LOG_FILE, entries_of(words)
    if (
        _is_empty(path)
        and copy_day(folder)
        and may_replace()
        and (restart := begin_from_copy(folder, day))
    ):
        restarted(restart)
    keep = _keep_alone(folder, may_replace)
    try:
        return _open_migrated(path, words, keep, thorough=thorough)
    except sqlite3.DatabaseError as error:
        if not ((is_damage(error) or is_write_protected(path)) and may_replace()):
            raise
    restart = begin_from_copy(folder, day)
    restarted(restart or LogRestart(put_log_aside(folder, day, None), day, None))
    return _open_migrated(path, words, keep, thorough=True)


def _keep_alone(folder: Path, is_alone: Callable[[], bool]) -> BeforeMigration:
    """Keep a copy of before a migration, unless others have the log open."""

    def keep(conn: sqlite3.Connection, migration: str) -> None:
        if not is_alone():
            # An earlier version would go on writing into tables that it does not know.
            raise LockedError(errno.EAGAIN, LOCKED)
        keep_before(conn, folder, migration)

    return keep


class _NoCopyError(Exception):
    """There is no copy of the log, or none that can be used."""


def begin_from_copy(folder: Path, day: date) -> LogRestart | None:
    """Put the log aside, if there is one, and begin another from the copy; None where no copy can be used.

    A process that ends in between leaves a folder without a log, and the next one begins that from the copy.
    """
    path, copied = folder / LOG_FILE, copy_day(folder)
    try:
        with replaced_file(path) as draft:
            _write_log(folder / COPY_FILE, draft, _keep_alone(folder, lambda: True))
            name = "" if _is_empty(path) else put_log_aside(folder, day, copied)
            if copied and not name:
                note_missing_log(folder, day, copied)
            # What is left of another log would be taken for a part of this one.
            delete_write_ahead(path)
    except _NoCopyError:
        return None
    return LogRestart(name, day, copied)


def _write_log(copy: Path, draft: Path, keep: BeforeMigration) -> None:
    """Write the copy of a log into an empty file, and bring it to the tables of this version."""
    delete_write_ahead(draft)
    try:
        require_regular_file(copy)
        with copy.open("rb"):
            source = sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)
    except OSError:
        raise _NoCopyError from None
    try:
        with closing(source) as conn:
            if conn.execute(IS_BLANK).fetchone()[0]:
                raise _NoCopyError
            copy_log(conn, draft)
        # A log that cannot be opened would be put aside at once.
        _open_migrated(draft, (), keep, thorough=True).close()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        raise _NoCopyError from None
    finally:
        delete_write_ahead(draft)


def delete_write_ahead(path: Path) -> None:
    """Delete the files that SQLite keeps beside a log that is open."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def delete_drafts(folder: Path) -> None:
    """Delete what a process that died has left of a log that it was to write; hold `LogLocks.exclusive`."""
    # The copy that a restoration was about to delete holds visits, too.
    copies = folder.glob(f".{COPY_FILE}{BACKUP_SUFFIX}")
    kept = folder.glob(f".{name_before('*')}.*")
    for path in (*folder.glob(f".{LOG_FILE}.*"), *copies, *kept):
        path.unlink(missing_ok=True)


def _is_empty(path: Path) -> bool:
    """Whether there is no log, or one without a byte, which to SQLite is a new database."""
    require_regular_file(path)
    return not path.exists() or path.stat().st_size == 0


def _open_migrated(
    path: Path, words: Iterable[str], keep: BeforeMigration, *, thorough: bool
) -> Database:
    db = connect_log(path, thorough=thorough)
    try:
        migrate(db, words, keep)
    except BaseException:
        db.close()
        raise
    return db


def connect_log(path: Path, *, thorough: bool = True) -> Database:
    """Connect to the log with the settings that it needs; sqlite3.DatabaseError where the file is damaged.

    Unless it is to be `thorough`, a file of more than CHECK_BYTES is not checked. NewerLogError where a newer
    version has migrated it: then nothing is written, not even its settings.
    """
    require_regular_file(path)
    require_known_log(path)
    conn = sqlite3.connect(path, timeout=WAIT_SECONDS)
    try:
        with undecodable_is_damage():
            large = path.exists() and path.stat().st_size > CHECK_BYTES
            return _set_up(conn, checks=thorough or not large)
    except BaseException as error:
        conn.close()
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
            # Every statement here is valid in any database: so the fault is in the file.
            raise damage_error() from None
        raise


def _set_up(conn: sqlite3.Connection, *, checks: bool) -> Database:
    db = Database(conn, execute_plugins=False)
    # These hold for a connection; the file does not remember them.
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA synchronous = FULL")
    # A negative size is in KiB, a positive one in pages.
    db.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    if checks and not (is_intact(conn) or rebuild_indices(conn)):
        raise damage_error()
    db.enable_wal()
    return db


def rebuild_indices(conn: sqlite3.Connection) -> bool:
    """Rebuild the indices; whether the file is intact then, otherwise it is left unchanged."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute("REINDEX")
        intact = bool(is_intact(conn))
        conn.execute("COMMIT" if intact else "ROLLBACK")
        return intact
    except sqlite3.DatabaseError as error:
        conn.rollback()
        # Rows that are there twice break the unique indices.
        if is_damage(error) or isinstance(error, sqlite3.IntegrityError):
            return False
        raise


def migrate(db: Database, words: Iterable[str], keep: BeforeMigration = _keep_nothing) -> None:
    """Give a log the tables of this version, and these words; hold `LogLocks.exclusive` meanwhile.

    `keep` is called before a log in use gets its next migration, with the name of that.
    """
    with undecodable_is_damage():
        has_tables = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone()
        try:
            if migration := first_missing(db.conn):
                keep(db.conn, migration)
            migrations.apply(db)
        except sqlite3.OperationalError as error:
            if has_tables and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
                # The schema in the file no longer lists all of its tables.
                raise damage_error() from None
            raise
        with db.atomic():
            write_entries(db.conn, entries_of(words))


@contextmanager
def open_existing_log(folder: Path) -> Iterator[sqlite3.Connection]:
    """The connection of a log that exists, for a command beside the kiosk.

    Raises NewerLogError, other sqlite3.Error, and OSError.
    """
    locks = LogLocks(folder)
    try:
        with locks.exclusive():
            db = _open_migrated(
                folder / LOG_FILE, (), _keep_alone(folder, locks.is_only_user), thorough=True
            )
            locks.mark_in_use()
        try:
            yield db.conn
        finally:
            db.close()
    finally:
        locks.close()
