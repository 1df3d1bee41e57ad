"""The logbook, open for writing by one thread of one process."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from kiosk.events import WEEKS, FactName, Outcome
from kiosk.store.abandoned import close_abandoned
from kiosk.store.entry import Entry
from kiosk.store.locks import Locks
from kiosk.store.opening import open_book
from kiosk.store.purge import Purge, retain
from kiosk.store.salvage import bring_over
from kiosk.store.writing import (
    last_event,
    write_crash,
    write_events,
    write_try,
    write_visit,
    writing,
)
from kiosk.worker_messages import PinAttempt


class Book:
    """Writes entries durably; every method may raise sqlite3.Error or OSError.

    `aside` is the name under which a damaged book was put aside when this one was opened, `saved` how many
    visits came over from it.
    """

    def __init__(self, folder: Path, words: Iterable[str], locks: Locks, day: date) -> None:
        self._locks = locks
        self._words = frozenset((*words, *get_args(FactName), *get_args(Outcome), *WEEKS))
        with locks.preparing():
            try:
                self._db = open_book(folder, self._words, day, locks.sole)
                locks.open()
                self.aside, self.saved = bring_over(self._db.conn, folder, day)
                close_abandoned(self._db, locks)
            except BaseException:
                self.close()
                raise

    def write(self, entry: Entry) -> None:
        """Write what is new of an entry; one that nobody has touched leaves nothing but its crash."""
        entry.sift(self._words)
        with writing(self._db.conn):
            if entry.moment is not None:
                self._locks.hold(entry.id)
                self._write_visit(entry, entry.moment)
            if entry.crash is not None and entry.crashed is not None:
                visit = entry.id if entry.moment else None
                write_crash(self._db, visit, entry.crash, entry.crashed)
        entry.crash = None
        if entry.moment is not None:
            entry.written = len(entry.events)

    def write_try(self, tried: PinAttempt, moment: datetime) -> None:
        """Write what became of a PIN that was typed."""
        with writing(self._db.conn):
            write_try(self._db, tried, moment)

    def finish(self, entry: Entry) -> None:
        """Leave nothing of a visit that has ended but its rows."""
        self._locks.let_go(entry.id)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def retain(self, days: int, today: date) -> Purge:
        """Let go of what is older than so many days."""
        return retain(self._db.conn, days, today)

    def close(self) -> None:
        """Close the file."""
        with suppress(Exception):
            self._db.close()
        self._locks.shut()

    def _write_visit(self, entry: Entry, moment: datetime) -> None:
        write_visit(self._db, entry.id, entry.office, moment, entry.events, entry.dropped)
        # Of a book that was put aside meanwhile not all may have come over.
        written = min(entry.written, last_event(self._db.conn, entry.id))
        write_events(self._db, entry.id, entry.events[written:], written + 1)
