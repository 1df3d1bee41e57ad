"""Paper as poppler's commands read it back."""

import re
import subprocess
from pathlib import Path

from PIL import Image

from kiosk.pdf.document import render_pdf
from kiosk.pdf.layout import Size
from kiosk.view_model.page import Page
from tests.conftest import needs

WORD = re.compile(r'<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>')


def printed(page: Page, size: Size, folder: Path) -> Path:
    """The page as a file."""
    needs("pdftotext", "poppler-utils")
    path = folder / f"{page.language}-{size}.pdf"
    path.write_bytes(render_pdf(page, size))
    return path


def asked(command: str, *arguments: str | Path) -> str:
    """What a command says."""
    needs(command, "poppler-utils")
    return subprocess.check_output([command, *map(str, arguments)], text=True)


def info(path: Path) -> dict[str, str]:
    """What the file says of itself."""
    pairs = (line.partition(":") for line in asked("pdfinfo", path).splitlines())
    return {name: value.strip() for name, _, value in pairs}


def text(path: Path, how: str) -> str:
    """The text of the file, with plain spaces alone; `how` is -layout or -raw."""
    return " ".join(asked("pdftotext", how, path, "-").split())


def boxes(path: Path) -> list[tuple[float, float, float, float, str]]:
    """Each word with its left, top, right and bottom, in points."""
    found = WORD.findall(asked("pdftotext", "-bbox", path, "-"))
    return [(*map(float, place), word) for *place, word in found]


def rendered(path: Path, dots: int) -> Image.Image:
    """The file as a picture of so many dots an inch."""
    asked("pdftoppm", "-r", str(dots), "-singlefile", path, path.with_suffix(""))
    return Image.open(path.with_suffix(".ppm"))
