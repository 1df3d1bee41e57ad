"""Canaries: random digits that nobody else types, and the search for them in files and in memory."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from msgspec import Struct

BETWEEN_DIGITS = rb"[\x00 ./()\xa0\xc2\xe2\x80\xaf-]{0,7}"
"""What may stand between two digits: groups as pages show them, and wider characters in memory."""

CHUNK, OVERLAP = 4_000_000, 200
"""Bytes searched in one go, and those searched twice so that no canary lies across two chunks unseen."""


class Canary(Struct, frozen=True):
    """What is typed, and its `core`: the digits that stay together however it is shown."""

    name: str
    typed: str
    core: str

    @property
    def pattern(self) -> re.Pattern[bytes]:
        """Finds the core in bytes."""
        return re.compile(BETWEEN_DIGITS.join(digit.encode() for digit in self.core))


def phone_canary(random: Random) -> Canary:
    """A Belgian mobile number; its core is without 0 or country code, which pages write in either way."""
    core = "47" + _random_digits(random, 7)
    return Canary("phone", f"0032{core}", core)


def code_canary(random: Random, name: str = "code") -> Canary:
    """Nine digits, as a slip holds them."""
    core = _random_digits(random, 9)
    return Canary(name, core, core)


def find_canaries(canaries: tuple[Canary, ...], data: bytes) -> list[str]:
    """The names of those canaries that `data` holds."""
    return [canary.name for canary in canaries if canary.pattern.search(data)]


def find_in_files(canaries: tuple[Canary, ...], folders: Iterable[Path]) -> Iterator[str]:
    """Each canary in the contents and names of all files of some folders, as in "phone in logbook.db"."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            for name in find_canaries(canaries, path.name.encode()):
                yield f"{name} in a name: {path.name}"
            if path.is_file() and not path.is_symlink():
                for name in _find_in_file(canaries, path):
                    yield f"{name} in {path.relative_to(folder)}"


def find_in_memory(canaries: tuple[Canary, ...], process: int) -> set[str]:
    """The names of the canaries in the writable memory of a process.

    OSError where the system lets nobody look; ProcessLookupError, one of these, where the process has ended.
    """
    names: set[str] = set()
    folder = Path(f"/proc/{process}")
    with (folder / "mem").open("rb", buffering=0) as memory:
        mappings = (folder / "maps").read_text().splitlines()
        if not mappings:
            raise ProcessLookupError("a process that was to be looked into has ended")
        for mapping in mappings:
            addresses, rights, *_ = mapping.split()
            if rights.startswith("rw"):
                start, end = (int(address, 16) for address in addresses.split("-"))
                for chunk in _memory_chunks(memory.fileno(), start, end):
                    names.update(find_canaries(canaries, chunk))
    return names


def _random_digits(random: Random, count: int) -> str:
    """Digits of which no two neighbours are alike, so that no padding or count looks like them."""
    digits = str(random.randrange(1, 10))
    while len(digits) < count:
        digits += random.choice([digit for digit in "123456789" if digit != digits[-1]])
    return digits


def _find_in_file(canaries: tuple[Canary, ...], path: Path) -> set[str]:
    names: set[str] = set()
    try:
        with path.open("rb") as file:
            before = b""
            while chunk := file.read(CHUNK):
                names.update(find_canaries(canaries, before + chunk))
                before = chunk[-OVERLAP:]
    except FileNotFoundError:
        # It was deleted meanwhile, as temporary files are.
        return names
    return names


def _memory_chunks(memory: int, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        try:
            chunk = os.pread(memory, min(CHUNK, end - start), start)
        except OSError:
            # Memory that the process has just given back, or that nobody can read.
            return
        if not chunk:
            return
        yield chunk
        start += max(1, len(chunk) - OVERLAP) if len(chunk) == CHUNK else len(chunk)
