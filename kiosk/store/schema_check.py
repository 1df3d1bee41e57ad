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

    A trigger could keep what the kiosk deletes.
    """
    own = _own_objects()
    return [(kind, name) for kind, name, sql in conn.execute(OBJECTS) if own.get(name) != sql]


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


def _known_migrations() -> list[str]:
    return [migration.name for migration in migrations.pending(Database(memory=True))]


def _applied_migrations(conn: sqlite3.Connection) -> list[str]:
    return [migration.name for migration in migrations.applied(Database(conn))]
