"""Reads QR codes of a terminal as a camera does: cells become a picture, which two decoders read."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import zxingcpp
from PIL import Image

from tests.conftest import needs

Ink = tuple[int, int, int]
Cell = tuple[str, Ink, Ink]
"""A character, its colour, and that of its background."""

WIDTH, HEIGHT = 10, 20
INKED = {" ": (), "█": (0, HEIGHT), "▀": (0, HEIGHT // 2), "▄": (HEIGHT // 2, HEIGHT)}
"""The pixel rows of a cell that a block character fills."""

OTHER = (HEIGHT // 4, 3 * HEIGHT // 4)
"""Any other character fills a part of its cell."""

Filling = Literal["below", "around", "paper"]


class LineSpacing(NamedTuple):
    """The space between lines, in percent of the height of a cell, and what fills it.

    It is the background of the cells, which reaches "below" the character or half of it "around"; at worst it
    is the paper of the page.
    """

    percent: int = 0
    filling: Filling = "below"
    paper: Ink = (0, 0, 0)


def draw_cells(
    rows: Sequence[Sequence[Cell]], to: Path, spacing: LineSpacing | None = None
) -> Path:
    """The picture of a window, as PNG; every row must be as wide as the first."""
    spacing = spacing or LineSpacing()
    width = len(rows[0])
    assert {len(row) for row in rows} == {width}
    gap = HEIGHT * spacing.percent // 100
    filled = HEIGHT + (0 if spacing.filling == "paper" else gap)
    lift = gap // 2 if spacing.filling == "around" else 0
    size = (width * WIDTH, len(rows) * (HEIGHT + gap))
    picture = Image.new("RGB", size, spacing.paper)
    for y, row in enumerate(rows):
        for x, (sign, ink, ground) in enumerate(row):
            left, top = x * WIDTH, y * (HEIGHT + gap)
            picture.paste(ground, (left, top, left + WIDTH, top + filled))
            if span := INKED.get(sign, OTHER):
                picture.paste(ink, (left, top + lift + span[0], left + WIDTH, top + lift + span[1]))
    picture.save(to)
    return to


def scan_qr_code(picture: Path) -> str:
    """What zbarimg reads in a picture; nothing where it finds no code."""
    needs("zbarimg", "zbar-tools")
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    read = subprocess.run(command, capture_output=True, check=False)
    return read.stdout.decode().removesuffix("\n")


def scan_with_zxing(picture: Path) -> str:
    """What ZXing reads in a picture; nothing where it finds no code."""
    qr_codes = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    with Image.open(picture) as image:
        found = zxingcpp.read_barcodes(image, formats=qr_codes)
    return found[0].text if found else ""


DECODERS: dict[str, Callable[[Path], str]] = {"zbar": scan_qr_code, "zxing": scan_with_zxing}
