"""What an installation would change in a tree, worked out before anything is touched."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tools.installer import manifest
from tools.installer.manifest import HOME, MANIFEST_PATH, Manifest, missing_folders
from tools.installer.tree_entry import Entry, mark_at

SET_ASIDE = HOME / "before"
"""Where replaced files of others lie until the kiosk is removed."""


@dataclass(frozen=True)
class Plan:
    """What to write, which files of others are in the way (`foreign`), what to remove, and the new manifest.

    `empty` are folders that the installation created and needs no more; `outside` are paths that a link leads out
    of the tree.
    """

    root: Path
    write: tuple[Entry, ...]
    same: tuple[Entry, ...]
    foreign: tuple[Entry, ...]
    drop: tuple[PurePosixPath, ...]
    empty: tuple[PurePosixPath, ...]
    manifest: Manifest
    outside: tuple[PurePosixPath, ...] = ()

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to do in the tree."""
        return bool(
            self.write
            or self.foreign
            or self.drop
            or manifest.read_manifest(self.root) != self.manifest
        )


def make_plan(root: Path, wanted: tuple[Entry, ...]) -> Plan:
    """Compare what is wanted with what is there."""
    installed = manifest.read_manifest(root)
    write: list[Entry] = []
    same: list[Entry] = []
    foreign: list[Entry] = []
    kept: Manifest = {}
    for entry in wanted:
        mark = mark_at(root / entry.path)
        if mark == entry.mark:
            same.append(entry)
            if entry.path in installed:
                kept[entry.path] = frozenset({entry.mark})
            continue
        # What the installation wrote and nobody has changed since may be replaced.
        replaceable = mark is None or mark in installed.get(entry.path, ())
        (write if replaceable else foreign).append(entry)
        kept[entry.path] = frozenset({entry.mark})
    paths = {entry.path for entry in wanted}
    created = manifest.created_folders(installed)
    drop = tuple(path for path in installed if path not in paths | created)
    needed = {folder for path in (*kept, MANIFEST_PATH) for folder in path.parents}
    kept |= dict.fromkeys(
        missing_folders(root, [*kept, MANIFEST_PATH]) | (created & needed), manifest.FOLDER_MARKS
    )
    empty = tuple(sorted(created - needed, reverse=True))
    outside = tuple(entry.path for entry in wanted if not _is_within(root, entry.path))
    return Plan(root, tuple(write), tuple(same), tuple(foreign), drop, empty, kept, outside)


def find_obstacles(plan: Plan, *, replace: bool) -> list[str]:
    """A sentence for each thing that keeps the plan from being applied; with `replace`, files of others do not."""
    outside = [f"/{path} leads out of {plan.root}." for path in plan.outside]
    in_the_way = [
        f"/{entry.path} is somebody else's: --replace sets it aside until the kiosk is removed."
        for entry in plan.foreign
    ]
    return outside + ([] if replace else in_the_way)


def _is_within(root: Path, path: PurePosixPath) -> bool:
    """Whether a path of the tree does not lead out of it by a link."""
    return (root / path).parent.resolve().is_relative_to(root.resolve())
