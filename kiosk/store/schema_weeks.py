"""The second version of the tables: weeks until return, weekly counts, upkeep, tries of the PIN, indices."""

from itertools import combinations

from sqlite_utils import Database

from kiosk.store.leaf import FILTERED
from kiosk.store.recount import recount
from kiosk.store.schema import DAY, migrations

__all__ = ["indexed", "migrations"]


@migrations(name="2-weeks")
def weeks(db: Database) -> None:
    """Add what is missing, and count the visits that are there already."""
    db.execute("ALTER TABLE visit ADD COLUMN weeks INTEGER CHECK (weeks BETWEEN 0 AND 127)")
    db.execute("ALTER TABLE visit ADD COLUMN resumed TEXT REFERENCES word (id)")
    db.execute(
        f"""
        CREATE TABLE week (
            monday TEXT NOT NULL CHECK (monday {DAY}),
            what TEXT NOT NULL CHECK (what IN ('visit', 'language', 'entered', 'done', 'minutes',
                'stop', 'help', 'method', 'verdict', 'outcome', 'return')),
            value TEXT NOT NULL REFERENCES word (id),
            number INTEGER NOT NULL CHECK (number >= 0),
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (monday, what, value, number)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        f"""
        CREATE TABLE upkeep (
            what TEXT PRIMARY KEY NOT NULL CHECK (what IN ('purge', 'unclean')),
            day TEXT NOT NULL CHECK (day {DAY}),
            before TEXT NOT NULL CHECK (before {DAY})
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        f"""
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY,
            day TEXT NOT NULL CHECK (day {DAY}),
            part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
            came TEXT NOT NULL CHECK (came IN ('right', 'wrong', 'locked'))
        ) STRICT
        """
    )
    for columns in indexed():
        name = "_".join(("visit", *columns))
        db.execute(f"CREATE INDEX {name} ON visit ({', '.join(columns)})")
    db.execute("CREATE INDEX crash_visit ON crash (visit)")
    recount(db.conn)


def indexed() -> list[tuple[str, ...]]:
    """The columns of each index: any that staff filter by, then the day; so no filter is ever slow."""
    return [
        (*columns, "day")
        for size in range(len(FILTERED) + 1)
        for columns in combinations(FILTERED, size)
    ]
