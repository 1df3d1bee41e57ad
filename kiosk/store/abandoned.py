"""Closes the visits of hosts that are no more."""

from msgspec.structs import asdict
from sqlite_utils import Database

from kiosk.events import Event, build_record
from kiosk.store.cells import cells
from kiosk.store.locks import Locks
from kiosk.store.recount import add, told
from kiosk.store.writing import last_event, write_events, writing

OPEN = "SELECT id FROM visit WHERE outcome IS NULL"


def close_abandoned(db: Database, locks: Locks) -> None:
    """Let each open visit that no living host keeps end as interrupted, and count it."""
    for (id,) in db.execute(OPEN).fetchall():
        if not locks.kept(id):
            with writing(db.conn):
                _interrupt(db, id)


def _interrupt(db: Database, id: str) -> None:
    found = db.execute("SELECT office, day FROM visit WHERE id = ? AND outcome IS NULL", [id])
    for office, day in found.fetchall():
        events = told(db.conn, id)
        second = events[-1].second if events else 0
        last = Event(second, "end", "", "interrupted")
        write_events(db, id, [last], last_event(db.conn, id) + 1)
        db.table("visit").update(id, asdict(build_record([*events, last])))
        add(db.conn, cells(office, day, [*events, last]))
