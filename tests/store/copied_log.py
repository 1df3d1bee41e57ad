"""Makes the copy of a log in tests, and opens a log as the kiosk does."""

import os
import sqlite3
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.backup import COPY_FILE, renew_copy
from kiosk.store.damaged_logs import LogRestart
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository


def make_copy(folder: Path, day: date) -> None:
    """Make the copy of the log in a folder, as one of that day."""
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn:
        assert renew_copy(conn, folder)
    noon = datetime.combine(day, time(12)).timestamp()
    os.utime(folder / COPY_FILE, (noon, noon))


def open_and_close(folder: Path, day: date) -> LogRestart | None:
    """Open the log as the kiosk does at its start; how it was begun anew, if it was."""
    locks = LogLocks(folder)
    repository = LogRepository(folder, load_vocabulary(), locks, day)
    repository.close()
    locks.close()
    return repository.restart
