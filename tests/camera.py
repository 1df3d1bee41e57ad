"""A camera for squares: cells become a picture, and a real decoder reads it."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.conftest import needs

Ink = tuple[int, int, int]
Cell = tuple[str, Ink, Ink]
"""A sign, its colour, and that of its ground."""

WIDE, HIGH = 6, 12
INKED = {" ": (), "█": (0, HIGH), "▀": (0, HIGH // 2), "▄": (HIGH // 2, HIGH)}
"""The pixel rows of a cell that a block fills; any other sign fills a part of its cell."""
OTHER = (3, 9)


def photograph(rows: Sequence[Sequence[Cell]], to: Path) -> Path:
    """The picture of a window, as PNG; every row must be as wide as the first."""
    width = len(rows[0])
    assert {len(row) for row in rows} == {width}
    picture = Image.new("RGB", (width * WIDE, len(rows) * HIGH))
    for y, row in enumerate(rows):
        for x, (sign, ink, ground) in enumerate(row):
            left, top = x * WIDE, y * HIGH
            picture.paste(ground, (left, top, left + WIDE, top + HIGH))
            if span := INKED.get(sign, OTHER):
                picture.paste(ink, (left, top + span[0], left + WIDE, top + span[1]))
    picture.save(to)
    return to


def scan(picture: Path) -> str:
    """What zbarimg reads in a picture; nothing where it finds no code."""
    needs("zbarimg", "zbar-tools")
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    read = subprocess.run(command, capture_output=True, check=False)
    return read.stdout.decode().removesuffix("\n")
