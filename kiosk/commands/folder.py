"""What is wrong with the data folder."""

import os
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


def _problem(data: Path, fault: str, remedy: str) -> Problem:
    return Problem(str(data), "", fault, remedy)
