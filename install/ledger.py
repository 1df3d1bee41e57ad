"""What was installed, written down beside it: each path with the mark of what was put there."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

PLACE = PurePosixPath("opt/kiosk/installed.tsv")
FOLDER = "folder"
"""The mark of a folder that was made."""

Ledger = dict[PurePosixPath, str]


def read(root: Path) -> Ledger:
    """The ledger of a tree; empty where nothing is installed."""
    try:
        lines = (root / PLACE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.partition("\t") for line in lines)
    return {PurePosixPath(path): mark for mark, _, path in pairs}


def contents(ledger: Ledger) -> bytes:
    """The ledger as a file."""
    return "".join(f"{mark}\t{path}\n" for path, mark in sorted(ledger.items())).encode()


def new_folders(root: Path, paths: Iterable[PurePosixPath]) -> set[PurePosixPath]:
    """The folders that are missing above these paths."""
    above = {folder for path in paths for folder in path.parents if folder.name}
    return {folder for folder in above if not (root / folder).is_dir()}
