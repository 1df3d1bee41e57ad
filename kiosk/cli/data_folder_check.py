"""What is wrong with the data folder and the visit log in it."""

import os
import shlex
import sqlite3
import sys
from pathlib import Path

from kiosk.cli.log_shared import BUSY, DAMAGED, log_error
from kiosk.content.problem import Problem
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.read_only import query_log

SOUND = "ok"
"""What SQLite says of a book without a fault."""


def check_data_folder(data: Path) -> list[Problem]:
    """Why nothing could be kept in the data folder; one that does not exist yet is none of it."""
    if data.exists() and not data.is_dir():
        return [_problem(data, "It is no folder.", "Give another one with --data.")]
    there = next(one for one in (data, *data.parents) if one.exists())
    if os.access(there, os.W_OK | os.X_OK):
        return []
    remedy = f"Let its owner give you the right to write in {there}."
    return [_problem(data, "Nothing can be kept in the data folder.", remedy)]


def check_folder_rights(data: Path) -> list[Problem]:
    """A data folder that others can look into; an empty one is shut when the kiosk starts."""
    if sys.platform == "win32":
        return []
    try:
        shut = not data.stat().st_mode & 0o077 or not any(data.iterdir())
    except OSError:
        return []
    remedy = f"Run: chmod -R go= {shlex.quote(str(data))}"
    return [] if shut else [_problem(data, "Others can look into the data folder.", remedy)]


def check_log(data: Path) -> list[Problem]:
    """A logbook that is damaged, or that cannot be read; one that a kiosk is writing in is none of it."""
    try:
        said = query_log(
            data, lambda conn: conn.execute("PRAGMA quick_check(1)").fetchone()[0], SOUND
        )
    except (sqlite3.Error, OSError) as fault:
        told = log_error(fault).message
        return [] if told == BUSY else [_book(told)]
    return [] if said == SOUND else [_book(DAMAGED)]


def _book(told: str) -> Problem:
    """What the commands of the logbook say of it, its fault and its remedy apart."""
    fault, _, remedy = told.rpartition(": ")
    return Problem(LOG_FILE, "", f"{fault}.", f"{remedy[:1].upper()}{remedy[1:]}")


def _problem(data: Path, fault: str, remedy: str) -> Problem:
    return Problem(str(data), "", fault, remedy)
