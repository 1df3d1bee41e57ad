"""Canaries: digits that nobody else types, and how they are found in files and in memory."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from msgspec import Struct

BETWEEN = rb"[\x00 ./()\xa0\xc2\xe2\x80\xaf-]{0,7}"
"""What may stand between two digits: groups as pages show them, and wider characters in memory."""


class Canary(Struct, frozen=True):
    """What is typed, and the digits of it that stay together however it is shown."""

    name: str
    typed: str
    core: str

    @property
    def pattern(self) -> re.Pattern[bytes]:
        """Finds it in bytes."""
        return re.compile(BETWEEN.join(digit.encode() for digit in self.core))


def phone_canary(chance: Random) -> Canary:
    """A Belgian mobile number."""
    core = "47" + _digits(chance, 7)
    return Canary("phone", f"0032{core}", core)


def code_canary(chance: Random, name: str = "code") -> Canary:
    """Nine digits, as a slip holds them."""
    core = _digits(chance, 9)
    return Canary(name, core, core)


def find_canaries(canaries: tuple[Canary, ...], data: bytes) -> list[str]:
    """The names of those canaries that some bytes hold."""
    return [one.name for one in canaries if one.pattern.search(data)]


def _digits(chance: Random, count: int) -> str:
    """Digits of which no two neighbours are alike, so that no padding or count looks like them."""
    said = str(chance.randrange(1, 10))
    while len(said) < count:
        said += chance.choice([one for one in "123456789" if one != said[-1]])
    return said


PIECE, OVERLAP = 4_000_000, 200
"""Bytes looked at in one go, and those looked at twice so that no canary hides in between."""


def find_in_files(canaries: tuple[Canary, ...], folders: Iterable[Path]) -> Iterator[str]:
    """Where in all files of some folders, names included, a canary is: its name and the place."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            for name in find_canaries(canaries, path.name.encode()):
                yield f"{name} in a name: {path.name}"
            if path.is_file() and not path.is_symlink():
                for name in _in_file(canaries, path):
                    yield f"{name} in {path.relative_to(folder)}"


def find_in_memory(canaries: tuple[Canary, ...], process: int) -> set[str]:
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
                    seen.update(find_canaries(canaries, piece))
    return seen


def _in_file(canaries: tuple[Canary, ...], path: Path) -> set[str]:
    seen: set[str] = set()
    try:
        with path.open("rb") as file:
            before = b""
            while piece := file.read(PIECE):
                seen.update(find_canaries(canaries, before + piece))
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
