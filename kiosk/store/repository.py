"""Writes visits, events, crashes and PIN attempts into the visit log."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from msgspec import to_builtins
from sqlite_utils import Database

from kiosk.events import Event
from kiosk.store.backup import renew_copy
from kiosk.store.clock_file import find_newest_day
from kiosk.store.clock_record import ClockRecord
from kiosk.store.connection import delete_drafts, open_log
from kiosk.store.corruption import is_intact
from kiosk.store.damaged_logs import LogRestart
from kiosk.store.doubtful_rows import RowClock, row_clock
from kiosk.store.event_writer import (
    end_visit,
    has_ended,
    settle_visits,
    transaction,
    uncounted_events,
    write_buffer,
    write_pin_attempt,
)
from kiosk.store.locks import LogLocks
from kiosk.store.purge import PurgeResult, purge_daily
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.store.vocabulary import entries_of
from kiosk.store.waiting_visits import bring_in
from kiosk.visit_record import build_record
from kiosk.worker_messages import PinAttempt

OPEN_VISITS = "SELECT id FROM visit WHERE outcome IS NULL"


class LogRepository:
    """The visit log of a folder, open for writing by one thread; every method may raise sqlite3.Error or OSError.

    `words` are the ids that events may hold, besides those of `kiosk.events`; a mapping gives each its kind and
    label. `restart` tells how the log was
    begun anew when it was opened (None if it was not), `brought_in` what had waited in files. Unless it is to be
    `thorough`, a large log is checked by `check` alone.

    By `clock_record` and `today`, which its owner sets, new rows are marked whose date is in doubt.
    """

    def __init__(
        self,
        folder: Path,
        words: Iterable[str],
        locks: LogLocks,
        day: date,
        clock_record: ClockRecord | None = None,
        *,
        thorough: bool = True,
    ) -> None:
        self.clock_record, self.today = clock_record, day
        self.restart: LogRestart | None = None
        self._folder, self._locks = folder, locks
        self._words = entries_of(words)
        with locks.exclusive():
            try:
                delete_drafts(folder)
                self._db = open_log(
                    folder,
                    self._words,
                    day,
                    locks.is_only_user,
                    thorough=thorough,
                    restarted=self._note_restart,
                )
                locks.mark_in_use()
                # Before open visits are closed: one that waits in a file was not abandoned.
                self.brought_in = bring_in(self._db, folder, self._words, self._mark)
                close_abandoned(self._db, locks)
            except BaseException:
                self.close()
                raise

    def newest_day(self) -> date | None:
        """The last day that the log knows."""
        return find_newest_day(self._db.conn)

    def settle(self, moved: int, today: date) -> None:
        """Mark the rows of a doubt that is over as right or wrong, and count their visits."""
        with transaction(self._db.conn):
            settle_visits(self._db.conn, moved, today)

    def write(self, visit: VisitBuffer) -> None:
        """Write what is new of a visit; one that nobody has touched leaves nothing but its crash."""
        visit.keep_known_events(self._words)
        with transaction(self._db.conn):
            if visit.moment is not None:
                self._locks.hold_visit(visit.id)
            write_buffer(self._db, visit, self._mark)
        # Only once all of it is committed: a write that failed is done again.
        visit.crash = None

    def write_pin_attempt(self, attempt: PinAttempt, moment: datetime) -> None:
        """Write whether a PIN that was typed was right."""
        with transaction(self._db.conn):
            write_pin_attempt(self._db, attempt, moment, self._mark(moment))

    def finish(self, visit: VisitBuffer) -> None:
        """Leave nothing of a visit that has ended but its rows: no lock, nothing in the write-ahead log."""
        self._locks.release_visit(visit.id)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def purge(self, days: int, today: date, *, trusted: bool) -> PurgeResult:
        """Delete what is older than so many days; `trusted` tells whether `today` is today."""
        return purge_daily(self._db.conn, self._folder, days, today, trusted=trusted)

    def check(self, stops: Callable[[], bool]) -> bool | None:
        """Whether the log is intact, from its first byte to its last; None where `stops` ended the check."""
        return is_intact(self._db.conn, stops)

    def renew_copy(self, stops: Callable[[], bool]) -> bool | None:
        """Renew the copy of the log; false where the log is not intact, None where `stops` ended it."""
        return renew_copy(self._db.conn, self._folder, stops)

    def close(self) -> None:
        """Close the file."""
        # Opening may have failed before there was a database.
        with suppress(Exception):
            self._db.close()
        self._locks.mark_unused()

    def _note_restart(self, restart: LogRestart) -> None:
        self.restart = restart

    def _mark(self, moment: datetime) -> RowClock:
        return row_clock(moment.date(), self.clock_record, self.today)


def close_abandoned(db: Database, locks: LogLocks) -> None:
    """End each open visit that no living process keeps as interrupted, and count it."""
    for (id,) in db.execute(OPEN_VISITS).fetchall():
        if not locks.is_visit_held(id):
            with transaction(db.conn):
                _interrupt(db, id)


def _interrupt(db: Database, id: str) -> None:
    """End a visit as interrupted, unless another process has ended it meanwhile."""
    if has_ended(db.conn, id):
        return
    events = uncounted_events(db.conn, id)
    second = events[-1].second if events else 0
    events.append(Event(second, "end", "", "interrupted"))
    db.table("visit").update(id, to_builtins(build_record(events)))
    end_visit(db.conn, id, events)
