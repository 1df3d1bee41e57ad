"""Lets go of damaged logbooks that were put aside, once even their newest rows would be gone."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from kiosk.store.folder import aside

DAY = re.compile(r"logbook-damaged-(\d{4}-\d{2}-\d{2})")


def let_go_aside(folder: Path, before: date) -> list[str]:
    """Delete those that were put aside before a day; their names.

    None of their rows is younger than the day in the name. OSError where one cannot be deleted.
    """
    gone = [name for name in aside(folder) if (day := _day(name)) is not None and day < before]
    for name in gone:
        for tail in ("-wal", "-shm", ""):
            (folder / f"{name}{tail}").unlink(missing_ok=True)
    return gone


def _day(name: str) -> date | None:
    if found := DAY.match(name):
        with suppress(ValueError):
            return date.fromisoformat(found[1])
    return None
