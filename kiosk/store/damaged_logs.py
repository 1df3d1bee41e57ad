"""Visit logs that were begun anew: what the names of files tell of it, and when these files are deleted.

A damaged log that was put aside tells it by its own name. Where the log was missing, an empty file does. Once a
backup was restored, neither tells of visits that are lost.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from kiosk.files import open_private
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.doubtful_rows import AGE_DAY, DATED_TABLES

KEPT_DAYS = 7
"""Days in which an expert may look at a damaged log."""

SUFFIXES = ("-wal", "-shm", "")
"""The files of a log. The log itself comes last, so that a rename that was interrupted is done again."""

OPEN_MODES = ("mode=ro", "mode=ro&immutable=1")
"""Neither changes a file that an expert may want to look at; the second leaves the write-ahead log out."""

DAY = r"(\d{4}-\d{2}-\d{2})"
DAMAGED_NAME = re.compile(rf"logbook-damaged-{DAY}(?:-copy-{DAY}|(-restored))?")
MISSING_NAME = re.compile(rf"logbook-missing-{DAY}-copy-{DAY}")


class DamagedLog(Struct, frozen=True):
    """A damaged log that was put aside, the day, and that of the copy that took its place, if there was one.

    `is_made_good` where a backup has taken its place since.
    """

    name: str
    day: date
    copied: date | None = None
    is_made_good: bool = False


class LogRestart(Struct, frozen=True):
    """How a log was begun anew: the name of the damaged file, the day, and the day of the copy.

    `damaged_name` is "" where the log was missing, or had not a byte; `copied` is None where there was no copy.
    """

    damaged_name: str
    day: date
    copied: date | None

    @property
    def lost_days(self) -> int:
        """Of how many days visits may be lost: those after the copy."""
        return max(1, (self.day - self.copied).days + 1) if self.copied else 0


RESTORED = "-restored"
"""Ends the name of a damaged log in whose place a backup was put."""

DAMAGED = "The visit log was damaged, and was put aside as {name}."
MISSING = "The visit log was missing."
FROM_COPY = (
    "It was begun anew from the copy of {day}: visits after that copy, of {days} at most, are lost."
)
NO_COPY = "There was no copy of it: the visits and the monthly counts in it are lost."


def describe_restart(restart: LogRestart) -> str:
    """How a log was begun anew, and what is lost."""
    how = DAMAGED.format(name=restart.damaged_name) if restart.damaged_name else MISSING
    if restart.copied is None:
        return f"{how} {NO_COPY}"
    days = "1 day" if restart.lost_days == 1 else f"{restart.lost_days} days"
    return f"{how} {FROM_COPY.format(day=restart.copied, days=days)}"


def put_log_aside(folder: Path, day: date, copied: date | None) -> str:
    """Rename a damaged log; the new name, which holds the day and that of the copy that takes its place."""
    name = _free_name(folder, day, f"-copy-{copied}" if copied else "")
    rename_log(folder, LOG_FILE, name)
    return name


def take_log_back(folder: Path, name: str) -> None:
    """Put a damaged log that was put aside in its place again, where nothing could take that place."""
    rename_log(folder, name, LOG_FILE)


def note_missing_log(folder: Path, day: date, copied: date) -> None:
    """Note that a log was missing, and was begun anew from a copy."""
    # A log without that note is better than none.
    with suppress(OSError):
        open(folder / _missing_name(day, copied), "ab", opener=open_private).close()


def forget_restarts(folder: Path) -> None:
    """Let nothing tell any more of visits that were lost: a backup was restored. Raises OSError."""
    for missing in _missing_logs(folder):
        _delete_note(folder, missing)
    for log in _damaged_logs(folder):
        if not log.is_made_good:
            rename_log(folder, log.name, _free_name(folder, log.day, RESTORED))


def rename_logs_ahead(folder: Path, today: date) -> None:
    """Give those whose names are of a later day than today, by a clock that was wrong, the name of today."""
    for log in _damaged_logs(folder):
        if log.day > today:
            copied = f"-copy-{min(log.copied, today)}" if log.copied else ""
            end = RESTORED if log.is_made_good else copied
            rename_log(folder, log.name, _free_name(folder, today, end))
    for missing in _missing_logs(folder):
        if missing.copied and missing.day > today:
            note_missing_log(folder, today, min(missing.copied, today))
            _delete_note(folder, missing)


def list_damaged_logs(folder: Path) -> list[str]:
    """The names of the damaged logs that were put aside, sorted."""
    return sorted(path.name for path in folder.glob("logbook-damaged-*.db"))


def read_restarts(folder: Path) -> list[LogRestart]:
    """What the names of files tell of how the log was begun anew, the oldest first."""
    damaged = [
        LogRestart(log.name, log.day, log.copied)
        for log in _damaged_logs(folder)
        if not log.is_made_good
    ]
    return sorted([*damaged, *_missing_logs(folder)], key=lambda restart: restart.day)


def delete_damaged_logs(folder: Path, today: date, kept_days: int) -> list[str]:
    """Delete those that are older than KEPT_DAYS, and those whose youngest row is older than `kept_days`.

    The names of those that were deleted. OSError where one cannot be deleted.
    """
    last = today - timedelta(days=KEPT_DAYS)
    old = [
        log.name
        for log in _damaged_logs(folder)
        if log.day < last or _youngest_day(folder, log) < today - timedelta(days=kept_days)
    ]
    for name in old:
        for suffix in SUFFIXES:
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
    for missing in _missing_logs(folder):
        if missing.day < last:
            _delete_note(folder, missing)
    return old


def _youngest_day(folder: Path, log: DamagedLog) -> date:
    """The day of the youngest row that can be read; that on which the damage was found where none can."""
    found = _read_youngest_days(folder / log.name)
    return max((day for day in found if day <= log.day), default=log.day)


def _read_youngest_days(path: Path) -> Iterator[date]:
    """The day of the youngest row of each table that can be read, with the write-ahead log and without it."""
    for mode in OPEN_MODES:
        with closing(sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True)) as conn:
            for table in DATED_TABLES:
                with suppress(sqlite3.Error, UnicodeDecodeError, TypeError, ValueError):
                    (day,) = conn.execute(f"SELECT max({AGE_DAY}) FROM {table}").fetchone()
                    yield date.fromisoformat(day)


def _free_name(folder: Path, day: date, end: str) -> str:
    stem = f"logbook-damaged-{day}{end}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def rename_log(folder: Path, old: str, new: str) -> None:
    """Rename a log, with the files that SQLite keeps beside it. Raises OSError."""
    for suffix in SUFFIXES:
        file = folder / f"{old}{suffix}"
        if file.exists():
            file.rename(folder / f"{new}{suffix}")


def _damaged_logs(folder: Path) -> list[DamagedLog]:
    """Those that were put aside, the oldest first; files of other names that somebody has put there are none."""
    logs = []
    for name in list_damaged_logs(folder):
        with suppress(ValueError):
            if found := DAMAGED_NAME.match(name):
                copied = date.fromisoformat(found[2]) if found[2] else None
                logs.append(DamagedLog(name, date.fromisoformat(found[1]), copied, bool(found[3])))
    return logs


def _missing_logs(folder: Path) -> list[LogRestart]:
    """What is noted of logs that were missing."""
    restarts = []
    for path in folder.glob("logbook-missing-*"):
        with suppress(ValueError):
            if found := MISSING_NAME.fullmatch(path.name):
                restarts.append(LogRestart("", *map(date.fromisoformat, found.groups())))
    return restarts


def _missing_name(day: date, copied: date) -> str:
    return f"logbook-missing-{day}-copy-{copied}"


def _delete_note(folder: Path, missing: LogRestart) -> None:
    if missing.copied:
        (folder / _missing_name(missing.day, missing.copied)).unlink(missing_ok=True)
