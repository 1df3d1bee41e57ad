"""A real CUPS that cannot print says so in time, and keeps nothing."""

import pytest

from kiosk.services.cups import CupsPrinter
from kiosk.services.printer import printer_status
from tests.cups_server import QUEUE, CupsServer
from tests.cups_setup import GATED
from tests.runtime.waiting import wait_until
from tests.services.canary_slip import NOWHERE, SLIP, assert_forgotten, render_plain


def test_a_stopped_queue_fails_at_once_and_keeps_nothing(cups: CupsServer) -> None:
    cups.run("cupsdisable", QUEUE)
    assert printer_status(QUEUE).health == "stopped"
    fails(cups, CupsPrinter(QUEUE, render_plain))


def test_a_queue_that_takes_nothing_fails(cups: CupsServer) -> None:
    cups.run("cupsreject", QUEUE)
    assert printer_status("").health == "stopped"
    fails(cups, CupsPrinter(QUEUE, render_plain))


def test_a_queue_that_there_is_not_fails(cups: CupsServer) -> None:
    assert printer_status("other").health == "missing"
    fails(cups, CupsPrinter("other", render_plain))


@pytest.mark.parametrize("device", [GATED, NOWHERE])
def test_a_printer_that_does_not_answer_fails_within_its_time_and_prints_nothing_later(
    cups: CupsServer, device: str
) -> None:
    cups.add_queue("far", device)
    fails(cups, CupsPrinter("far", render_plain, seconds=1.5))
    cups.open_gate()
    assert cups.printed_files() == []


def fails(cups: CupsServer, printer: CupsPrinter) -> None:
    """A page fails, and there is no paper, no job, no file."""
    printer.print(SLIP)
    wait_until(lambda: printer.state() != "working")
    assert printer.state() == "failed"
    assert cups.printed_files() == []
    assert_forgotten(cups)
