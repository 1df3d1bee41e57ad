"""The tables of the visit log. Every text column holds an id from a closed list, and SQLite checks it.

What each table and column means stands in `metadata.yaml`, which Datasette shows beside them.
"""

from sqlite_utils import Database, Migrations

from kiosk.store.log_views import create_views

migrations = Migrations("kiosk")

IS_ID = "GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'"
IS_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
IS_MONTH = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'"
PARTS_OF_DAY = "'morning', 'afternoon', 'evening'"
EVENT_KINDS = """'page', 'choice', 'typed', 'back', 'again', 'help', 'setting', 'fact', 'warning', 'extended',
                'cover', 'uncovered', 'end'"""
FIGURES = """'visits', 'outcome', 'language', 'reason', 'device', 'part_of_day', 'weekday', 'front_end',
                'method', 'verdict', 'returns', 'stop', 'stage_entered', 'minutes', 'stage_done', 'method_done',
                'reached', 'help', 'step_minutes', 'differs'"""

TABLES = f"""
    CREATE TABLE vocabulary (
        id TEXT PRIMARY KEY NOT NULL
            CHECK (length(id) BETWEEN 1 AND 64 AND id GLOB '[a-zA-Z0-9@-]*'
                AND substr(id, 2) NOT GLOB '*[^a-zA-Z0-9/_.-]*'),
        kind TEXT NOT NULL CHECK (kind IN ('language', 'reason', 'device', 'model', 'method', 'stage',
            'situation', 'step', 'page', 'choice', 'fact', 'outcome', 'time', 'number', 'site', 'other')),
        label TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE visit (
        id TEXT PRIMARY KEY NOT NULL CHECK (id {IS_ID}),
        office TEXT NOT NULL REFERENCES vocabulary (id),
        kiosk TEXT NOT NULL REFERENCES vocabulary (id),
        day TEXT NOT NULL CHECK (day {IS_DAY}),
        part_of_day TEXT NOT NULL CHECK (part_of_day IN ({PARTS_OF_DAY})),
        language TEXT REFERENCES vocabulary (id),
        front_end TEXT CHECK (front_end IN ('screen', 'line')),
        reason TEXT REFERENCES vocabulary (id),
        device TEXT CHECK (device IN ('iphone', 'ipad', 'android', 'windows', 'mac', 'other')),
        method TEXT REFERENCES vocabulary (id),
        stage TEXT REFERENCES vocabulary (id),
        outcome TEXT CHECK (outcome IN ('finished', 'stopped', 'left', 'timed-out', 'staff',
            'signal', 'crashed', 'interrupted')),
        helped INTEGER NOT NULL CHECK (helped IN (0, 1)),
        unknown_events INTEGER NOT NULL CHECK (unknown_events >= 0),
        date_state TEXT NOT NULL DEFAULT 'right' CHECK (date_state IN ('right', 'doubtful', 'wrong')),
        written_day TEXT CHECK (written_day {IS_DAY})
    ) STRICT;
    CREATE INDEX visit_day ON visit (day);

    CREATE TABLE event (
        visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        kind TEXT NOT NULL CHECK (kind IN ({EVENT_KINDS})),
        page TEXT REFERENCES vocabulary (id),
        choice TEXT REFERENCES vocabulary (id),
        PRIMARY KEY (visit, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE uncounted_event (
        visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        second INTEGER NOT NULL CHECK (second >= 0),
        kind TEXT NOT NULL CHECK (kind IN ({EVENT_KINDS})),
        page TEXT REFERENCES vocabulary (id),
        choice TEXT REFERENCES vocabulary (id),
        PRIMARY KEY (visit, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crash (
        number INTEGER PRIMARY KEY,
        visit TEXT REFERENCES visit (id) ON DELETE SET NULL,
        day TEXT NOT NULL CHECK (day {IS_DAY}),
        type TEXT NOT NULL
            CHECK (length(type) BETWEEN 1 AND 60 AND type NOT GLOB '*[^a-zA-Z0-9_]*'),
        file TEXT NOT NULL
            CHECK (length(file) <= 200 AND file NOT GLOB '*[^a-zA-Z0-9_./+-]*'),
        line INTEGER NOT NULL CHECK (line >= 0),
        date_state TEXT NOT NULL DEFAULT 'right' CHECK (date_state IN ('right', 'doubtful', 'wrong')),
        written_day TEXT CHECK (written_day {IS_DAY})
    ) STRICT;
    CREATE INDEX crash_visit ON crash (visit);

    CREATE TABLE pin_attempt (
        number INTEGER PRIMARY KEY,
        day TEXT NOT NULL CHECK (day {IS_DAY}),
        part_of_day TEXT NOT NULL CHECK (part_of_day IN ({PARTS_OF_DAY})),
        result TEXT NOT NULL CHECK (result IN ('right', 'wrong', 'locked')),
        date_state TEXT NOT NULL DEFAULT 'right' CHECK (date_state IN ('right', 'doubtful', 'wrong')),
        written_day TEXT CHECK (written_day {IS_DAY})
    ) STRICT;

    CREATE TABLE monthly_count (
        month TEXT NOT NULL CHECK (month {IS_MONTH}),
        office TEXT NOT NULL REFERENCES vocabulary (id),
        kiosk TEXT NOT NULL REFERENCES vocabulary (id),
        figure TEXT NOT NULL CHECK (figure IN ({FIGURES})),
        value TEXT NOT NULL REFERENCES vocabulary (id),
        detail TEXT NOT NULL REFERENCES vocabulary (id),
        visits INTEGER NOT NULL CHECK (visits > 0),
        PRIMARY KEY (month, office, kiosk, figure, value, detail)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE daily_visits (
        day TEXT NOT NULL CHECK (day {IS_DAY}),
        office TEXT NOT NULL REFERENCES vocabulary (id),
        kiosk TEXT NOT NULL REFERENCES vocabulary (id),
        visits INTEGER NOT NULL CHECK (visits > 0),
        PRIMARY KEY (day, office, kiosk)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE released_count (
        month TEXT NOT NULL CHECK (month {IS_MONTH}),
        figure TEXT NOT NULL CHECK (figure IN ({FIGURES})),
        value TEXT NOT NULL REFERENCES vocabulary (id),
        detail TEXT NOT NULL REFERENCES vocabulary (id),
        visits INTEGER CHECK (visits >= 0),
        PRIMARY KEY (month, figure, value, detail)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rounding_key (
        key BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 32)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE maintenance (
        task TEXT PRIMARY KEY NOT NULL CHECK (task IN ('purge', 'unclean')),
        day TEXT NOT NULL CHECK (day {IS_DAY}),
        before TEXT NOT NULL CHECK (before {IS_DAY})
    ) STRICT, WITHOUT ROWID;
"""


@migrations(name="1-log")
def create_tables(db: Database) -> None:
    """Create all tables and views of the log, and the key by which its counts are rounded."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    create_views(db)
    db.execute("INSERT INTO rounding_key VALUES (randomblob(32))")
