"""The words of the staff pages, which no visit reads: a folder of the content for themselves."""

from pathlib import Path
from typing import Any

from kiosk.catalog.people import Words
from kiosk.catalog.problem import Problem
from kiosk.catalog.reader import read_file

PATTERN = "staff/*.toml"


def staff_pages(folder: Path) -> tuple[dict[str, Words], list[Problem]]:
    """The pages by id, and all that is wrong with their files; what is broken is left out."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob(PATTERN)):
        read_file(path, folder, {"page": ("pages", dict[str, Words])}, found, problems)
    return found.get("pages", {}), problems
