"""Writes visits, events, crashes and PIN attempts into the visit log."""

import os
from collections.abc import Container, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from msgspec.structs import asdict
from sqlite_utils import Database

from kiosk.events import WEEKS, Event, FactName, Outcome, begins_visit, build_record, parse_outcome
from kiosk.store.connection import open_log
from kiosk.store.locks import Locks
from kiosk.store.purge import PurgeResult, purge_daily
from kiosk.store.recovery import recover_log
from kiosk.store.row_writer import (
    last_event,
    transaction,
    write_crash,
    write_events,
    write_try,
    write_visit,
)
from kiosk.store.weekly_counts import add_counts, stored_events, weekly_counts
from kiosk.worker_messages import CrashMessage, PinAttempt

MAX_EVENTS = 10_000
"""Events kept of one visit; nobody presses more keys than that."""

MAX_SECONDS = 10_000_000
"""Seconds that no visit lasts."""


class VisitBuffer:
    """What was heard of one visit, and how much of that the book holds already.

    `moment` is when somebody touched it first, None as long as nobody has, `office` the office's id then;
    `dropped` counts the events whose ids are not in the vocabulary.
    """

    def __init__(self) -> None:
        self.id = os.urandom(6).hex()
        self.moment: datetime | None = None
        self.office = ""
        self.events: list[Event] = []
        self.dropped = 0
        self.written = 0
        self.crash: CrashMessage | None = None
        self.crashed: datetime | None = None
        self._heard: list[Event] = []

    def hear(self, event: Event, moment: datetime, office: str) -> None:
        """Take an event in."""
        if self.moment is None and begins_visit(event):
            self.moment, self.office = moment, office
        if len(self.events) + len(self._heard) < MAX_EVENTS:
            self._heard.append(event)
        else:
            self.dropped += 1

    def break_off(self, crash: CrashMessage, moment: datetime) -> None:
        """Note where the visit broke."""
        self.crash, self.crashed = crash, moment

    def close(self, outcome: Outcome, moment: datetime) -> None:
        """End it; an end that the visit has told itself, in known words, stands before this one."""
        told = [*self.events, *self._heard]
        second = told[-1].second if told else 0
        self._heard.append(Event(second, "end", "", outcome))

    def sift(self, words: Container[str]) -> None:
        """Keep those events that are made of known words only, up to the end; count the others."""
        over = bool(self.events) and _ends(self.events[-1])
        for event in self._heard:
            known = all(not word or word in words for word in (event.page, event.choice))
            if known and 0 <= event.second <= MAX_SECONDS and not over:
                self.events.append(event)
                over = _ends(event)
            elif not (over and _ends(event)):
                self.dropped += 1
        self._heard.clear()


def _ends(event: Event) -> bool:
    """Whether an event says how the visit ended."""
    return event.kind == "end" and parse_outcome(event.choice) is not None


OPEN = "SELECT id FROM visit WHERE outcome IS NULL"


def close_abandoned(db: Database, locks: Locks) -> None:
    """Let each open visit that no living host keeps end as interrupted, and count it."""
    for (id,) in db.execute(OPEN).fetchall():
        if not locks.kept(id):
            with transaction(db.conn):
                _interrupt(db, id)


def _interrupt(db: Database, id: str) -> None:
    found = db.execute("SELECT office, day FROM visit WHERE id = ? AND outcome IS NULL", [id])
    for office, day in found.fetchall():
        events = stored_events(db.conn, id)
        second = events[-1].second if events else 0
        last = Event(second, "end", "", "interrupted")
        write_events(db, id, [last], last_event(db.conn, id) + 1)
        db.table("visit").update(id, asdict(build_record([*events, last])))
        add_counts(db.conn, weekly_counts(office, day, [*events, last]))


class LogRepository:
    """Writes entries durably; every method may raise sqlite3.Error or OSError.

    `aside` is the name under which a damaged book was put aside when this one was opened, `saved` how many
    visits came over from it.
    """

    def __init__(self, folder: Path, words: Iterable[str], locks: Locks, day: date) -> None:
        self._locks = locks
        self._words = frozenset((*words, *get_args(FactName), *get_args(Outcome), *WEEKS))
        with locks.preparing():
            try:
                self._db = open_log(folder, self._words, day, locks.sole)
                locks.open()
                self.aside, self.saved = recover_log(self._db.conn, folder, day)
                close_abandoned(self._db, locks)
            except BaseException:
                self.close()
                raise

    def write(self, entry: VisitBuffer) -> None:
        """Write what is new of an entry; one that nobody has touched leaves nothing but its crash."""
        entry.sift(self._words)
        with transaction(self._db.conn):
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
        with transaction(self._db.conn):
            write_try(self._db, tried, moment)

    def finish(self, entry: VisitBuffer) -> None:
        """Leave nothing of a visit that has ended but its rows."""
        self._locks.let_go(entry.id)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def retain(self, days: int, today: date) -> PurgeResult:
        """Let go of what is older than so many days."""
        return purge_daily(self._db.conn, days, today)

    def close(self) -> None:
        """Close the file."""
        with suppress(Exception):
            self._db.close()
        self._locks.shut()

    def _write_visit(self, entry: VisitBuffer, moment: datetime) -> None:
        write_visit(self._db, entry.id, entry.office, moment, entry.events, entry.dropped)
        # Of a book that was put aside meanwhile not all may have come over.
        written = min(entry.written, last_event(self._db.conn, entry.id))
        write_events(self._db, entry.id, entry.events[written:], written + 1)
