"""Where damaged logbooks lie: under a name that says since when, once what can be read of them has come over."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from kiosk.store.folder import BOOK, aside

WAITING = "logbook-damaged.db"
"""The name of one until then: whatever ends this process, the next one goes on there."""

TAILS = ("-wal", "-shm", "")
"""What belongs to a logbook; the file itself comes last, so that a rename cut short is done again."""

DAY = re.compile(r"logbook-damaged-(\d{4}-\d{2}-\d{2})")


def put_aside(folder: Path, day: date) -> None:
    """Take a damaged book away; one that still waits there makes room."""
    if waits(folder):
        give_name(folder, day)
    _rename(folder, BOOK, WAITING)


def waits(folder: Path) -> bool:
    """Whether something has to come over from a damaged book."""
    return (folder / WAITING).exists()


def give_name(folder: Path, day: date) -> str:
    """Give the one that waits its name for good."""
    stem = f"logbook-damaged-{day.isoformat()}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    name = next(name for name in names if not (folder / name).exists())
    _rename(folder, WAITING, name)
    return name


def let_go_aside(folder: Path, before: date) -> list[str]:
    """Delete those that were put aside before a day; their names.

    None of their rows is younger than the day in the name. OSError where one cannot be deleted.
    """
    gone = [name for name in aside(folder) if (day := _day(name)) is not None and day < before]
    for name in gone:
        for tail in TAILS:
            (folder / f"{name}{tail}").unlink(missing_ok=True)
    return gone


def _rename(folder: Path, name: str, other: str) -> None:
    for tail in TAILS:
        part = folder / f"{name}{tail}"
        if part.exists():
            part.rename(folder / f"{other}{tail}")


def _day(name: str) -> date | None:
    if found := DAY.match(name):
        with suppress(ValueError):
            return date.fromisoformat(found[1])
    return None
