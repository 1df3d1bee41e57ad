"""Writes the rows of one visit in a transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from msgspec import to_builtins
from msgspec.structs import asdict
from sqlite_utils import Database

from kiosk.events import Event, part_of_day
from kiosk.store.doubtful_rows import RowClock, counted_day
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.store.weekly_counts import add_counts, weekly_counts
from kiosk.visit_record import build_record
from kiosk.worker_messages import CrashMessage, PinAttempt

INSERT_WORD = "INSERT OR IGNORE INTO word VALUES (?)"
LAST_EVENT = "SELECT coalesce(max(number), 0) FROM event WHERE visit = ?"


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """Write all that is done within, or nothing of it."""
    # A deferred transaction that reads first is refused when another process has written since.
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        conn.rollback()
        raise


RIGHT = RowClock()


def write_visit(
    db: Database,
    id: str,
    office: str,
    moment: datetime,
    events: Sequence[Event],
    dropped: int,
    row_clock: RowClock = RIGHT,
) -> bool:
    """Write the row of a visit from all its events; whether it ended with this.

    `dropped` is the number of events that were not kept, `row_clock` marks a new row. Written again, an ended
    visit is not counted again; one whose date is in doubt is counted once that is known.
    """
    day = moment.date().isoformat()
    record = build_record(events)
    db.execute(INSERT_WORD, [office])
    ends = record.outcome is not None and not has_ended(db.conn, id)
    # The mark is that of the first write: the date may have been settled since.
    marks = {} if _is_known(db.conn, id) else _marks(row_clock)
    db.table("visit").upsert(
        {
            "id": id,
            "office": office,
            "day": day,
            "part": part_of_day(moment.hour),
            **to_builtins(record),
            "dropped": dropped,
            **marks,
        },
        pk="id",
    )
    if ends and (counted := counted_day(db.conn, id)):
        add_counts(db.conn, weekly_counts(office, counted, events))
    return ends


def _is_known(conn: sqlite3.Connection, id: str) -> bool:
    return conn.execute("SELECT 1 FROM visit WHERE id = ?", [id]).fetchone() is not None


def _marks(row_clock: RowClock) -> dict[str, str | None]:
    """The columns of a mark."""
    written = row_clock.written.isoformat() if row_clock.written else None
    return {"clock": row_clock.clock, "written": written}


def has_ended(conn: sqlite3.Connection, id: str) -> bool:
    """Whether the log knows how a visit ended; then it has been counted, too."""
    found = conn.execute("SELECT outcome FROM visit WHERE id = ?", [id]).fetchone()
    return found is not None and found[0] is not None


def last_event_number(conn: sqlite3.Connection, visit: str) -> int:
    """The number of the last event of a visit, 0 where there is none; events before it may be missing."""
    return int(conn.execute(LAST_EVENT, [visit]).fetchone()[0])


def write_events(db: Database, visit: str, events: Sequence[Event], first: int) -> None:
    """Write events, numbered from `first` on."""
    db.table("event").insert_all(
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


def write_buffer(db: Database, visit: VisitBuffer, mark: Callable[[datetime], RowClock]) -> None:
    """Write what the log has not of a visit; one that nobody has touched leaves nothing but its crash.

    `mark` tells whether the date of a moment is in doubt. The caller holds a transaction.
    """
    if visit.moment is not None:
        row_clock = mark(visit.moment)
        write_visit(
            db, visit.id, visit.office, visit.moment, visit.events, visit.dropped, row_clock
        )
        # If the log was damaged and replaced meanwhile, not all events may have been recovered.
        written = min(visit.written, last_event_number(db.conn, visit.id))
        write_events(db, visit.id, visit.events[written:], written + 1)
    if visit.crash is not None and visit.crashed is not None:
        id = visit.id if visit.moment else None
        write_crash(db, id, visit.crash, visit.crashed, mark(visit.crashed))


def write_crash(
    db: Database,
    visit: str | None,
    crash: CrashMessage,
    moment: datetime,
    row_clock: RowClock = RIGHT,
) -> None:
    """Write where a visit crashed; `visit` is None where nobody had touched it yet."""
    row = {"visit": visit, "day": moment.date().isoformat(), **asdict(crash), **_marks(row_clock)}
    db.table("crash").insert(row)


def write_pin_attempt(
    db: Database, attempt: PinAttempt, moment: datetime, row_clock: RowClock = RIGHT
) -> None:
    """Write whether a PIN that was typed was right."""
    row = {
        "day": moment.date().isoformat(),
        "part": part_of_day(moment.hour),
        "came": attempt.tried,
        **_marks(row_clock),
    }
    db.table("attempt").insert(row)
