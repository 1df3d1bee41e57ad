"""What is wrong with the data folder, in one sentence with the remedy."""

import sqlite3
from pathlib import Path

from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffMessage, message
from kiosk.store.corruption import is_damage
from kiosk.store.data_folder import NO_SPACE_ERRORS, PERMISSION_ERRORS, find_log_error, is_locked
from kiosk.store.newer_log import NewerLogError, find_newer_log

FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
SHUT = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})


def log_problem(context: StaffContext) -> str:
    """Why nothing can be logged now, "" where all is well; a missing folder is not made again here."""
    if not context.folder.is_dir():
        return describe_fault(FileNotFoundError(), context)
    fault = find_log_error(context.folder) or find_newer_log(context.folder)
    return describe_fault(fault, context) if fault else ""


def describe_fault(fault: OSError | sqlite3.Error, context: StaffContext) -> str:
    """The sentence for a fault; it names the folder."""
    return context.say_message(fault_message(fault, context))


def fault_message(fault: OSError | sqlite3.Error, context: StaffContext) -> StaffMessage:
    """The same as a message about a reply."""
    return message("trouble", fault_kind(fault, context.folder), path=str(context.folder))


def fault_kind(fault: OSError | sqlite3.Error, folder: Path) -> str:
    """The note of the page staff-trouble for a fault: gone, full, shut, damaged, busy, newer, old or other.

    A plain SQLITE_ERROR means that a table or column is missing: the log is of an older version.
    """
    if not folder.is_dir():
        return "gone"
    if is_locked(fault):
        return "busy"
    if isinstance(fault, NewerLogError):
        return "newer"
    if isinstance(fault, OSError):
        return (
            "full"
            if fault.errno in NO_SPACE_ERRORS
            else "shut"
            if fault.errno in PERMISSION_ERRORS
            else "other"
        )
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if is_damage(fault):
        return "damaged"
    if code == sqlite3.SQLITE_ERROR:
        return "old"
    return "full" if code in FULL else "shut" if code in SHUT else "other"
