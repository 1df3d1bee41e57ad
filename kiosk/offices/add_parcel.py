"""Adds a parcel to the offices' database: the newest of each kiosk and month stands there."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from msgspec.structs import asdict
from sqlalchemy import Connection, and_, delete, insert, select
from sqlalchemy.sql import ColumnElement

from kiosk.offices.database import OfficesDatabase
from kiosk.offices.parcel import NamedCount, Parcel, ParcelHealth, ParcelKey
from kiosk.offices.parcel_reader import ParcelError
from kiosk.offices.tables import COUNT, KEY, NEWEST_PARCEL, PARCEL

TO_COME = (
    "this parcel was written on {day}, which is still to come: set the clock of that kiosk right, and let it write"
    " the parcel again."
)
AHEAD = timedelta(days=1)
"""It may be tomorrow already where the office is."""

Addition = Literal["added", "renewed", "corrected", "known", "older"]
"""The first of its kiosk and month; a later one with the same counts, or with others; the same; an older one."""


class AddedParcel(NamedTuple):
    """What became of a parcel; `other_name` is another name that the office had in its parcels before, or ""."""

    addition: Addition
    other_name: str = ""


def add_parcel(database: OfficesDatabase, parcel: Parcel, today: date) -> AddedParcel:
    """Add a parcel, in one transaction of its own; OfficesDatabaseError where that fails.

    ParcelError for a parcel of a day to come, which no later correction could replace.
    """
    day = parcel.health.written.date()
    if day > today + AHEAD:
        raise ParcelError(TO_COME.format(day=day))
    with database.change() as conn:
        other_name = _other_name(conn, parcel.health)
        return AddedParcel(_add(conn, parcel, today), other_name)


def written_text(moment: datetime) -> str:
    """A moment in UTC as the database has it: 2026-11-03T10:20:30Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _add(conn: Connection, parcel: Parcel, today: date) -> Addition:
    health = parcel.health
    written = written_text(health.written)
    is_same = False
    there = conn.execute(
        select(PARCEL.c.written, PARCEL.c.digest).where(_is_of(PARCEL.c, health.key))
    ).one_or_none()
    if there is not None:
        if there.digest == parcel.digest:
            return "known"
        # Of two that were written in the same second it does not matter which stays, but it is always the same.
        if (there.written, there.digest) > (written, parcel.digest):
            return "older"
        kept = select(*(COUNT.c[name] for name in NamedCount._fields)).where(
            _is_of(COUNT.c, health.key)
        )
        is_same = {tuple(row) for row in conn.execute(kept)} == {*parcel.counts}
        conn.execute(delete(COUNT).where(_is_of(COUNT.c, health.key)))
        conn.execute(delete(PARCEL).where(_is_of(PARCEL.c, health.key)))
    row = {name: value for name, value in asdict(health).items() if name in PARCEL.c}
    more = {"written": written, "added": today, "digest": parcel.digest}
    conn.execute(insert(PARCEL), {**row, **more})
    if parcel.counts:
        key = health.key._asdict()
        conn.execute(insert(COUNT), [{**key, **one._asdict()} for one in parcel.counts])
    if there is None:
        return "added"
    return "renewed" if is_same else "corrected"


def _other_name(conn: Connection, health: ParcelHealth) -> str:
    """Another name under which an office of this id was known until now: two offices may share the id."""
    query = select(NEWEST_PARCEL.c.office_name).where(
        NEWEST_PARCEL.c.office == health.office, NEWEST_PARCEL.c.office_name != health.office_name
    )
    return conn.execute(query.order_by(NEWEST_PARCEL.c.written.desc())).scalars().first() or ""


def _is_of(columns: object, key: ParcelKey) -> ColumnElement[bool]:
    return and_(*(getattr(columns, name) == value for name, value in zip(KEY, key, strict=True)))
