"""Damaged visit logs that were put aside: their names in the data folder, and when they are deleted."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.doubtful_rows import AGE_DAY, DATED_TABLES

KEPT_DAYS = 7
"""Days in which an expert may look at a damaged log."""

SUFFIXES = ("-wal", "-shm", "")
"""The files of a log. The log itself comes last, so that a rename that was interrupted is done again."""

OPEN_MODES = ("mode=ro", "mode=ro&immutable=1")
"""Neither changes a file that an expert may want to look at; the second leaves the write-ahead log out."""

DATED_NAME = re.compile(r"logbook-damaged-(\d{4}-\d{2}-\d{2})(?:-copy-(\d{4}-\d{2}-\d{2}))?")


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
    name = _free_name(folder, day, copied)
    _rename(folder, LOG_FILE, name)
    return name


def rename_logs_ahead(folder: Path, today: date) -> None:
    """Give those whose names are of a later day than today, by a clock that was wrong, the name of today."""
    for restart in read_restarts(folder):
        if restart.day > today:
            copied = min(restart.copied, today) if restart.copied else None
            _rename(folder, restart.damaged_name, _free_name(folder, today, copied))


def list_damaged_logs(folder: Path) -> list[str]:
    """The names of the damaged logs that were put aside, sorted."""
    return sorted(path.name for path in folder.glob("logbook-damaged-*.db"))


def read_restarts(folder: Path) -> list[LogRestart]:
    """What the names of damaged logs tell of how the log was begun anew, the oldest first."""
    return [restart for name in list_damaged_logs(folder) if (restart := _parse_name(name))]


def delete_damaged_logs(folder: Path, today: date, kept_days: int) -> list[str]:
    """Delete those that are older than KEPT_DAYS, and those whose youngest row is older than `kept_days`.

    The names of those that were deleted. OSError where one cannot be deleted.
    """
    old = [
        restart.damaged_name
        for restart in read_restarts(folder)
        if restart.day < today - timedelta(days=KEPT_DAYS)
        or _youngest_day(folder, restart) < today - timedelta(days=kept_days)
    ]
    for name in old:
        for suffix in SUFFIXES:
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
    return old


def _youngest_day(folder: Path, restart: LogRestart) -> date:
    """The day of the youngest row that can be read; that on which the damage was found where none can."""
    found = _read_youngest_days(folder / restart.damaged_name)
    return max((day for day in found if day <= restart.day), default=restart.day)


def _read_youngest_days(path: Path) -> Iterator[date]:
    """The day of the youngest row of each table that can be read, with the write-ahead log and without it."""
    for mode in OPEN_MODES:
        with closing(sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True)) as conn:
            for table in DATED_TABLES:
                with suppress(sqlite3.Error, UnicodeDecodeError, TypeError, ValueError):
                    (day,) = conn.execute(f"SELECT max({AGE_DAY}) FROM {table}").fetchone()
                    yield date.fromisoformat(day)


def _free_name(folder: Path, day: date, copied: date | None) -> str:
    stem = f"logbook-damaged-{day.isoformat()}"
    if copied:
        stem += f"-copy-{copied.isoformat()}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def _rename(folder: Path, old: str, new: str) -> None:
    for suffix in SUFFIXES:
        file = folder / f"{old}{suffix}"
        if file.exists():
            file.rename(folder / f"{new}{suffix}")


def _parse_name(name: str) -> LogRestart | None:
    with suppress(ValueError):
        if found := DATED_NAME.match(name):
            copied = date.fromisoformat(found[2]) if found[2] else None
            return LogRestart(name, date.fromisoformat(found[1]), copied)
    return None
