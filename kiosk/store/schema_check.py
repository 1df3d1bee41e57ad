"""What of a visit log this version of the kiosk did not make, and what it lacks: triggers, views, migrations."""

import sqlite3
from functools import cache

from sqlite_utils import Database

from kiosk.store.schema import migrations

OBJECTS = (
    "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
)


def foreign_objects(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Each trigger, and each view that is not the kiosk's own, as its kind and name.

    A trigger could keep what the kiosk deletes. Of a log of another version this one does not know the views.
    """
    own = _own_objects()
    other = bool(newer_migrations(conn) or missing_migrations(conn))
    return [
        (kind, name)
        for kind, name, sql in conn.execute(OBJECTS)
        if own.get(name) != sql and not (other and kind == "view")
    ]


@cache
def _own_objects() -> dict[str, str]:
    """The views of a new log, by their names."""
    db = Database(memory=True)
    migrations.apply(db)
    return {name: sql for _, name, sql in db.execute(OBJECTS)}


def newer_migrations(conn: sqlite3.Connection) -> list[str]:
    """The names of migrations that were applied and that this version does not know."""
    known = _known_migrations()
    return [name for name in _applied_migrations(conn) if name not in known]


def missing_migrations(conn: sqlite3.Connection) -> list[str]:
    """The names of those that this version knows and that were not applied: an earlier version kept the log."""
    applied = _applied_migrations(conn)
    return [name for name in _known_migrations() if name not in applied]


def first_missing(conn: sqlite3.Connection) -> str | None:
    """The first migration that a log in use lacks; None for one that lacks none, or that no version has kept."""
    missing = missing_migrations(conn)
    return missing[0] if missing and _applied_migrations(conn) else None


def _known_migrations() -> list[str]:
    return [migration.name for migration in migrations.pending(Database(memory=True))]


def _applied_migrations(conn: sqlite3.Connection) -> list[str]:
    return [migration.name for migration in migrations.applied(Database(conn))]
