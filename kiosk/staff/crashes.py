"""The crashes since the staff last looked; what they have seen is kept beside the logbook."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kiosk.files import lock_folder, read_text, write_files
from kiosk.staff.context import StaffContext
from kiosk.store.read_only import query_log

NAME = "crashes-seen"
MOST_BYTES = 1_000
MOST = 20
FRESH = (
    "SELECT number, day, type, file, line FROM crash WHERE number > ? ORDER BY number DESC LIMIT ?"
)


class StoredCrash(NamedTuple):
    """Where the kiosk broke: never with a value."""

    number: int
    day: str
    type: str
    file: str
    line: int


def unseen_crashes(context: StaffContext) -> list[StoredCrash]:
    """Those that nobody has seen, the latest first; none where the logbook cannot be read."""
    with suppress(OSError, sqlite3.Error):
        return read_unseen(context.folder)
    return []


def read_unseen(folder: Path) -> list[StoredCrash]:
    """The same; sqlite3.Error or OSError where the logbook cannot be read."""
    given = (_seen(folder), MOST)
    rows: list[tuple[int, str, str, str, int]] = query_log(
        folder, lambda conn: conn.execute(FRESH, given).fetchall(), []
    )
    return [StoredCrash(*row) for row in rows]


def mark_seen(folder: Path, latest: int) -> None:
    """Remember that all up to this one were seen."""
    with lock_folder(folder):
        write_files({folder / NAME: f"{latest}\n".encode()})


def _seen(folder: Path) -> int:
    try:
        return int(read_text(folder / NAME, MOST_BYTES))
    except (OSError, ValueError):
        return 0
