"""Writes the rows of one visit in a transaction.

While a visit goes on, its events are kept with their seconds, so that it is counted in full even if the kiosk
is killed. Once it has ended and is counted, what is left is its order without times and without the exact device.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from msgspec import to_builtins
from msgspec.structs import asdict
from sqlite_utils import Database

from kiosk.events import Event, PartOfDay, part_of_day
from kiosk.store.doubtful_rows import RowClock, counted_day, settle_rows
from kiosk.store.monthly_counts import INSERT_ID, Site, count_visit
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.visit_record import build_record
from kiosk.worker_messages import CrashMessage, PinAttempt

LAST_UNCOUNTED = "SELECT coalesce(max(number), 0) FROM uncounted_event WHERE visit = ?"
INSERT_UNCOUNTED = "INSERT INTO uncounted_event VALUES (?, ?, ?, ?, ?, ?)"
INSERT_EVENT = "INSERT INTO event VALUES (?, ?, ?, ?, ?)"
UNCOUNTED = "SELECT second, kind, page, choice FROM uncounted_event WHERE visit = ? ORDER BY number"
COUNTED_VISIT = "SELECT office, kiosk, part_of_day FROM visit WHERE id = ?"

EXACT_FACTS = ("device", "weeks", "resumed")
"""Facts that are counted by the month, and kept of no single visit."""

DEVICE_PAGE = "device"
"""Kind of the pages on which a choice names an exact device; `resume/device` is one as well."""


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
    site: Site,
    moment: datetime,
    events: Sequence[Event],
    unknown_events: int = 0,
    row_clock: RowClock = RIGHT,
) -> None:
    """Write a visit from all its events; one that has ended is counted, unless its date is in doubt.

    `unknown_events` is the number of those that were not kept, `row_clock` marks a new row. A visit that has
    ended is not written again, but for how many of its events were not kept.
    """
    if has_ended(db.conn, id):
        db.table("visit").update(id, {"unknown_events": unknown_events})
        return
    db.conn.executemany(INSERT_ID, ((name, "site") for name in site))
    record = build_record(events)
    # The mark is that of the first write: the date may have been settled since.
    marks = {} if _is_known(db.conn, id) else _marks(row_clock)
    db.table("visit").upsert(
        {
            "id": id,
            "office": site.office,
            "kiosk": site.kiosk,
            "day": moment.date().isoformat(),
            "part_of_day": part_of_day(moment.hour),
            **to_builtins(record),
            "unknown_events": unknown_events,
            **marks,
        },
        pk="id",
    )
    # After a log was begun anew from its copy, it may have fewer events than were written.
    write_uncounted(db.conn, id, events)
    if record.outcome is not None:
        end_visit(db.conn, id, events)


def write_uncounted(conn: sqlite3.Connection, visit: str, events: Sequence[Event]) -> None:
    """Write those of all events of a visit that the log has not yet."""
    written = int(conn.execute(LAST_UNCOUNTED, [visit]).fetchone()[0])
    conn.executemany(
        INSERT_UNCOUNTED,
        (
            (visit, number, one.second, one.kind, one.page or None, one.choice or None)
            for number, one in enumerate(events[written:], written + 1)
        ),
    )


def end_visit(conn: sqlite3.Connection, visit: str, events: Sequence[Event]) -> None:
    """Keep of a visit that has ended what a row may hold, and count it once its date is known."""
    conn.executemany(
        INSERT_EVENT,
        (
            (visit, number, one.kind, one.page or None, one.choice or None)
            for number, one in enumerate(map(coarse_event, events), 1)
        ),
    )
    count_if_dated(conn, visit, events)


def count_if_dated(
    conn: sqlite3.Connection, visit: str, events: Sequence[Event] | None = None
) -> None:
    """Count a visit that has ended, and forget when its events happened; not while its date is in doubt.

    `events` are those of the visit, where the caller has them.
    """
    day = counted_day(conn, visit)
    if not day:
        return
    office, kiosk, part = conn.execute(COUNTED_VISIT, [visit]).fetchone()
    found: PartOfDay = part
    counted = uncounted_events(conn, visit) if events is None else events
    count_visit(conn, Site(office, kiosk), date.fromisoformat(day), found, counted)
    conn.execute("DELETE FROM uncounted_event WHERE visit = ?", [visit])


def settle_visits(conn: sqlite3.Connection, moved: int, today: date) -> None:
    """Mark the rows of a doubt that is over as right or wrong, and count their visits; see `settle_rows`."""
    for visit in settle_rows(conn, moved, today):
        count_if_dated(conn, visit)


def coarse_event(event: Event) -> Event:
    """An event without its second, and without what tells one device, or one return, from another."""
    exact = event.kind == "fact" and event.page in EXACT_FACTS
    exact |= DEVICE_PAGE in (event.page.partition("/")[0], event.page.removeprefix("resume/"))
    return Event(0, event.kind, event.page, "" if exact else event.choice)


def uncounted_events(conn: sqlite3.Connection, visit: str) -> list[Event]:
    """The events of a visit that is not counted yet, in their order."""
    rows = conn.execute(UNCOUNTED, [visit])
    return [Event(second, kind, page or "", choice or "") for second, kind, page, choice in rows]


def _is_known(conn: sqlite3.Connection, id: str) -> bool:
    return conn.execute("SELECT 1 FROM visit WHERE id = ?", [id]).fetchone() is not None


def _marks(row_clock: RowClock) -> dict[str, str | None]:
    """The columns of a mark."""
    written = row_clock.written_day.isoformat() if row_clock.written_day else None
    return {"date_state": row_clock.date_state, "written_day": written}


def has_ended(conn: sqlite3.Connection, id: str) -> bool:
    """Whether the log knows how a visit ended; then it has been counted, too."""
    found = conn.execute("SELECT outcome FROM visit WHERE id = ?", [id]).fetchone()
    return found is not None and found[0] is not None


def write_buffer(db: Database, visit: VisitBuffer, mark: Callable[[datetime], RowClock]) -> None:
    """Write what the log has not of a visit; one that nobody has touched leaves nothing but its crash.

    `mark` tells whether the date of a moment is in doubt. The caller holds a transaction.
    """
    if visit.moment is not None:
        write_visit(
            db,
            visit.id,
            Site(visit.office, visit.kiosk),
            visit.moment,
            visit.events,
            visit.unknown_events,
            mark(visit.moment),
        )
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
        "part_of_day": part_of_day(moment.hour),
        "result": attempt.tried,
        **_marks(row_clock),
    }
    db.table("pin_attempt").insert(row)
