"""Finds texts of a content file with characters that may not be shown, and replaces these."""

from collections.abc import Callable
from typing import Any

from kiosk.printable import describe_unprintable, printable

REMEDY = "Write it on one line, with letters, digits, usual signs and spaces only."

Report = Callable[[str, str, str], None]
"""Takes a fault: the dotted key, what is wrong there, and the remedy."""


def may_hold_unprintable(text: str) -> bool:
    """Whether a file is worth searching: few have an escape or anything but lines of plain text."""
    return "\\" in text or not text.replace("\n", "").isprintable()


def replace_unprintable(tree: Any, key: str, report: Report) -> Any:
    """The tree of a file as it may be shown; each text in which something was replaced is reported by its key."""
    if isinstance(tree, str):
        if fault := describe_unprintable([tree]):
            report(key, fault, REMEDY)
        return printable(tree)
    if isinstance(tree, dict):
        return {
            replace_unprintable(name, key, report): replace_unprintable(
                value, f"{key}.{printable(name)}".lstrip("."), report
            )
            for name, value in tree.items()
        }
    if isinstance(tree, list):
        return [replace_unprintable(value, key, report) for value in tree]
    return tree
