"""Writes a plan into its tree, and takes an installation out of one again.

Either may be cut short at any moment: the same again, or a removal, leaves no trace of it.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from tools.installer import ledger
from tools.installer.entry import Entry, found
from tools.installer.ledger import HOME
from tools.installer.plan import BEFORE, Plan

FRESH = ".kiosk-new"


def write(plan: Plan) -> None:
    """Put everything in its place; the ledger comes first, so that nothing is written that it does not know."""
    root, ours = plan.root, ledger.read(plan.root)
    _folder(root / HOME)
    _put(root, Entry(ledger.PLACE, ledger.contents(ledger.both(ours, plan.ledger))))
    for folder in sorted(ledger.folders(plan.ledger)):
        _folder(root / folder)
    for entry in plan.foreign:
        _set_aside(root, entry.path)
    for entry in (*plan.write, *plan.foreign):
        _put(root, entry)
    for path in plan.drop:
        take(root, path, ours[path])
    _clear(root, plan.empty)
    _put(root, Entry(ledger.PLACE, ledger.contents(plan.ledger)))


def begun(root: Path) -> bool:
    """Whether there is anything of an installation, be it half of one."""
    return (root / HOME).is_dir()


def remove(root: Path) -> list[PurePosixPath]:
    """Take away what the ledger names; the paths that somebody has changed since, which are left as they are."""
    ours = ledger.read(root)
    made = sorted(ledger.folders(ours), reverse=True)
    left = [path for path, marks in ours.items() if path not in made and take(root, path, marks)]
    _prune(root / BEFORE)
    last = {HOME, *HOME.parents}
    _clear(root, [path for path in made if path not in last])
    # Only now, since what it names could not be found again without it.
    _fresh(root / ledger.PLACE).unlink(missing_ok=True)
    (root / ledger.PLACE).unlink(missing_ok=True)
    _clear(root, [HOME, *(path for path in made if path in HOME.parents)])
    return left


def take(root: Path, path: PurePosixPath, marks: frozenset[str]) -> bool:
    """Remove one path of ours and bring back what stood there before; true where it was changed and stays."""
    place, aside = root / path, root / BEFORE / path
    for half in _fresh(place), _fresh(aside):
        half.unlink(missing_ok=True)
    there, before = found(place), found(aside)
    if there not in {*marks, before, None}:
        return True
    if before is None:
        place.unlink(missing_ok=True)
    elif there != before:
        _copy(aside, place)
    aside.unlink(missing_ok=True)
    return False


def _set_aside(root: Path, path: PurePosixPath) -> None:
    aside = root / BEFORE / path
    # What was set aside first is what was there before us.
    if os.path.lexists(root / path) and not os.path.lexists(aside):
        _folder(aside.parent)
        _copy(root / path, aside)


def _put(root: Path, entry: Entry) -> None:
    """Whole or not at all."""
    path = root / entry.path
    fresh = _fresh(path)
    fresh.unlink(missing_ok=True)
    if entry.target:
        fresh.symlink_to(entry.target)
    else:
        fresh.write_bytes(entry.data)
        fresh.chmod(entry.mode)
    fresh.replace(path)


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all, with its owner, and from one disk to another, too."""
    fresh = _fresh(target)
    fresh.unlink(missing_ok=True)
    shutil.copy2(source, fresh, follow_symlinks=False)
    owner = source.lstat()
    os.chown(fresh, owner.st_uid, owner.st_gid, follow_symlinks=False)
    fresh.replace(target)


def _fresh(path: Path) -> Path:
    return path.with_name(path.name + FRESH)


def _folder(path: Path) -> None:
    missing = [one for one in (path, *path.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        one.chmod(0o755)


def _clear(root: Path, folders: Iterable[PurePosixPath]) -> None:
    for folder in folders:
        # Somebody else may have put something into it.
        with suppress(OSError):
            (root / folder).rmdir()


def _prune(folder: Path) -> None:
    """Remove a folder of empty folders."""
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        with suppress(OSError):
            path.rmdir()
