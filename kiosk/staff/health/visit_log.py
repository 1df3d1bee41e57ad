"""Whether the visit log can be read and written, is whole and the kiosk's own, and whether visits wait for it."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, ToDoNote, problem_item
from kiosk.store.damaged_logs import describe_restart, read_restarts
from kiosk.store.data_folder import LOG_FILE, describe_log_error, is_locked
from kiosk.store.locks import find_write_error
from kiosk.store.log_sentences import (
    DAMAGED,
    OUTDATED,
    LogFault,
    describe_read_fault,
    read_fault,
)
from kiosk.store.newer_log import describe_newer_log, find_newer_log
from kiosk.store.read_only import query_log
from kiosk.store.schema_check import foreign_objects, missing_migrations
from kiosk.store.waiting_visits import refused_files, waiting_files

SOUND = "ok"
"""What SQLite answers to quick_check for a file without a fault."""

READ_NOTES: dict[LogFault, ToDoNote] = {
    "damaged": "log-damaged",
    "locked": "log-locked",
    "older": "log-older",
    "newer": "log-newer",
    "closed": "log-closed",
}
"""What the page says of a log that cannot be read."""

Finding = tuple[ToDoNote, Problem]


def look_at_log(kiosk: Installation) -> list[HealthItem]:
    """The state of the log, and the files of visits beside it; reads all of the log."""
    found = [problem_item("log", note, one) for note, one in find_log_problems(kiosk.data)]
    return [*(found or [_well(kiosk.data)]), *look_at_files_beside(kiosk.data)]


def find_log_problems(data: Path) -> list[Finding]:
    """What is wrong with the visit log: damaged, unreadable, locked, newer than the kiosk, altered by others.

    One that a kiosk is just writing is no problem: that takes less than the seconds that this waits.
    """
    if newer := find_newer_log(data):
        # Its remedy names paths, in which anything may stand.
        fault, _, remedy = describe_newer_log(data, newer).partition(": ")
        return [("log-newer", _split_problem(fault, remedy))]
    try:
        found: list[Finding] = query_log(data, _find_inside, [])
    except (sqlite3.Error, OSError) as fault:
        return [(READ_NOTES[read_fault(fault)], _problem(describe_read_fault(fault, data)))]
    # Where the folder itself cannot be written, the look at the disk says so.
    if not found and os.access(data, os.W_OK) and (error := find_write_error(data)):
        note: ToDoNote = "log-locked" if is_locked(error) else "log-closed"
        return [(note, _problem(describe_log_error(data, error)))]
    return found


def _find_inside(conn: sqlite3.Connection) -> list[Finding]:
    if conn.execute("PRAGMA quick_check(1)").fetchone()[0] != SOUND:
        return [("log-damaged", _problem(DAMAGED))]
    found: list[Finding] = []
    if missing_migrations(conn):
        found.append(("log-older", _problem(OUTDATED)))
    for kind, name in foreign_objects(conn):
        fault = f"The {kind} {name} in it does not belong to the kiosk."
        remedy = f"Remove it with SQLite's own tool: DROP {kind.upper()} {name}"
        found.append(("log-foreign", Problem(LOG_FILE, "", fault, remedy)))
    return found


def _problem(sentence: str) -> Problem:
    """A sentence about the log as a problem: fault and remedy stand before and after its colon."""
    fault, _, remedy = sentence.rpartition(": ")
    return _split_problem(fault, remedy)


def _split_problem(fault: str, remedy: str) -> Problem:
    return Problem(LOG_FILE, "", f"{fault}.", f"{remedy[:1].upper()}{remedy[1:]}")


def _well(data: Path) -> HealthItem:
    """The log is in order; where it was begun anew in the last days, a notice of what is lost with that."""
    restarts = read_restarts(data)
    if not restarts:
        return HealthItem(kind="log", note="log-ok", text="The visit log is in order.")
    last = restarts[-1]
    return HealthItem(
        kind="log",
        note="log-renewed" if last.copied else "log-emptied",
        text=describe_restart(last),
        remedy="If you have a backup, close the kiosk and run kiosk restore.",
        file=LOG_FILE,
        since=last.day,
        fields=(("date", last.day), ("number", last.lost_days)),
    )


def look_at_files_beside(data: Path) -> list[HealthItem]:
    """A notice for each file of visits that are not yet in the log, something to do for one that was refused."""
    return [*_waiting(data), *_refused(data)]


def _waiting(data: Path) -> Iterator[HealthItem]:
    for path in waiting_files(data):
        fault, remedy = (
            "The visits in this file are not in the visit log yet.",
            "Start the kiosk, which adds them.",
        )
        waiting = Problem(path.name, "", fault, remedy, notice=True)
        yield problem_item("log", "log-waiting", waiting, since=day_of(path), name=path.name)


def _refused(data: Path) -> Iterator[HealthItem]:
    for path in refused_files(data):
        fault, remedy = (
            "The visits in this file could not be read.",
            "Ask an expert to look at the file, then delete it.",
        )
        refused = Problem(path.name, "", fault, remedy)
        yield problem_item("log", "log-refused", refused, since=day_of(path), name=path.name)


def day_of(path: Path) -> date | None:
    """The day on which a file was last written; None where it is gone or its day is none."""
    try:
        return date.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return None
