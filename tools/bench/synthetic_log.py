"""Writes a synthetic visit log with the real schema: whole, or not at all."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from random import Random

from kiosk.content.loader import load_content
from kiosk.events import VocabularyEntry
from kiosk.paths import CONTENT
from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.connection import open_log
from kiosk.store.data_folder import LOG_FILE, make_data_folder
from kiosk.store.monthly_counts import add_counts, add_day
from kiosk.store.read_only import query_log
from tools.bench.synthetic_rows import COLUMNS, OFFICE, OPEN_DAYS, SITE, SyntheticRows
from tools.bench.synthetic_visits import VisitGenerator

TEMPLATES = 3000
"""Different visits that are generated; all others repeat one of them on another day."""

FAST_PRAGMAS = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "foreign_keys = OFF",
    "cache_size = -100000",
)
"""Nobody reads the file before it is complete, so nothing in it must survive a power cut."""

INDICES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


class RealLogError(Exception):
    """There is a log whose visits are not all synthetic."""


def make_log(folder: Path, visits: int, events: int, week: int, seed: int, today: date) -> None:
    """Make a log of so many visits of so many events in a folder; another synthetic log there is replaced.

    `week` is the number of visits a week, the last of them `today`. RealLogError where a real log is there;
    OSError and sqlite3.Error where the folder cannot be written.
    """
    make_data_folder(folder)
    if not is_replaceable(folder):
        raise RealLogError
    draft = folder / ".making"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(mode=0o700)
        random = Random(seed)
        generator = VisitGenerator(load_content(CONTENT)[0], events, random)
        templates = [generator.visit() for _ in range(min(TEMPLATES, visits))]
        rows = SyntheticRows(templates, visits, max(1, week // OPEN_DAYS), today, random)
        write_rows(draft, rows, today)
        for suffix in ("-wal", "-shm"):
            (folder / f"{LOG_FILE}{suffix}").unlink(missing_ok=True)
        (draft / LOG_FILE).replace(folder / LOG_FILE)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def is_replaceable(folder: Path) -> bool:
    """Whether there is no log, or one in which every visit is synthetic."""
    if not (folder / LOG_FILE).exists():
        return True
    query = "SELECT office FROM daily_visits UNION SELECT office FROM visit"
    with suppress(sqlite3.Error):
        return query_log(folder, lambda conn: conn.execute(query).fetchall() == [(OFFICE,)], False)
    return False


def write_rows(folder: Path, rows: SyntheticRows, today: date) -> None:
    """Write a new log there."""
    words = {**load_vocabulary(), **dict.fromkeys(SITE, VocabularyEntry("site"))}
    db = open_log(folder, words, today)
    conn = db.conn
    with closing(conn):
        for setting in FAST_PRAGMAS:
            conn.execute(f"PRAGMA {setting}").fetchall()
        # Indices are made at the end: that is faster, and their pages lie together.
        indices = conn.execute(INDICES).fetchall()
        conn.execute("BEGIN")
        for name, _ in indices:
            conn.execute(f"DROP INDEX {name}")
        marks = ", ".join("?" for _ in COLUMNS)
        conn.executemany(
            f"INSERT INTO visit ({', '.join(COLUMNS)}) VALUES ({marks})", rows.visits()
        )
        conn.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", rows.events())
        for day, visits, counted in rows.counts():
            add_counts(conn, SITE, day[:7], counted)
            add_day(conn, SITE, day, visits)
        for _, sql in indices:
            conn.execute(sql)
        conn.execute("COMMIT")
        conn.execute("PRAGMA journal_mode = WAL").fetchall()
