"""Puts damaged visit logs aside: their names in the data folder, and when they are deleted."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from kiosk.store.data_folder import LOG_FILE

WAITING_LOG = "logbook-damaged.db"
"""A damaged log until its rows are recovered: if this process ends before, the next one goes on there."""

SUFFIXES = ("-wal", "-shm", "")
"""The files of a log. The log itself comes last, so that a rename that was interrupted is done again."""

DATED_NAME = re.compile(r"logbook-damaged-(\d{4}-\d{2}-\d{2})")


def put_log_aside(folder: Path, day: date) -> None:
    """Rename a damaged log to `WAITING_LOG`; one that still waits there gets its final name first."""
    if has_waiting_log(folder):
        name_damaged_log(folder, day)
    _rename(folder, LOG_FILE, WAITING_LOG)


def has_waiting_log(folder: Path) -> bool:
    """Whether the rows of a damaged log are still to be recovered."""
    return (folder / WAITING_LOG).exists()


def name_damaged_log(folder: Path, day: date) -> str:
    """Give the waiting log its final name, which holds the day; the name."""
    name = _free_name(folder, day)
    _rename(folder, WAITING_LOG, name)
    return name


def rename_logs_ahead(folder: Path, today: date) -> None:
    """Give those whose names are of a later day than today, by a clock that was wrong, the name of today."""
    for name in list_damaged_logs(folder):
        if (day := _day_in_name(name)) is not None and day > today:
            _rename(folder, name, _free_name(folder, today))


def list_damaged_logs(folder: Path) -> list[str]:
    """The names of the damaged logs that were put aside, sorted."""
    return sorted(path.name for path in folder.glob("logbook-damaged-*.db"))


def delete_damaged_logs(folder: Path, before: date) -> list[str]:
    """Delete those that were put aside before a day; their names.

    None of their rows is younger than the day in the name. OSError where one cannot be deleted.
    """
    old = [
        name
        for name in list_damaged_logs(folder)
        if (day := _day_in_name(name)) is not None and day < before
    ]
    for name in old:
        for suffix in SUFFIXES:
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
    return old


def _free_name(folder: Path, day: date) -> str:
    stem = f"logbook-damaged-{day.isoformat()}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def _rename(folder: Path, old: str, new: str) -> None:
    for suffix in SUFFIXES:
        file = folder / f"{old}{suffix}"
        if file.exists():
            file.rename(folder / f"{new}{suffix}")


def _day_in_name(name: str) -> date | None:
    if found := DATED_NAME.match(name):
        with suppress(ValueError):
            return date.fromisoformat(found[1])
    return None
