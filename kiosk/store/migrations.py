"""The migrations of the visit log. Every text column holds an id from a closed list, and SQLite checks it."""

from sqlite_utils import Database, Migrations

from kiosk.store.doubtful_rows import DATED_TABLES
from kiosk.store.weekly_counts import recount_weeks

migrations = Migrations("kiosk")

IS_ID = "GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'"
IS_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"


@migrations(name="1-visits")
def create_visit_tables(db: Database) -> None:
    """Create the tables of words, visits, events and crashes.

    `word` is the vocabulary: the ids that visits and events refer to.
    """
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
            id TEXT PRIMARY KEY NOT NULL CHECK (id {IS_ID}),
            office TEXT NOT NULL REFERENCES word (id),
            day TEXT NOT NULL CHECK (day {IS_DAY}),
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
            day TEXT NOT NULL CHECK (day {IS_DAY}),
            type TEXT NOT NULL
                CHECK (length(type) BETWEEN 1 AND 60 AND type NOT GLOB '*[^a-zA-Z0-9_]*'),
            file TEXT NOT NULL
                CHECK (length(file) <= 200 AND file NOT GLOB '*[^a-zA-Z0-9_./+-]*'),
            line INTEGER NOT NULL CHECK (line >= 0)
        ) STRICT
        """
    )


@migrations(name="2-weeks")
def add_weekly_counts(db: Database) -> None:
    """Add weeks until return, weekly counts, upkeep, PIN attempts and indices.

    The visits that are there are counted by a later migration, which knows all kinds of counts.
    """
    db.execute("ALTER TABLE visit ADD COLUMN weeks INTEGER CHECK (weeks BETWEEN 0 AND 127)")
    db.execute("ALTER TABLE visit ADD COLUMN resumed TEXT REFERENCES word (id)")
    db.execute(
        f"""
        CREATE TABLE week (
            monday TEXT NOT NULL CHECK (monday {IS_DAY}),
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
            day TEXT NOT NULL CHECK (day {IS_DAY}),
            before TEXT NOT NULL CHECK (before {IS_DAY})
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        f"""
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY,
            day TEXT NOT NULL CHECK (day {IS_DAY}),
            part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
            came TEXT NOT NULL CHECK (came IN ('right', 'wrong', 'locked'))
        ) STRICT
        """
    )
    db.execute("CREATE INDEX visit_day ON visit (day)")
    db.execute("CREATE INDEX crash_visit ON crash (visit)")


@migrations(name="3-clock")
def add_clock_columns(db: Database) -> None:
    """Add to every row with a day whether that may be believed, and the day by which its age counts where not.

    `clock` is `doubtful` until staff have said which date is right, or the clock was set; `wrong` afterwards.
    """
    for table in DATED_TABLES:
        db.execute(
            f"ALTER TABLE {table} ADD COLUMN clock TEXT NOT NULL DEFAULT 'right'"
            " CHECK (clock IN ('right', 'doubtful', 'wrong'))"
        )
        db.execute(f"ALTER TABLE {table} ADD COLUMN written TEXT CHECK (written {IS_DAY})")


@migrations(name="4-screens")
def count_differing_screens(db: Database) -> None:
    """Let weeks hold the steps at which screens were different, and count the visits that are there."""
    # SQLite cannot change a CHECK: the table is made anew.
    db.execute("ALTER TABLE week RENAME TO older_week")
    db.execute(
        f"""
        CREATE TABLE week (
            monday TEXT NOT NULL CHECK (monday {IS_DAY}),
            what TEXT NOT NULL CHECK (what IN ('visit', 'language', 'entered', 'done', 'minutes',
                'stop', 'help', 'method', 'verdict', 'outcome', 'return', 'differs')),
            value TEXT NOT NULL REFERENCES word (id),
            number INTEGER NOT NULL CHECK (number >= 0),
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (monday, what, value, number)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("INSERT INTO week SELECT * FROM older_week")
    db.execute("DROP TABLE older_week")
    recount_weeks(db.conn)
