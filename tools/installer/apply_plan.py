"""Applies a plan to its tree, and removes an installation from one.

Either may be interrupted at any moment: running it again, or removing, leaves no trace of that.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from tools.installer import manifest
from tools.installer.manifest import HOME
from tools.installer.plan import SET_ASIDE, Plan
from tools.installer.tree_entry import Entry, mark_at

NEW_SUFFIX = ".kiosk-new"
"""Ends the name of a file that is not yet in its place."""


def apply_plan(plan: Plan) -> None:
    """Write and remove what the plan says; the manifest comes first, so that no file is written that it lacks."""
    root, installed = plan.root, manifest.read_manifest(plan.root)
    _make_folder(root / HOME)
    _write_entry(
        root,
        Entry(
            manifest.MANIFEST_PATH,
            manifest.encode_manifest(manifest.merge_manifests(installed, plan.manifest)),
        ),
    )
    for folder in sorted(manifest.created_folders(plan.manifest)):
        _make_folder(root / folder)
    for entry in plan.foreign:
        _set_aside(root, entry.path)
    for entry in (*plan.write, *plan.foreign):
        _write_entry(root, entry)
    for path in plan.drop:
        restore_path(root, path, installed[path])
    _remove_empty(root, plan.empty)
    _write_entry(root, Entry(manifest.MANIFEST_PATH, manifest.encode_manifest(plan.manifest)))


def is_begun(root: Path) -> bool:
    """Whether there is an installation, or a part of one that was interrupted."""
    return (root / HOME).is_dir()


def remove_files(root: Path) -> list[PurePosixPath]:
    """Remove what the manifest names; the paths that somebody has changed since, which stay as they are."""
    installed = manifest.read_manifest(root)
    created = sorted(manifest.created_folders(installed), reverse=True)
    changed = [
        path
        for path, marks in installed.items()
        if path not in created and restore_path(root, path, marks)
    ]
    _remove_empty_tree(root / SET_ASIDE)
    last = {HOME, *HOME.parents}
    _remove_empty(root, [path for path in created if path not in last])
    # The manifest goes last: without it nothing that it names could be found again.
    _new_path(root / manifest.MANIFEST_PATH).unlink(missing_ok=True)
    (root / manifest.MANIFEST_PATH).unlink(missing_ok=True)
    _remove_empty(root, [HOME, *(path for path in created if path in HOME.parents)])
    return changed


def restore_path(root: Path, path: PurePosixPath, marks: frozenset[str]) -> bool:
    """Remove an installed file and bring back what stood there before; True where it was changed, and so stays."""
    place, aside = root / path, root / SET_ASIDE / path
    for unfinished in _new_path(place), _new_path(aside):
        unfinished.unlink(missing_ok=True)
    mark, mark_before = mark_at(place), mark_at(aside)
    if mark not in {*marks, mark_before, None}:
        return True
    if mark_before is None:
        place.unlink(missing_ok=True)
    elif mark != mark_before:
        _copy(aside, place)
    aside.unlink(missing_ok=True)
    return False


def _set_aside(root: Path, path: PurePosixPath) -> None:
    aside = root / SET_ASIDE / path
    # A file that was set aside already is the one from before the first installation.
    if os.path.lexists(root / path) and not os.path.lexists(aside):
        _make_folder(aside.parent)
        _copy(root / path, aside)


def _write_entry(root: Path, entry: Entry) -> None:
    """Write a file or link whole or not at all."""
    path = root / entry.path
    new = _new_path(path)
    new.unlink(missing_ok=True)
    if entry.target:
        new.symlink_to(entry.target)
    else:
        new.write_bytes(entry.data)
        new.chmod(entry.mode)
    new.replace(path)


def _copy(source: Path, target: Path) -> None:
    """Copy a file whole or not at all, with its owner; the two may lie on different disks."""
    new = _new_path(target)
    new.unlink(missing_ok=True)
    shutil.copy2(source, new, follow_symlinks=False)
    owner = source.lstat()
    os.chown(new, owner.st_uid, owner.st_gid, follow_symlinks=False)
    new.replace(target)


def _new_path(path: Path) -> Path:
    return path.with_name(path.name + NEW_SUFFIX)


def _make_folder(path: Path) -> None:
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        # Whatever the umask: everybody may read what is installed.
        folder.chmod(0o755)


def _remove_empty(root: Path, folders: Iterable[PurePosixPath]) -> None:
    for folder in folders:
        # Others may have put files into it.
        with suppress(OSError):
            (root / folder).rmdir()


def _remove_empty_tree(folder: Path) -> None:
    """Remove a folder of empty folders."""
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        with suppress(OSError):
            path.rmdir()
