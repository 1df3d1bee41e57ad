"""A real CUPS prints a page, and nothing of it is left but the paper."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF

from kiosk.waist.blocks import Text
from kiosk.waist.page import Page
from kiosk.world.cups import Cups
from kiosk.world.cups_server import job, purge
from kiosk.world.printer import Later, found, health
from tests.conftest import needs
from tests.cups import QUEUE, PrintShop, print_shop, until
from tests.pages import page

WORD = "Canary482915730"
SLIP = page(language="fr", title="Votre billet", blocks=(Text(f"Gardez {WORD}."),))
NOWHERE = "socket://127.0.0.1:9"
"""A printer that answers nobody; CUPS tries again and again."""


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintShop]:
    """A CUPS that the kiosk finds."""
    with print_shop() as shop:
        monkeypatch.setenv("CUPS_SERVER", str(shop.socket))
        yield shop


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


def assert_forgotten(shop: PrintShop) -> None:
    """There is no job, finished or not, no file of one, and nowhere a word of the page."""
    assert shop.history() == ""
    assert shop.spooled() == []
    assert shop.holding(WORD) == []


def test_a_page_comes_out_and_nothing_else_is_left_of_it(shop: PrintShop) -> None:
    assert WORD.encode() in drawn(SLIP)
    printer = found("")
    assert isinstance(printer, Cups)
    printer = Cups(QUEUE, drawn)
    printer.print(SLIP)
    until(lambda: printer.state() != "working", 60)
    assert printer.state() == "printed"
    (paper,) = shop.papers()
    assert WORD in read(paper)
    assert_forgotten(shop)
    assert b" kiosk " in (shop.folder / "log/page").read_bytes()


def test_the_slip_itself_comes_out_with_its_accents(shop: PrintShop) -> None:
    slip = page(language="fr", title="Après-midi", blocks=(Text("Le code arrive où ? Gardez-le."),))
    printer = found(QUEUE, "a5")
    printer.print(slip)
    until(lambda: printer.state() != "working", 60)
    assert printer.state() == "printed"
    (paper,) = shop.papers()
    words = read(paper)
    assert "Après-midi" in words
    assert "Gardez-le" in words
    size = subprocess.check_output(["pdfinfo", str(paper)], text=True)
    assert "Pages:           1" in size
    assert "(A5)" in size


def test_while_it_waits_the_paper_is_in_the_spool_and_a_stop_takes_it_out(shop: PrintShop) -> None:
    # A queue in which a job waits, though it is not stopped: another one is at its printer.
    shop.do("lpadmin", "-p", "busy", "-E", "-v", NOWHERE)
    shop.do("lp", "-d", "busy", "/etc/hostname")
    printer = Cups("busy", drawn)
    printer.print(SLIP)
    until(lambda: shop.holding(WORD))
    assert shop.history().count("busy-") == 2
    printer.stop()
    assert printer.state() == "idle"
    until(lambda: shop.history().count("busy-") == 1)
    assert shop.holding(WORD) == []


def test_a_sheet_that_is_at_the_printer_when_the_visit_ends_comes_out_and_is_forgotten(
    shop: PrintShop,
) -> None:
    printer = Cups(QUEUE, drawn)
    printer.print(SLIP)
    until(lambda: shop.history() and job(1) == "printing")
    printer.stop()
    until(shop.papers)
    until(lambda: not shop.history())
    assert WORD in read(shop.papers()[0])
    assert_forgotten(shop)


def test_a_stopped_queue_fails_at_once_and_keeps_nothing(shop: PrintShop) -> None:
    shop.do("cupsdisable", QUEUE)
    assert health(QUEUE) == "stopped"
    fails(shop, Cups(QUEUE, drawn))


def test_a_queue_that_takes_nothing_fails(shop: PrintShop) -> None:
    shop.do("cupsreject", QUEUE)
    assert health("") == "stopped"
    fails(shop, Cups(QUEUE, drawn))


def test_a_queue_that_there_is_not_fails(shop: PrintShop) -> None:
    assert health("other") == "missing"
    fails(shop, Cups("other", drawn))


def test_a_printer_that_does_not_answer_fails_within_its_time_and_prints_nothing_later(
    shop: PrintShop,
) -> None:
    shop.do("lpadmin", "-p", "far", "-E", "-v", NOWHERE)
    fails(shop, Cups("far", drawn, seconds=1.5))


def fails(shop: PrintShop, printer: Cups) -> None:
    """A page fails, and there is no paper, no job, no file."""
    printer.print(SLIP)
    until(lambda: printer.state() != "working")
    assert printer.state() == "failed"
    assert shop.papers() == []
    assert_forgotten(shop)


def test_a_visit_that_is_killed_while_it_prints_leaves_nothing_in_the_queue(
    shop: PrintShop,
) -> None:
    needs("setpriv", "util-linux")
    shop.do("lpadmin", "-p", "busy", "-E", "-v", NOWHERE)
    shop.do("lp", "-d", "busy", "/etc/hostname")
    program = (
        "from kiosk.world.cups import Cups; from tests.world.test_printer_cups import SLIP, drawn;"
        "Cups('busy', drawn).print(SLIP); input()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as visit:
        until(lambda: shop.history().count("busy-") == 2)
        visit.kill()
    until(lambda: shop.history().count("busy-") == 1)
    assert shop.holding(WORD) == []


def test_cups_forgets_a_job_that_is_purged_and_cancel_alone_would_not_do_that(
    shop: PrintShop,
) -> None:
    said = shop.do("lp", "-d", QUEUE, "-t", "kiosk", "/etc/hostname")
    number = int(said.partition(f"{QUEUE}-")[2].split()[0])
    until(lambda: job(number) == "printed")
    with pytest.raises(subprocess.CalledProcessError):
        shop.do("cancel", "-x", f"{QUEUE}-{number}")
    assert job(number) == "printed"
    assert purge(number)
    assert job(number) == "gone"
    assert shop.history() == ""


def test_the_usual_queue_is_found_and_ready(shop: PrintShop) -> None:
    later = Later(lambda: found(""))
    assert not later.there()
    later.prepare()
    assert later.there()
    assert health("") == "ready"


@pytest.mark.parametrize("keeps", ["No", "60"])
def test_the_settings_that_are_recommended_do_not_hide_what_became_of_a_page(
    monkeypatch: pytest.MonkeyPatch, keeps: str
) -> None:
    with print_shop(f"PreserveJobFiles No\nPreserveJobHistory {keeps}\n") as shop:
        monkeypatch.setenv("CUPS_SERVER", os.fspath(shop.socket))
        printer = Cups(QUEUE, drawn)
        printer.print(SLIP)
        until(lambda: printer.state() != "working", 60)
        assert printer.state() == "printed"
        assert len(shop.papers()) == 1
        assert_forgotten(shop)
