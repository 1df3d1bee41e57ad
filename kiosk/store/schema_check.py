"""What of a visit log this version of the kiosk did not make: triggers, views, newer migrations."""

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
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    applied = migrations.applied(Database(conn))
    return [migration.name for migration in applied if migration.name not in known]
