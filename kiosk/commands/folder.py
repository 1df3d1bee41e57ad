"""What is wrong with the data folder."""

import os
import shlex
import sys
from pathlib import Path

from kiosk.catalog.problem import Problem


def bad_folder(data: Path) -> list[Problem]:
    """Why nothing could be kept in the data folder; one that does not exist yet is none of it."""
    if data.exists() and not data.is_dir():
        return [_problem(data, "It is no folder.", "Give another one with --data.")]
    there = next(one for one in (data, *data.parents) if one.exists())
    if os.access(there, os.W_OK | os.X_OK):
        return []
    remedy = f"Let its owner give you the right to write in {there}."
    return [_problem(data, "Nothing can be kept in the data folder.", remedy)]


def open_folder(data: Path) -> list[Problem]:
    """A data folder that others can look into; an empty one is shut when the kiosk starts."""
    if sys.platform == "win32":
        return []
    try:
        shut = not data.stat().st_mode & 0o077 or not any(data.iterdir())
    except OSError:
        return []
    remedy = f"Run: chmod -R go= {shlex.quote(str(data))}"
    return [] if shut else [_problem(data, "Others can look into the data folder.", remedy)]


def _problem(data: Path, fault: str, remedy: str) -> Problem:
    return Problem(str(data), "", fault, remedy)
