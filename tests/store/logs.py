"""What the tests of the logbook share: visits by their events, and what any tool is answered."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from kiosk.events import Event, Outcome
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer

STAGES = ("account", "access")
PAGES = ("welcome", "verdict", "step/account/add-key", "step/access/open-rcam", "intent")
ASIDE = ("help/step", "end/stopped", "comfort", "language")
WORDS = (
    *STAGES, *PAGES, *ASIDE, "finished/account", "finished/access", "fr", "en", "passkey", "sms", "begin",
    "why", "other", "screen", "line", "yes", "start",
)  # fmt: skip
OFFICE = "brussels"

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where many small books are written soonest."""

OUTCOMES: tuple[Outcome, ...] = (
    "finished", "stopped", "left", "timed-out", "staff", "signal", "crashed", "interrupted",
)  # fmt: skip

Told = tuple[date, list[Event]]


def keep(folder: Path, visits: Sequence[Told], words: Sequence[str] = WORDS) -> list[str]:
    """Write visits as the host does, the last of them still open where it tells no end; their ids."""
    locks = LogLocks(folder)
    book = LogRepository(folder, words, locks, date(2026, 11, 20))
    ids = []
    for day, events in visits:
        entry = VisitBuffer()
        for event in events:
            entry.add_event(event, datetime.combine(day, datetime.min.time()), OFFICE)
            if event.second % 3 == 0:
                book.write(entry)
        book.write(entry)
        ids.append(entry.id)
    book.close()
    locks.close()
    return ids


def ask(folder: Path, sql: str, *given: object) -> list[tuple[object, ...]]:
    """What any SQLite tool would be answered."""
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn:
        return conn.execute(sql, given).fetchall()
