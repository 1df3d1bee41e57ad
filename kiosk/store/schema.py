"""The tables of the logbook; every text column is an id from a closed list, and the database sees to it."""

from sqlite_utils import Database, Migrations

migrations = Migrations("kiosk")

ID = "GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'"
DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"


@migrations(name="1-visits")
def visits(db: Database) -> None:
    """Words, visits, events, crashes."""
    db.execute(
        """
        CREATE TABLE word (
            id TEXT PRIMARY KEY NOT NULL
                CHECK (length(id) BETWEEN 1 AND 64 AND id GLOB '[a-zA-Z0-9@]*'
                    AND substr(id, 2) NOT GLOB '*[^a-zA-Z0-9/_.-]*')
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        f"""
        CREATE TABLE visit (
            id TEXT PRIMARY KEY NOT NULL CHECK (id {ID}),
            office TEXT NOT NULL REFERENCES word (id),
            day TEXT NOT NULL CHECK (day {DAY}),
            part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
            language TEXT REFERENCES word (id),
            door TEXT CHECK (door IN ('screen', 'line')),
            intent TEXT REFERENCES word (id),
            device TEXT REFERENCES word (id),
            method TEXT REFERENCES word (id),
            stage TEXT REFERENCES word (id),
            outcome TEXT CHECK (outcome IN ('finished', 'stopped', 'left', 'timed-out', 'staff',
                'signal', 'crashed', 'interrupted')),
            minutes INTEGER NOT NULL CHECK (minutes >= 0),
            helped INTEGER NOT NULL CHECK (helped IN (0, 1)),
            dropped INTEGER NOT NULL CHECK (dropped >= 0)
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE event (
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            second INTEGER NOT NULL CHECK (second >= 0),
            kind TEXT NOT NULL CHECK (kind IN ('page', 'choice', 'typed', 'back', 'again', 'help',
                'setting', 'fact', 'warning', 'extended', 'cover', 'uncovered', 'end')),
            page TEXT REFERENCES word (id),
            choice TEXT REFERENCES word (id),
            PRIMARY KEY (visit, number)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        f"""
        CREATE TABLE crash (
            number INTEGER PRIMARY KEY,
            visit TEXT REFERENCES visit (id) ON DELETE SET NULL,
            day TEXT NOT NULL CHECK (day {DAY}),
            type TEXT NOT NULL
                CHECK (length(type) BETWEEN 1 AND 60 AND type NOT GLOB '*[^a-zA-Z0-9_]*'),
            file TEXT NOT NULL
                CHECK (length(file) <= 200 AND file NOT GLOB '*[^a-zA-Z0-9_./+-]*'),
            line INTEGER NOT NULL CHECK (line >= 0)
        ) STRICT
        """
    )
