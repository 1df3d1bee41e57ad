"""Writes visit logs for tests, and queries them as any SQLite tool would."""

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
SIDE_PAGES = ("help/step", "end/stopped", "comfort", "language")
WORDS = (
    "ipad",
    *STAGES, *PAGES, *SIDE_PAGES, "finished/account", "finished/access", "fr", "en", "passkey", "sms", "begin",
    "why", "other", "screen", "line", "yes", "start", "else", "unknown", "done", "else/account/add-key",
    "screens/account/add-key",
)  # fmt: skip
OFFICE = "brussels"

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where many small logs are written fastest."""

OUTCOMES: tuple[Outcome, ...] = (
    "finished", "stopped", "left", "timed-out", "staff", "signal", "crashed", "interrupted",
)  # fmt: skip

DatedVisit = tuple[date, list[Event]]


def write_visits(
    folder: Path, visits: Sequence[DatedVisit], words: Sequence[str] = WORDS
) -> list[str]:
    """Write visits as the supervisor does, open ones where their events have no end; their ids."""
    locks = LogLocks(folder)
    repository = LogRepository(folder, words, locks, date(2026, 11, 20))
    ids = []
    for day, events in visits:
        visit = VisitBuffer()
        for event in events:
            visit.add_event(event, datetime.combine(day, datetime.min.time()), OFFICE)
            if event.second % 3 == 0:
                repository.write(visit)
        repository.write(visit)
        ids.append(visit.id)
    repository.close()
    locks.close()
    return ids


def query_sql(folder: Path, sql: str, *given: object) -> list[tuple[object, ...]]:
    """The rows that any SQLite tool would get."""
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn:
        return conn.execute(sql, given).fetchall()
