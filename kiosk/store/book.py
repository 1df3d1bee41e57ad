"""The logbook, open for writing by one thread of one process."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from msgspec.structs import asdict

from kiosk.store.entry import Entry
from kiosk.store.locks import Locks
from kiosk.store.opening import open_book
from kiosk.store.row import part_of_day, row_of
from kiosk.waist.events import Event, Fact, Outcome
from kiosk.waist.wire import Crash


class Book:
    """Writes entries durably; every method may raise sqlite3.Error or OSError.

    `aside` is the name under which a damaged book was put aside when this one was opened.
    """

    def __init__(
        self, folder: Path, office: str, words: Iterable[str], locks: Locks, day: date
    ) -> None:
        self._office = office
        self._locks = locks
        self._words = frozenset((*words, *get_args(Fact), *get_args(Outcome), office))
        with locks.preparing():
            self._db, self.aside = open_book(folder, self._words, day)
            self._close_abandoned()

    def write(self, entry: Entry) -> None:
        """Write what is new of an entry; one that nobody has touched leaves nothing but its crash."""
        entry.sift(self._words)
        with self._writing():
            if entry.moment is not None:
                self._locks.hold(entry.id)
                self._write_visit(entry)
            if entry.crash is not None and entry.crashed is not None:
                self._write_crash(entry, entry.crash, entry.crashed)
        entry.crash = None
        if entry.moment is not None:
            entry.written = len(entry.events)

    def finish(self, entry: Entry) -> None:
        """Leave nothing of a visit that has ended but its rows."""
        self._locks.let_go(entry.id)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file."""
        with suppress(Exception):
            self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        # A deferred transaction that reads first is refused when another host has written since.
        self._db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.conn.execute("COMMIT")
        except BaseException:
            self._db.conn.rollback()
            raise

    def _write_visit(self, entry: Entry) -> None:
        assert entry.moment is not None
        row = {
            "id": entry.id,
            "office": self._office,
            "day": entry.moment.date().isoformat(),
            "part": part_of_day(entry.moment.hour),
            **asdict(row_of(entry.events)),
            "dropped": entry.dropped,
        }
        self._db.table("visit").upsert(row, pk="id")
        fresh = entry.events[entry.written :]
        self._write_events(entry.id, fresh, entry.written + 1)

    def _write_events(self, visit: str, events: list[Event], first: int) -> None:
        self._db.table("event").insert_all(
            {
                "visit": visit,
                "number": number,
                "second": event.second,
                "kind": event.kind,
                "page": event.page or None,
                "choice": event.choice or None,
            }
            for number, event in enumerate(events, first)
        )

    def _write_crash(self, entry: Entry, crash: Crash, moment: datetime) -> None:
        visit = entry.id if entry.moment else None
        row = {"visit": visit, "day": moment.date().isoformat(), **asdict(crash)}
        self._db.table("crash").insert(row)

    def _close_abandoned(self) -> None:
        """Close the visits of hosts that are no more."""
        open_ = self._db.query("SELECT id FROM visit WHERE outcome IS NULL")
        for id in [str(row["id"]) for row in open_]:
            if not self._locks.kept(id):
                with self._writing():
                    self._interrupt(id)

    def _interrupt(self, id: str) -> None:
        said = list(self._db.query("SELECT * FROM event WHERE visit = ? ORDER BY number", [id]))
        events = [
            Event(one["second"], one["kind"], one["page"] or "", one["choice"] or "")
            for one in said
        ]
        second, number = (said[-1]["second"], said[-1]["number"]) if said else (0, 0)
        last = Event(second, "end", "", "interrupted")
        self._write_events(id, [last], number + 1)
        row = row_of([*events, last])
        self._db.table("visit").update(id, asdict(row))
