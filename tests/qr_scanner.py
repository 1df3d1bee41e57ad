"""Reads QR codes of a terminal as a camera does: cells become a picture, which zbarimg reads."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.conftest import needs

Ink = tuple[int, int, int]
Cell = tuple[str, Ink, Ink]
"""A character, its colour, and that of its background."""

WIDTH, HEIGHT = 6, 12
INKED = {" ": (), "█": (0, HEIGHT), "▀": (0, HEIGHT // 2), "▄": (HEIGHT // 2, HEIGHT)}
"""The pixel rows of a cell that a block character fills."""

OTHER = (3, 9)
"""Any other character fills a part of its cell."""


def draw_cells(rows: Sequence[Sequence[Cell]], to: Path) -> Path:
    """The picture of a window, as PNG; every row must be as wide as the first."""
    width = len(rows[0])
    assert {len(row) for row in rows} == {width}
    picture = Image.new("RGB", (width * WIDTH, len(rows) * HEIGHT))
    for y, row in enumerate(rows):
        for x, (sign, ink, ground) in enumerate(row):
            left, top = x * WIDTH, y * HEIGHT
            picture.paste(ground, (left, top, left + WIDTH, top + HEIGHT))
            if span := INKED.get(sign, OTHER):
                picture.paste(ink, (left, top + span[0], left + WIDTH, top + span[1]))
    picture.save(to)
    return to


def scan_qr_code(picture: Path) -> str:
    """What zbarimg reads in a picture; nothing where it finds no code."""
    needs("zbarimg", "zbar-tools")
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    read = subprocess.run(command, capture_output=True, check=False)
    return read.stdout.decode().removesuffix("\n")
