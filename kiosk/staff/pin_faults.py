"""What is wrong with the staff's PIN, and what to do about it."""

import sys
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.staff import pin_file
from kiosk.staff.pin import Answer, state

RESET = "Run kiosk setup --reset-pin."


def sentence(folder: Path, answer: Answer) -> str:
    """Why the staff pages stay shut, whatever is typed; nothing where a PIN can open them."""
    if answer == "broken":
        remedy = "run kiosk setup --reset-pin"
        return f"The staff PIN in {folder} cannot be read, so the staff pages stay shut: {remedy}."
    if answer == "uncounted":
        remedy = "let this user write there, and make room on its disk"
        return f"Tries of the staff PIN cannot be counted in {folder}, so the staff pages stay shut: {remedy}."
    return ""


def bad_pin(folder: Path) -> list[Problem]:
    """A PIN that cannot be read, and one that others can read; no PIN is none of it."""
    there, file = state(folder), folder / pin_file.NAME
    if there == "none":
        return []
    if there == "broken":
        return [Problem(str(file), "", "The staff PIN cannot be read.", RESET)]
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        remedy = f"Run: chmod 600 {file}"
        return [Problem(str(file), "", "Others can read the staff PIN's hash.", remedy)]
    return []
