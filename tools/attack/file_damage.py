"""Damages files as failing disks do: bits that changed, an end that is missing."""

from pathlib import Path
from random import Random

PAGE = 4096
"""Bytes of a page of the visit log."""


def flip_bits(path: Path, pages: int, random: Random, first: int = 1) -> None:
    """Flip one bit in each of so many pages, the header of the file not among them unless `first` is 0."""
    count = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        for page in random.sample(range(first, count), min(pages, count - first)):
            position = page * PAGE + random.randrange(PAGE)
            file.seek(position)
            before = file.read(1)[0]
            file.seek(position)
            file.write(bytes([before ^ 1 << random.randrange(8)]))


def truncate_file(path: Path, random: Random) -> None:
    """Leave only the first part of a file."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(random.randrange(1, size))


def replace_content(path: Path, random: Random) -> None:
    """Overwrite a file with random bytes."""
    path.write_bytes(random.randbytes(50_000))
