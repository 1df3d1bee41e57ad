"""What a real CUPS does with a page whose visit ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.services.cups import CupsPrinter
from kiosk.services.ipp import job_state
from tests.cups import PrintShop, until
from tests.cups_parts import GATED
from tests.services.printing import SLIP, WORD, assert_forgotten, drawn, read


@pytest.fixture
def busy(shop: PrintShop) -> str:
    """A queue at whose printer another job is."""
    shop.add("busy", GATED)
    shop.do("lp", "-d", "busy", "/etc/hostname")
    until(lambda: job_state(1) == "printing")
    return "busy"


def test_what_waits_when_the_visit_ends_never_comes_out(shop: PrintShop, busy: str) -> None:
    printer = CupsPrinter(busy, drawn)
    printer.print(SLIP)
    until(lambda: shop.holding(WORD))
    assert shop.history().count("busy-") == 2
    printer.stop()
    assert printer.state() == "idle"
    until(lambda: shop.history().count("busy-") == 1)
    assert shop.holding(WORD) == []
    shop.open_gate()
    until(lambda: job_state(1) == "printed")
    assert len(shop.papers()) == 1


@pytest.mark.parametrize("killed", [False, True])
def test_a_sheet_at_the_printer_when_the_visit_ends_comes_out_and_is_forgotten(
    shop: PrintShop, killed: bool
) -> None:
    shop.add("slow", GATED)
    with subprocess.Popen(visit("slow"), stdin=subprocess.PIPE) as process:
        until(lambda: shop.history() and job_state(1) == "printing")
        process.kill() if killed else process.communicate(b"end\n")
    assert shop.papers() == []
    shop.open_gate()
    until(lambda: not shop.history())
    (paper,) = shop.papers()
    assert WORD in read(paper)
    assert_forgotten(shop)


@pytest.mark.parametrize("all_end", [False, True])
def test_a_visit_that_is_killed_while_its_page_waits_leaves_nothing(
    shop: PrintShop, busy: str, all_end: bool
) -> None:
    with subprocess.Popen(visit(busy), stdin=subprocess.PIPE) as process:
        until(lambda: shop.history().count("busy-") == 2)
        if all_end:
            # As systemd does with a service: it asks each of its processes.
            for child in children(process.pid):
                os.kill(child, signal.SIGTERM)
        process.kill()
    until(lambda: shop.history().count("busy-") == 1)
    assert shop.holding(WORD) == []


def children(parent: int) -> list[int]:
    """The processes that a process has started."""
    found = [
        int(number)
        for task in Path(f"/proc/{parent}/task").iterdir()
        for number in (task / "children").read_text().split()
    ]
    assert found
    return found


def visit(queue: str) -> list[str]:
    """A process that prints the slip, and stops that when it is told to end."""
    program = (
        "from kiosk.services.cups import Cups; from tests.services.printing import SLIP, drawn;"
        f"printer = Cups({queue!r}, drawn); printer.print(SLIP); input(); printer.stop()"
    )
    return [sys.executable, "-c", program]
