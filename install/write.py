"""Writes a plan into its tree, and takes an installation out of one again."""

import os
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from install import ledger
from install.entry import Entry, found
from install.plan import BEFORE, Plan

FRESH = ".kiosk-new"


def write(plan: Plan) -> None:
    """Put everything in its place; the ledger comes first, so that nothing is written that it does not know."""
    root = plan.root
    for folder in sorted(path for path, mark in plan.ledger.items() if mark == ledger.FOLDER):
        _folder(root / folder)
    _put(root, Entry(ledger.PLACE, ledger.contents(plan.ledger | _still(plan))))
    for entry in plan.foreign:
        _set_aside(root, entry.path)
    for entry in (*plan.write, *plan.foreign):
        _put(root, entry)
    for path in plan.drop:
        take(root, path, ledger.read(root).get(path, ""))
    _put(root, Entry(ledger.PLACE, ledger.contents(plan.ledger)))


def remove(root: Path) -> list[PurePosixPath]:
    """Take away what the ledger names; the paths that somebody has changed since, which are left as they are."""
    ours = ledger.read(root)
    left = [path for path, mark in ours.items() if mark != ledger.FOLDER and take(root, path, mark)]
    (root / ledger.PLACE).unlink(missing_ok=True)
    _prune(root / BEFORE)
    folders = [path for path, mark in ours.items() if mark == ledger.FOLDER]
    for folder in sorted(folders, reverse=True):
        # Somebody else may have put something into it.
        with suppress(OSError):
            (root / folder).rmdir()
    return left


def take(root: Path, path: PurePosixPath, mark: str) -> bool:
    """Remove one path of ours and bring back what stood there before; true where it was changed and stays."""
    there = found(root / path)
    if there not in (mark, None):
        return True
    (root / path).unlink(missing_ok=True)
    if os.path.lexists(root / BEFORE / path):
        (root / BEFORE / path).rename(root / path)
    return False


def _still(plan: Plan) -> ledger.Ledger:
    """What is ours until it is dropped."""
    ours = ledger.read(plan.root)
    return {path: ours[path] for path in plan.drop}


def _set_aside(root: Path, path: PurePosixPath) -> None:
    aside = root / BEFORE / path
    # What was set aside first is what was there before us.
    if os.path.lexists(root / path) and not os.path.lexists(aside):
        _folder(aside.parent)
        shutil.copy2(root / path, aside, follow_symlinks=False)


def _put(root: Path, entry: Entry) -> None:
    """Whole or not at all."""
    path = root / entry.path
    fresh = path.with_name(path.name + FRESH)
    fresh.unlink(missing_ok=True)
    if entry.target:
        fresh.symlink_to(entry.target)
    else:
        fresh.write_bytes(entry.data)
        fresh.chmod(entry.mode)
    fresh.replace(path)


def _folder(path: Path) -> None:
    missing = [one for one in (path, *path.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        one.chmod(0o755)


def _prune(folder: Path) -> None:
    """Remove a folder of empty folders."""
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        with suppress(OSError):
            path.rmdir()
