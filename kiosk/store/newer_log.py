"""A visit log that a newer version of the program has migrated: this one reads it, and never writes to it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shlex import quote

from kiosk.store.backup import COPY_FILE
from kiosk.store.data_folder import LOG_FILE, is_locked
from kiosk.store.kept_logs import name_before
from kiosk.store.schema_check import newer_migrations

NEWER = (
    "The visit log was kept by a newer version, so visits are not logged: install that version again, or a later"
    " one."
)
NEWER_WITH_COPY = (
    "The visit log was kept by a newer version, so visits are not logged: install that version again, or close the"
    " kiosk and go back to the log of before the update with kiosk restore {copy} --data {folder}"
)


class NewerLogError(sqlite3.Error):
    """The log, or the copy from which it would be begun anew, has migrations that this version does not know.

    `migration` is the first of them.
    """

    def __init__(self, migration: str) -> None:
        super().__init__(f"the migration {migration} is not known")
        self.migration = migration


def describe_newer_log(folder: Path, fault: NewerLogError) -> str:
    """The sentence for staff; it names the copy of before the migration, where there is one."""
    copy = folder / name_before(fault.migration)
    if not copy.is_file():
        return NEWER
    return NEWER_WITH_COPY.format(copy=quote(str(copy)), folder=quote(str(folder)))


def find_newer_log(folder: Path) -> NewerLogError | None:
    """The error that opening the log of a folder for writing would raise, if the log is newer."""
    path = folder / LOG_FILE
    try:
        is_there = path.is_file() and path.stat().st_size > 0
        require_known_log(path if is_there else folder / COPY_FILE)
    except NewerLogError as fault:
        return fault
    except (OSError, sqlite3.Error):
        return None
    return None


def require_known_log(path: Path) -> None:
    """Raise NewerLogError where a log, which is opened read-only, has migrations that this version does not know.

    Nothing is said of a file that is no log, or damaged; sqlite3.Error where another program keeps it locked.
    """
    if not path.is_file():
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
            newer = newer_migrations(conn)
    except sqlite3.Error as fault:
        if is_locked(fault):
            raise
        return
    except UnicodeDecodeError:
        return
    if newer:
        raise NewerLogError(newer[0])
