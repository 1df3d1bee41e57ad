"""A slip with a word that is looked for afterwards, and how it is printed and read."""

import subprocess
from pathlib import Path

from fpdf import FPDF

from kiosk.view_model.page import Page, Text
from kiosk.visit.services import Printer
from tests.cups import PrintShop, until
from tests.pages import page

WORD = "Canary482915730"
SLIP = page(language="fr", title="Votre billet", blocks=(Text(f"Gardez {WORD}."),))
NOWHERE = "socket://127.0.0.1:9"
"""A place where no printer is; CUPS tries again and again."""


def drawn(page: Page) -> bytes:
    """A page as the simplest of papers, whose words can be found in its bytes."""
    paper = FPDF()
    paper.set_compression(False)
    paper.add_page()
    paper.set_font("Helvetica", size=18)
    for block in page.blocks:
        if isinstance(block, Text):
            paper.multi_cell(0, 10, block.say)
    return bytes(paper.output())


def read(paper: Path) -> str:
    """The words on a sheet."""
    return subprocess.check_output(["pdftotext", "-layout", str(paper), "-"], text=True)


def printed(printer: Printer, page: Page = SLIP) -> None:
    """Print a page, until it is out."""
    printer.print(page)
    until(lambda: printer.state() != "working", 60)
    assert printer.state() == "printed"


def assert_forgotten(shop: PrintShop) -> None:
    """There is no job, finished or not, no file of one, and nowhere a word of the page."""
    assert shop.history() == ""
    assert shop.spooled() == []
    assert shop.holding(WORD) == []
