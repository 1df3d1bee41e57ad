"""What was installed, written down beside it: each path with the mark of what was put there."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

HOME = PurePosixPath("opt/kiosk")
"""Belongs to the kiosk alone."""

PLACE = HOME / "installed.tsv"
FOLDER = frozenset({"folder"})
"""The mark of a folder that was made."""

Ledger = dict[PurePosixPath, frozenset[str]]
"""A file has two marks while one is put in the place of another."""


def read(root: Path) -> Ledger:
    """The ledger of a tree; empty where nothing is installed."""
    try:
        lines = (root / PLACE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    found: Ledger = {}
    for mark, _, path in (line.partition("\t") for line in lines):
        found[PurePosixPath(path)] = found.get(PurePosixPath(path), frozenset()) | {mark}
    return found


def contents(ledger: Ledger) -> bytes:
    """The ledger as a file."""
    lines = (
        f"{mark}\t{path}\n" for path, marks in sorted(ledger.items()) for mark in sorted(marks)
    )
    return "".join(lines).encode()


def both(one: Ledger, other: Ledger) -> Ledger:
    """All that either knows."""
    return {path: one.get(path, frozenset()) | other.get(path, frozenset()) for path in one | other}


def folders(ledger: Ledger) -> set[PurePosixPath]:
    """The folders that were made."""
    return {path for path, marks in ledger.items() if marks == FOLDER}


def new_folders(root: Path, paths: Iterable[PurePosixPath]) -> set[PurePosixPath]:
    """The folders that are missing above these paths."""
    above = {folder for path in paths for folder in path.parents if folder.name}
    return {folder for folder in above if not (root / folder).is_dir()}
