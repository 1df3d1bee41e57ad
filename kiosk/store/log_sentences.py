"""Why the visit log cannot be read, in one sentence whose remedy stands behind a colon."""

import sqlite3
from pathlib import Path
from typing import Literal

from kiosk.files import FileLimitError
from kiosk.store.data_folder import LOG_FILE, NO_FILE, describe_lock, is_locked
from kiosk.store.newer_log import NewerLogError, describe_newer_log

LogFault = Literal["damaged", "locked", "older", "newer", "closed"]
"""`older`: kept by an earlier version of the kiosk. `closed`: no ordinary file, or nobody may read it."""

DAMAGED = "The visit log is damaged: start the kiosk, which begins it anew from its copy."
OUTDATED = (
    "The visit log was kept by an earlier version: start the kiosk, which brings it up to date."
)


def read_fault(fault: sqlite3.Error | OSError) -> LogFault:
    """What kind of fault keeps the log from being read."""
    if isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError):
        return "damaged"
    if isinstance(fault, NewerLogError):
        return "newer"
    if isinstance(fault, FileLimitError):
        return "closed"
    if is_locked(fault):
        return "locked"
    return "older" if str(fault).startswith("no such") else "closed"


def describe_read_fault(fault: sqlite3.Error | OSError, folder: Path) -> str:
    """The sentence for the log of a folder."""
    match read_fault(fault):
        case "damaged":
            return DAMAGED
        case "locked":
            return describe_lock(folder)
        case "older":
            return OUTDATED
    if isinstance(fault, NewerLogError):
        return describe_newer_log(folder, fault)
    if isinstance(fault, FileLimitError):
        return NO_FILE.format(path=folder / LOG_FILE)
    return f"The visit log cannot be read ({fault}): give this user the right to read it."
