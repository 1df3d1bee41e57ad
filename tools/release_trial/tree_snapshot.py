"""What stands in a tree, to compare it with what stood there before."""

import os
import re
import stat
from hashlib import sha256
from pathlib import Path

IGNORED = re.compile(
    r"(proc|sys|dev|run|tmp|srv)(/|$)"
    # What apt and dpkg note of each package, and backups that useradd and the like make of their files.
    r"|var/(cache|log|lib/(apt|dpkg))(/|$)|etc/(passwd|group|g?shadow|subuid|subgid)-$|etc/\.pwd\.lock$"
)
"""Paths in which each installation of any package leaves something."""

Snapshot = dict[str, str]
"""What each path is, by the path below the root of the tree: kind, rights, owner, and contents or target."""


def take_snapshot(root: Path) -> Snapshot:
    """What stands in a tree."""
    found: Snapshot = {}
    for folder, folders, files in os.walk(root):
        top = Path(folder)
        folders[:] = [
            name for name in folders if not IGNORED.match(str((top / name).relative_to(root)))
        ]
        for name in (*folders, *files):
            path = top / name
            place = str(path.relative_to(root))
            if not IGNORED.match(place):
                found[place] = _describe(path)
    return found


def _describe(path: Path) -> str:
    state = path.lstat()
    text = f"{stat.filemode(state.st_mode)} {state.st_uid}:{state.st_gid}"
    if path.is_symlink():
        return f"{text} -> {os.readlink(path)}"
    if path.is_file():
        return f"{text} {sha256(path.read_bytes()).hexdigest()[:16]}"
    return text


def compare_snapshots(before: Snapshot, after: Snapshot) -> list[str]:
    """A line for each path that is new, gone or another; none where both are the same."""
    lines = []
    for place in sorted({*before, *after}):
        if before.get(place) != after.get(place):
            kind = "new" if place not in before else "gone" if place not in after else "changed"
            lines.append(f"{kind}: /{place}")
    return lines
