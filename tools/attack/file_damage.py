"""What a failing disk makes of a file: bits that changed, an end that is missing."""

from pathlib import Path
from random import Random

PAGE = 4096
"""Bytes of a page of the logbook."""


def flip(path: Path, pages: int, chance: Random, first: int = 1) -> None:
    """Change one bit in each of so many pages, the file's own head not among them unless `first` is 0."""
    count = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        for page in chance.sample(range(first, count), min(pages, count - first)):
            at = page * PAGE + chance.randrange(PAGE)
            file.seek(at)
            before = file.read(1)[0]
            file.seek(at)
            file.write(bytes([before ^ 1 << chance.randrange(8)]))


def cut(path: Path, chance: Random) -> None:
    """Leave only the first part of a file."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(chance.randrange(1, size))


def spoil(path: Path, chance: Random) -> None:
    """Let a file hold anything but what it held."""
    path.write_bytes(chance.randbytes(50_000))
