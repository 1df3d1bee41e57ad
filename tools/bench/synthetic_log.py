"""Writes a pretended logbook through the real schema: whole, or not at all."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import get_args

from kiosk.content.loader import load_content
from kiosk.events import WEEKS, FactName, Outcome
from kiosk.paths import CONTENT
from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.connection import open_log
from kiosk.store.data_folder import LOG_FILE, make_data_folder
from kiosk.store.read_only import query_log
from kiosk.store.weekly_counts import add_counts
from tools.bench.synthetic_rows import COLUMNS, OFFICE, OPEN_DAYS, Plan
from tools.bench.synthetic_visits import Pretender

KINDS = 3000
"""Different visits that are made up; all others are like one of them, on another day."""

QUICK = ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -100000")
"""Nobody sees the file before it is whole, so that nothing needs to survive a power cut."""

INDICES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


class RealError(Exception):
    """A logbook is there that nobody made up."""


def make_log(folder: Path, visits: int, events: int, week: int, seed: int, today: date) -> None:
    """Put so many visits of so many events into a folder, in place of another synthetic logbook.

    RealError where a real logbook is there; OSError and sqlite3.Error where it cannot be written.
    """
    make_data_folder(folder)
    if not synthetic(folder):
        raise RealError
    aside = folder / ".making"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        aside.mkdir(mode=0o700)
        chance = Random(seed)
        pretender = Pretender(load_content(CONTENT)[0], events, chance)
        kinds = [pretender.visit() for _ in range(min(KINDS, visits))]
        plan = Plan(kinds, visits, max(1, week // OPEN_DAYS), today, chance)
        fill(aside, plan, today)
        for tail in ("-wal", "-shm"):
            (folder / f"{LOG_FILE}{tail}").unlink(missing_ok=True)
        (aside / LOG_FILE).replace(folder / LOG_FILE)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def synthetic(folder: Path) -> bool:
    """Whether there is no logbook, or one in which every visit was made up."""
    if not (folder / LOG_FILE).exists():
        return True
    asked = "SELECT value FROM week WHERE what = 'visit' UNION SELECT office FROM visit"
    with suppress(sqlite3.Error):
        return query_log(folder, lambda conn: conn.execute(asked).fetchall() == [(OFFICE,)], False)
    return False


def fill(folder: Path, plan: Plan, today: date) -> None:
    """Write a new book there."""
    known = (*load_vocabulary(), *get_args(FactName), *get_args(Outcome), *WEEKS, OFFICE)
    db = open_log(folder, known, today)
    conn = db.conn
    with closing(conn):
        for setting in QUICK:
            conn.execute(f"PRAGMA {setting}").fetchall()
        indices = conn.execute(INDICES).fetchall()
        conn.execute("BEGIN")
        for name, _ in indices:
            conn.execute(f"DROP INDEX {name}")
        marks = ", ".join("?" for _ in COLUMNS)
        conn.executemany(
            f"INSERT INTO visit ({', '.join(COLUMNS)}) VALUES ({marks})", plan.visits()
        )
        conn.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", plan.events())
        for counted in plan.weeks():
            add_counts(conn, counted)
        for _, sql in indices:
            conn.execute(sql)
        conn.execute("COMMIT")
        conn.execute("PRAGMA journal_mode = WAL").fetchall()
