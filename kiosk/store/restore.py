"""Puts the log of a backup in the place of the log in a data folder, with other files, all or nothing."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from kiosk.files import lock_folder, open_private, write_files
from kiosk.store.backup import COPY_FILE, copy_day
from kiosk.store.connection import IS_BLANK, connect_log, delete_drafts, delete_write_ahead, migrate
from kiosk.store.corruption import is_damage, undecodable_is_damage
from kiosk.store.damaged_logs import forget_restarts, put_log_aside, take_log_back
from kiosk.store.data_folder import LOG_FILE, make_data_folder
from kiosk.store.event_writer import settle_visits, transaction
from kiosk.store.kept_logs import is_newer_name, put_newer_log_aside
from kiosk.store.locks import LogLocks
from kiosk.store.newer_log import NewerLogError, require_known_log
from kiosk.store.schema import migrations
from kiosk.store.schema_check import foreign_objects, newer_migrations

DRAFT = f".{LOG_FILE}.restored"
"""The log of a backup while it is checked; one of the drafts that `delete_drafts` deletes."""

PIECE = 2**20
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


class KioskRunsError(Exception):
    """A kiosk has the log of the folder open."""


class ForeignLogError(Exception):
    """The log of a backup is damaged, or is none that this version or an earlier one has made."""


@contextmanager
def closed_log(folder: Path) -> Iterator[None]:
    """Keep every kiosk from opening the log of a folder, which is made if need be.

    Raises KioskRunsError where one has it open, OSError.
    """
    make_data_folder(folder)
    locks = LogLocks(folder)
    try:
        with locks.exclusive():
            if not locks.is_only_user():
                raise KioskRunsError
            yield
    finally:
        locks.close()


def restore_files(
    folder: Path,
    extract_log: Callable[[Path], None] | None,
    files: Callable[[], Mapping[Path, bytes]],
    today: date,
) -> str:
    """Replace the log by what `extract_log` writes into a file, and write other files; within `closed_log`.

    A log that a newer version has kept is put aside: the name that it gets, else "".

    The copy of the log that was there goes before another log takes its place: at no moment can that be begun
    anew from it. The kiosk makes a new one in its first quiet time. After an exception all is as it was;
    ForeignLogError, NewerLogError, OSError and sqlite3.Error say why. `files` is called once nobody else changes
    the folder.
    """
    draft, aside = folder / DRAFT, ""
    delete_drafts(folder)
    try:
        contents: dict[Path, Iterator[bytes] | bytes | None] = {}
        if extract_log:
            open(draft, "xb", opener=open_private).close()
            extract_log(draft)
            _prepare_log(draft, today)
            aside = _close_old_log(folder, today)
            contents = {folder / COPY_FILE: None, folder / LOG_FILE: _pieces(draft)}
        with lock_folder(folder):
            contents |= files()
            write_files(contents)
    except BaseException:
        # It is there where only the cleaning up was interrupted.
        if aside and not (folder / LOG_FILE).exists():
            take_log_back(folder, aside)
        raise
    finally:
        with suppress(OSError):
            delete_drafts(folder)
    if extract_log:
        # All is in its place: a notice that stays for some days is no reason to say that this failed.
        with suppress(OSError):
            forget_restarts(folder)
    return aside if is_newer_name(aside) else ""


def _prepare_log(draft: Path, today: date) -> None:
    """Bring the log to the tables of this version; rows in doubt are judged here, where nobody doubts any more."""
    try:
        # Nothing in the file may be run before it is known to be a kiosk's own.
        with closing(sqlite3.connect(draft)) as conn, undecodable_is_damage():
            conn.execute("PRAGMA trusted_schema = OFF")
            if newer := newer_migrations(conn):
                raise NewerLogError(newer[0])
            if conn.execute(IS_BLANK).fetchone()[0] or foreign_objects(conn):
                raise ForeignLogError
        db = connect_log(draft)
        try:
            migrate(db, ())
            if _schema(db.conn) != _own_schema():
                raise ForeignLogError
            with transaction(db.conn):
                settle_visits(db.conn, 0, today)
            # One file alone is what can be put into its place.
            db.disable_wal()
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        if is_damage(error) or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
            raise ForeignLogError from None
        raise


def _schema(conn: sqlite3.Connection) -> set[tuple[object, ...]]:
    return set(conn.execute(SCHEMA).fetchall())


def _own_schema() -> set[tuple[object, ...]]:
    """What a new log consists of."""
    db = Database(memory=True)
    try:
        migrations.apply(db)
        return _schema(db.conn)
    finally:
        db.close()


def _close_old_log(folder: Path, today: date) -> str:
    """Leave nothing of the log that is there outside its one file; the new name of one that is put aside, else "".

    That is one that is damaged, or that a newer version has kept.
    """
    path, aside = folder / LOG_FILE, ""
    if path.exists():
        is_newer = _is_newer(path)
        try:
            with closing(sqlite3.connect(path)) as conn:
                conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            if not is_newer:
                aside = put_log_aside(folder, today, copy_day(folder))
        if is_newer:
            aside = put_newer_log_aside(folder, today)
    # What is left would be taken for a part of the new log.
    delete_write_ahead(path)
    return aside


def _is_newer(path: Path) -> bool:
    try:
        require_known_log(path)
    except NewerLogError:
        return True
    return False


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
