"""What a real CUPS does with a page whose visit ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.services.cups import CupsPrinter
from kiosk.services.ipp import job_state
from tests.cups_server import CupsServer
from tests.cups_setup import GATED
from tests.runtime.waiting import wait_until
from tests.sampling import sampled
from tests.services.canary_slip import CANARY, SLIP, assert_forgotten, read_pdf, render_plain


@pytest.fixture
def busy(cups: CupsServer) -> str:
    """A queue at whose printer another job is."""
    cups.add_queue("busy", GATED)
    cups.run("lp", "-d", "busy", "/etc/hostname")
    wait_until(lambda: job_state(1) == "printing")
    return "busy"


def test_what_waits_when_the_visit_ends_never_comes_out(cups: CupsServer, busy: str) -> None:
    printer = CupsPrinter(busy, render_plain)
    printer.print(SLIP)
    wait_until(lambda: cups.files_with(CANARY))
    assert cups.job_history().count("busy-") == 2
    printer.stop()
    assert printer.state() == "idle"
    wait_until(lambda: cups.job_history().count("busy-") == 1)
    assert cups.files_with(CANARY) == []
    cups.open_gate()
    wait_until(lambda: job_state(1) == "printed")
    assert len(cups.printed_files()) == 1


@pytest.mark.parametrize("killed", sampled([True, False], 2))
def test_a_sheet_at_the_printer_when_the_visit_ends_comes_out_and_is_forgotten(
    cups: CupsServer, killed: bool
) -> None:
    cups.add_queue("slow", GATED)
    with subprocess.Popen(visit_command("slow"), stdin=subprocess.PIPE) as process:
        wait_until(lambda: cups.job_history() and job_state(1) == "printing")
        process.kill() if killed else process.communicate(b"end\n")
    assert cups.printed_files() == []
    cups.open_gate()
    wait_until(lambda: not cups.job_history())
    (paper,) = cups.printed_files()
    assert CANARY in read_pdf(paper)
    assert_forgotten(cups)


@pytest.mark.parametrize("all_end", sampled([False, True], 2))
def test_a_visit_that_is_killed_while_its_page_waits_leaves_nothing(
    cups: CupsServer, busy: str, all_end: bool
) -> None:
    with subprocess.Popen(visit_command(busy), stdin=subprocess.PIPE) as process:
        wait_until(lambda: cups.job_history().count("busy-") == 2)
        if all_end:
            # As systemd does with a service: it asks each of its processes.
            for child in children(process.pid):
                os.kill(child, signal.SIGTERM)
        process.kill()
    wait_until(lambda: cups.job_history().count("busy-") == 1)
    assert cups.files_with(CANARY) == []


def children(parent: int) -> list[int]:
    """The processes that a process has started."""
    found = [
        int(number)
        for task in Path(f"/proc/{parent}/task").iterdir()
        for number in (task / "children").read_text().split()
    ]
    assert found
    return found


def visit_command(queue: str) -> list[str]:
    """A process that prints the slip, and stops that when it is told to end."""
    program = (
        "from kiosk.services.cups import CupsPrinter; from tests.services.canary_slip import SLIP, render_plain;"
        f"printer = CupsPrinter({queue!r}, render_plain); printer.print(SLIP); input(); printer.stop()"
    )
    return [sys.executable, "-c", program]
