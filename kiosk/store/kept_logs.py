"""Visit logs that are kept for another version of the program: the copy of before a migration, and a newer log.

A program that knows a further migration copies the log as it was before, for one that does not know it. Where that
copy is restored, the newer log is put aside.

One rule holds for both files, and each purge applies it: a row in them goes when it would go in the log, and the
file itself once a row of the day on which it was made would. A file whose rows cannot be deleted goes as a whole.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, datetime, time
from fnmatch import fnmatch
from pathlib import Path

from kiosk.files import replaced_file, require_regular_file
from kiosk.store.backup import CACHE_KIBIBYTES, copy_log
from kiosk.store.damaged_logs import SUFFIXES, rename_log
from kiosk.store.data_folder import LOG_FILE

BEFORE, ASIDE = "logbook-before-{migration}.db", "logbook-newer-{day}{number}.db"
BEFORE_PATTERN, NEWER_PATTERN = "logbook-before-*.db", "logbook-newer-*.db"


def name_before(migration: str) -> str:
    """The name of the copy of before a migration, such as logbook-before-2-trial.db."""
    return BEFORE.format(migration=migration)


def keep_before(conn: sqlite3.Connection, folder: Path, migration: str) -> None:
    """Keep a checked copy of the log that is open, as it is before a migration.

    Raises sqlite3.Error and OSError where it cannot be written; a damage error where the log is not intact.
    """
    with replaced_file(folder / name_before(migration)) as draft:
        copy_log(conn, draft)


def put_newer_log_aside(folder: Path, day: date) -> str:
    """Rename a log that a newer version has kept; the new name, which holds the day."""
    names = (
        ASIDE.format(day=day, number=f"-{number}" if number > 1 else "")
        for number in range(1, 1000)
    )
    name = next(name for name in names if not (folder / name).exists())
    rename_log(folder, LOG_FILE, name)
    return name


def is_newer_name(name: str) -> bool:
    """Whether a name is one that a newer log gets."""
    return fnmatch(name, NEWER_PATTERN)


def list_kept_logs(folder: Path) -> list[Path]:
    """The files, sorted."""
    return sorted(
        path for pattern in (BEFORE_PATTERN, NEWER_PATTERN) for path in folder.glob(pattern)
    )


def purge_kept_logs(
    folder: Path, before: date, delete_rows: Callable[[sqlite3.Connection], bool]
) -> None:
    """Apply the rule to all of them, for rows of before a day.

    `delete_rows` deletes the old rows of a log that is open; whether nothing of them is left. Raises OSError where
    a file cannot be deleted.
    """
    for path in list_kept_logs(folder):
        if made_on(path) < before or not _delete_rows(path, delete_rows):
            for suffix in (*SUFFIXES, "-journal"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)


def correct_days(folder: Path, today: date) -> None:
    """Let those that were made on a later day than today, by a clock that was wrong, count as made today."""
    for path in list_kept_logs(folder):
        if made_on(path) > today:
            _set_day(path, datetime.combine(today, time(12)).timestamp())


def made_on(path: Path) -> date:
    """The day on which such a file was made, and the newer log was last written."""
    return date.fromtimestamp(path.stat().st_mtime)


def _delete_rows(path: Path, delete_rows: Callable[[sqlite3.Connection], bool]) -> bool:
    try:
        require_regular_file(path)
        made = path.stat().st_mtime
        try:
            with closing(sqlite3.connect(path)) as conn:
                conn.execute("PRAGMA foreign_keys = ON")
                conn.execute("PRAGMA secure_delete = ON")
                conn.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
                return delete_rows(conn)
        finally:
            _set_day(path, made)
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        return False


def _set_day(path: Path, moment: float) -> None:
    with suppress(OSError):
        os.utime(path, (moment, moment))
