"""Looks for canaries in files and in the memory of processes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.hosting.reset.canary import Canary, found

PIECE, OVERLAP = 4_000_000, 200
"""Bytes looked at in one go, and those looked at twice so that no canary hides in between."""


def in_files(canaries: tuple[Canary, ...], folders: Iterable[Path]) -> Iterator[str]:
    """Where in all files of some folders, names included, a canary is: its name and the place."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            for name in found(canaries, path.name.encode()):
                yield f"{name} in a name: {path.name}"
            if path.is_file() and not path.is_symlink():
                for name in _in_file(canaries, path):
                    yield f"{name} in {path.relative_to(folder)}"


def in_memory(canaries: tuple[Canary, ...], process: int) -> set[str]:
    """The names of those that a process can still read or write; OSError where it lets nobody look."""
    seen: set[str] = set()
    folder = Path(f"/proc/{process}")
    with (folder / "mem").open("rb", buffering=0) as memory:
        lines = (folder / "maps").read_text().splitlines()
        if not lines:
            raise ProcessLookupError("a process that was to be looked into has ended")
        for line in lines:
            where, rights, *_ = line.split()
            if rights.startswith("rw"):
                first, last = (int(end, 16) for end in where.split("-"))
                for piece in _pieces(memory.fileno(), first, last):
                    seen.update(found(canaries, piece))
    return seen


def _in_file(canaries: tuple[Canary, ...], path: Path) -> set[str]:
    seen: set[str] = set()
    try:
        with path.open("rb") as file:
            before = b""
            while piece := file.read(PIECE):
                seen.update(found(canaries, before + piece))
                before = piece[-OVERLAP:]
    except FileNotFoundError:
        # It went away meanwhile, as drafts do.
        return seen
    return seen


def _pieces(memory: int, first: int, last: int) -> Iterator[bytes]:
    from os import pread

    while first < last:
        try:
            piece = pread(memory, min(PIECE, last - first), first)
        except OSError:
            # A page that the process has just given back, or that nobody can read.
            return
        if not piece:
            return
        yield piece
        first += max(1, len(piece) - OVERLAP) if len(piece) == PIECE else len(piece)
