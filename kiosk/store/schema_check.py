"""What of a visit log this version of the kiosk did not make, and what it lacks: triggers, views, migrations."""

import sqlite3

from sqlite_utils import Database

from kiosk.store.migrations import migrations


def foreign_objects(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Each trigger and view as its kind and name: the kiosk makes none.

    A trigger could keep what the kiosk deletes.
    """
    return conn.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    ).fetchall()


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
