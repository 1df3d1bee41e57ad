"""A slip with a canary, a word that is looked for afterwards, and how it is printed and read."""

import subprocess
from pathlib import Path

from fpdf import FPDF

from kiosk.view_model.page import Page, Text
from kiosk.visit.services import Printer
from tests.cups_server import CupsServer
from tests.pages import page
from tests.runtime.waiting import wait_until

CANARY = "Canary482915730"
SLIP = page(language="fr", title="Votre billet", blocks=(Text(f"Gardez {CANARY}."),))
NOWHERE = "socket://127.0.0.1:9"
"""A URI where there is no printer; CUPS tries again and again."""


def render_plain(page: Page) -> bytes:
    """The simplest PDF of a page; it is not compressed, so that words can be found in its bytes."""
    pdf = FPDF()
    pdf.set_compression(False)
    pdf.add_page()
    pdf.set_font("Helvetica", size=18)
    for block in page.blocks:
        if isinstance(block, Text):
            pdf.multi_cell(0, 10, block.say)
    return bytes(pdf.output())


def read_pdf(file: Path) -> str:
    """The text of a PDF."""
    return subprocess.check_output(["pdftotext", "-layout", str(file), "-"], text=True)


def print_page(printer: Printer, page: Page = SLIP) -> None:
    """Print a page, and wait until it is printed."""
    printer.print(page)
    wait_until(lambda: printer.state() != "working", 60)
    assert printer.state() == "printed"


def assert_forgotten(server: CupsServer) -> None:
    """There is no job, finished or not, no file of one, and nowhere a word of the page."""
    assert server.job_history() == ""
    assert server.spooled_files() == []
    assert server.files_with(CANARY) == []
