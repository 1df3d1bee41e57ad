"""What is wrong with the data folder and the visit log in it."""

import os
import shlex
import sqlite3
import sys
from pathlib import Path

from kiosk.cli.log_shared import DAMAGED, NEWER, log_error
from kiosk.content.problem import Problem
from kiosk.store.data_folder import LOG_FILE, describe_log_error
from kiosk.store.locks import find_write_error
from kiosk.store.read_only import query_log
from kiosk.store.schema_check import foreign_objects, newer_migrations
from kiosk.store.waiting_visits import refused_files, waiting_files

SOUND = "ok"
"""What SQLite answers to quick_check for a file without a fault."""


def check_data_folder(data: Path) -> list[Problem]:
    """Why nothing could be written in the data folder; one that does not exist yet is no problem."""
    if data.exists() and not data.is_dir():
        return [_problem(data, "This is not a folder.", "Name another one with --data.")]
    existing = next(folder for folder in (data, *data.parents) if folder.exists())
    if os.access(existing, os.W_OK | os.X_OK):
        return []
    remedy = f"Ask its owner for the right to write in {existing}."
    return [_problem(data, "The kiosk cannot write in the data folder.", remedy)]


def check_folder_rights(data: Path) -> list[Problem]:
    """A problem if others can look into the data folder; an empty one is closed to them when the kiosk starts."""
    if sys.platform == "win32":
        return []
    try:
        is_private = not data.stat().st_mode & 0o077 or not any(data.iterdir())
    except OSError:
        return []
    remedy = f"Run: chmod -R go= {shlex.quote(str(data))}"
    return (
        []
        if is_private
        else [_problem(data, "Other users of this computer can look into the data folder.", remedy)]
    )


def check_log(data: Path) -> list[Problem]:
    """What is wrong with the visit log: damaged, unreadable, locked, newer than the kiosk, altered by others.

    One that a kiosk is just writing is no problem: that takes less than the seconds that this waits.
    """
    try:
        found: list[Problem] = query_log(data, _find_log_problems, [])
    except (sqlite3.Error, OSError) as fault:
        return [_log_problem(log_error(fault, data).message)]
    # Where the folder itself cannot be written, another check says so.
    if not found and os.access(data, os.W_OK) and (error := find_write_error(data)):
        return [_log_problem(describe_log_error(data, error))]
    return found


def check_waiting_visits(data: Path) -> list[Problem]:
    """A notice for each file of visits that are not yet in the visit log, a problem for one that was refused."""
    waiting = [
        Problem(
            path.name,
            "",
            "The visits in this file are not in the visit log yet.",
            "Start the kiosk, which adds them.",
            notice=True,
        )
        for path in waiting_files(data)
    ]
    refused = [
        Problem(
            path.name,
            "",
            "The visits in this file could not be read.",
            "Ask an expert to look at the file, then delete it.",
        )
        for path in refused_files(data)
    ]
    return waiting + refused


def _find_log_problems(conn: sqlite3.Connection) -> list[Problem]:
    if conn.execute("PRAGMA quick_check(1)").fetchone()[0] != SOUND:
        return [_log_problem(DAMAGED)]
    found = [_log_problem(NEWER)] if newer_migrations(conn) else []
    for kind, name in foreign_objects(conn):
        fault = f"The {kind} {name} in it does not belong to the kiosk."
        remedy = f"Remove it with SQLite's own tool: DROP {kind.upper()} {name}"
        found.append(Problem(LOG_FILE, "", fault, remedy))
    return found


def _log_problem(sentence: str) -> Problem:
    """The sentence of a `kiosk log` command as a problem: fault and remedy stand before and after its colon."""
    fault, _, remedy = sentence.rpartition(": ")
    return Problem(LOG_FILE, "", f"{fault}.", f"{remedy[:1].upper()}{remedy[1:]}")


def _problem(data: Path, fault: str, remedy: str) -> Problem:
    return Problem(str(data), "", fault, remedy)
