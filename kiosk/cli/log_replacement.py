"""What `kiosk restore` does with a backup and with a copy of the visit log alone: ask, put it in place, say so."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import click
from msgspec import Struct

from kiosk.cli.log_shared import confirm
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError
from kiosk.files import LockedError
from kiosk.store.backup import copy_log
from kiosk.store.corruption import is_damage
from kiosk.store.data_folder import describe_lock, is_locked
from kiosk.store.kept_logs import made_on
from kiosk.store.newer_log import NewerLogError
from kiosk.store.restore import ForeignLogError, KioskRunsError, closed_log, restore_files

HEADER = b"SQLite format 3\0"

REPLACES_LOG = "{name} is a copy of the visit log, of {day}. It will replace the visit log in {folder} for good."
RESTORED_LOG = "The visit log of {day} is back. Old visits in it go when the kiosk next starts."
PUT_ASIDE = (
    "The visit log that a newer version kept was put aside as {name}. Its visits go when they would have gone"
    " in the visit log; until then that version can restore it."
)
NEWER_COPY = (
    "{name} was kept by a newer version of the kiosk: install that version, or a later one."
)
UNCHANGED = "Nothing has changed."
RUNS = "A kiosk is running in {folder}: close it, then do this again."
NO_ROOM = "There is no room for the visit log in {folder}: make room on that disk."
FOREIGN_LOG = "The visit log in {name} is damaged, or no kiosk wrote it: choose another backup."
FAILED = "{folder} cannot be written ({why}): make room on its disk, or give this user the right to write there."


class Replacement(Struct, frozen=True):
    """What takes the place of the files in a data folder.

    `question` says what will be replaced, `newer` what to do where the log in the file `name` is a newer one.
    `extract_log` writes the log, of `log_size` bytes, into a file; None where there is none. `files` are the rest.
    """

    name: str
    question: str
    newer: str
    log_size: int
    extract_log: Callable[[Path], None] | None
    files: Callable[[], Mapping[Path, bytes]] = dict


def is_log_file(path: Path) -> bool:
    """Whether a file is an SQLite database, as a copy of the log is; OSError where it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def restore_log_file(path: Path, folder: Path, now: date, *, yes: bool) -> None:
    """Put a copy of the visit log in the place of the log; settings and PIN stay."""

    def extract(draft: Path) -> None:
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as conn:
                copy_log(conn, draft)
        except sqlite3.DatabaseError as fault:
            # A schema that cannot be read is an error of SQL to SQLite.
            if is_damage(fault) or getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
                raise ForeignLogError from None
            raise

    day = made_on(path)
    question = REPLACES_LOG.format(name=path.name, day=day, folder=folder)
    newer = NEWER_COPY.format(name=path.name)
    size = path.stat().st_size
    put_in_place(Replacement(path.name, question, newer, size, extract), folder, now, yes=yes)
    print_text(RESTORED_LOG.format(day=day))


def put_in_place(new: Replacement, folder: Path, now: date, *, yes: bool) -> None:
    """Ask, unless `yes` says it already, and replace the files; a plain sentence where that cannot be done."""
    try:
        if folder.exists():
            with closed_log(folder):
                # A kiosk that is running need not be asked about.
                pass
        if not yes and not confirm(new.question, "Restore it"):
            raise RefusalError(UNCHANGED)
        with closed_log(folder):
            if new.log_size * 2 > shutil.disk_usage(folder).free:
                raise click.ClickException(NO_ROOM.format(folder=folder))
            aside = restore_files(folder, new.extract_log, new.files, now)
    except KioskRunsError:
        raise RefusalError(RUNS.format(folder=folder)) from None
    except ForeignLogError:
        raise RefusalError(FOREIGN_LOG.format(name=new.name)) from None
    except NewerLogError:
        raise RefusalError(new.newer) from None
    except (OSError, sqlite3.Error) as fault:
        if isinstance(fault, LockedError) or is_locked(fault):
            raise click.ClickException(describe_lock(folder)) from None
        raise click.ClickException(
            FAILED.format(folder=folder, why=describe_reason(fault))
        ) from None
    if aside:
        print_text(PUT_ASIDE.format(name=aside))


def describe_reason(fault: Exception) -> str:
    """The reason of a fault, for the brackets of a sentence."""
    return (isinstance(fault, OSError) and fault.strerror) or str(fault) or type(fault).__name__
