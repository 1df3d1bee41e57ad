"""Gives an older logbook this version's tables before it is read."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from kiosk.store.asking import ask
from kiosk.store.folder import BOOK

OLD = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'week')"


def renew(folder: Path) -> None:
    """Bring a logbook of an earlier version up to this one; one that cannot be written stays as it is.

    Raises sqlite3.Error and OSError where it cannot be read.
    """
    if ask(folder, lambda conn: bool(conn.execute(OLD).fetchone()[0]), False):
        with suppress(OSError, sqlite3.OperationalError):
            _renew(folder)


def _renew(folder: Path) -> None:
    from kiosk.store.locks import Locks
    from kiosk.store.opening import bring_up, connect

    locks = Locks(folder)
    try:
        with locks.preparing():
            db = connect(folder / BOOK)
            try:
                bring_up(db, ())
            finally:
                db.close()
    finally:
        locks.close()
