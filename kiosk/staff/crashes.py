"""The crashes since the staff last saw them; the number of the last one that they saw is kept in a file."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kiosk.files import lock_folder, read_text, write_files
from kiosk.store.read_only import query_log

SEEN_FILE = "crashes-seen"
MAX_SEEN_BYTES = 1_000

MAX_CRASHES = 20
"""Crashes that are shown at once."""

UNSEEN_CRASHES = (
    "SELECT number, day, type, file, line FROM crash WHERE number > ? ORDER BY number DESC LIMIT ?"
)


class StoredCrash(NamedTuple):
    """A crash as the visit log has it: where it happened, and no values."""

    number: int
    day: str
    type: str
    file: str
    line: int


def find_unseen(folder: Path) -> list[StoredCrash]:
    """The crashes that nobody has seen, the latest first; none where the visit log cannot be read."""
    with suppress(OSError, sqlite3.Error):
        return read_unseen(folder)
    return []


def read_unseen(folder: Path) -> list[StoredCrash]:
    """The same; sqlite3.Error or OSError where the visit log cannot be read."""
    parameters = (_last_seen(folder), MAX_CRASHES)
    rows: list[tuple[int, str, str, str, int]] = query_log(
        folder, lambda conn: conn.execute(UNSEEN_CRASHES, parameters).fetchall(), []
    )
    return [StoredCrash(*row) for row in rows]


def mark_seen(folder: Path, latest: int) -> None:
    """Remember that all crashes up to this number were seen."""
    with lock_folder(folder):
        write_files({folder / SEEN_FILE: f"{latest}\n".encode()})


def _last_seen(folder: Path) -> int:
    try:
        return int(read_text(folder / SEEN_FILE, MAX_SEEN_BYTES))
    except (OSError, ValueError):
        return 0
