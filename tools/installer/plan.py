"""What an installation would change in a tree, worked out before anything is touched."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tools.installer import ledger
from tools.installer.entry import Entry, found
from tools.installer.ledger import HOME, PLACE, Ledger, new_folders

BEFORE = HOME / "before"
"""Where files lie that had to make room, until the kiosk is removed."""


@dataclass(frozen=True)
class Plan:
    """What to write, which foreign files stand in its way, what to take away, and the ledger of it all.

    `empty` are folders of ours that nothing of ours is in any more.
    """

    root: Path
    write: tuple[Entry, ...]
    same: tuple[Entry, ...]
    foreign: tuple[Entry, ...]
    drop: tuple[PurePosixPath, ...]
    empty: tuple[PurePosixPath, ...]
    ledger: Ledger
    outside: tuple[PurePosixPath, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything to do in the tree."""
        return bool(
            self.write or self.foreign or self.drop or ledger.read(self.root) != self.ledger
        )


def plan(root: Path, wanted: tuple[Entry, ...]) -> Plan:
    """Compare what is wanted with what is there."""
    ours = ledger.read(root)
    write: list[Entry] = []
    same: list[Entry] = []
    foreign: list[Entry] = []
    kept: Ledger = {}
    for entry in wanted:
        there = found(root / entry.path)
        if there == entry.mark:
            same.append(entry)
            if entry.path in ours:
                kept[entry.path] = frozenset({entry.mark})
            continue
        # What we wrote and nobody has touched since is ours to change.
        mine = there is None or there in ours.get(entry.path, ())
        (write if mine else foreign).append(entry)
        kept[entry.path] = frozenset({entry.mark})
    paths = {entry.path for entry in wanted}
    made = ledger.folders(ours)
    drop = tuple(path for path in ours if path not in paths | made)
    held = {folder for path in (*kept, PLACE) for folder in path.parents}
    kept |= dict.fromkeys(new_folders(root, [*kept, PLACE]) | (made & held), ledger.FOLDER)
    empty = tuple(sorted(made - held, reverse=True))
    outside = tuple(entry.path for entry in wanted if not _within(root, entry.path))
    return Plan(root, tuple(write), tuple(same), tuple(foreign), drop, empty, kept, outside)


def obstacles(plan: Plan, *, replace: bool) -> list[str]:
    """What stands in the way, a sentence each; files of others do not where they may be set aside."""
    outside = [f"/{path} leads out of {plan.root}." for path in plan.outside]
    theirs = [
        f"/{entry.path} is somebody else's: --replace sets it aside until the kiosk is removed."
        for entry in plan.foreign
    ]
    return outside + ([] if replace else theirs)


def _within(root: Path, path: PurePosixPath) -> bool:
    """Whether a path of the tree does not lead out of it by a link."""
    return (root / path).parent.resolve().is_relative_to(root.resolve())
