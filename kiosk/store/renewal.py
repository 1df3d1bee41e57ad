"""Gives an older logbook this version's tables before it is read."""

from pathlib import Path

from kiosk.store.asking import ask
from kiosk.store.folder import BOOK

OLD = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'week')"


def renew(folder: Path) -> None:
    """Bring a logbook of an earlier version up to this one; nothing is done to any other.

    Raises sqlite3.Error and OSError where it can be neither read nor written.
    """
    old: bool = ask(folder, lambda conn: bool(conn.execute(OLD).fetchone()[0]), False)
    if not old:
        return
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
