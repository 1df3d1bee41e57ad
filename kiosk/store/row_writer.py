"""Writes the rows of one visit in a transaction."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from msgspec.structs import asdict
from sqlite_utils import Database

from kiosk.events import Event, build_record, part_of_day
from kiosk.store.weekly_counts import add_counts, weekly_counts
from kiosk.worker_messages import CrashMessage, PinAttempt

LAST = "SELECT coalesce(max(number), 0) FROM event WHERE visit = ?"


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is done within is written, or nothing of it."""
    # A deferred transaction that reads first is refused when another host has written since.
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        conn.rollback()
        raise


def write_visit(
    db: Database, id: str, office: str, moment: datetime, events: Sequence[Event], dropped: int
) -> bool:
    """Write what is known of a visit; the first time that it has ended it is counted, and true returned."""
    day = moment.date().isoformat()
    row = build_record(events)
    db.execute("INSERT OR IGNORE INTO word VALUES (?)", [office])
    ends = row.outcome is not None and not has_ended(db.conn, id)
    db.table("visit").upsert(
        {
            "id": id,
            "office": office,
            "day": day,
            "part": part_of_day(moment.hour),
            **asdict(row),
            "dropped": dropped,
        },
        pk="id",
    )
    if ends:
        add_counts(db.conn, weekly_counts(office, day, events))
    return ends


def has_ended(conn: sqlite3.Connection, id: str) -> bool:
    """Whether the book knows how a visit ended; then it has been counted, too."""
    found = conn.execute("SELECT outcome FROM visit WHERE id = ?", [id]).fetchone()
    return found is not None and found[0] is not None


def last_event(conn: sqlite3.Connection, visit: str) -> int:
    """The number of the last event of a visit, 0 where there is none; of those before it some may be lost."""
    return int(conn.execute(LAST, [visit]).fetchone()[0])


def write_events(db: Database, visit: str, events: Sequence[Event], first: int) -> None:
    """Write events under their numbers, which go on from `first`."""
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


def write_crash(db: Database, visit: str | None, crash: CrashMessage, moment: datetime) -> None:
    """Write where something broke."""
    row = {"visit": visit, "day": moment.date().isoformat(), **asdict(crash)}
    db.table("crash").insert(row)


def write_try(db: Database, tried: PinAttempt, moment: datetime) -> None:
    """Write what became of a PIN that was typed."""
    row = {"day": moment.date().isoformat(), "part": part_of_day(moment.hour), "came": tried.tried}
    db.table("attempt").insert(row)
