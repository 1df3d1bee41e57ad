"""A real CUPS that cannot print says so in time, and keeps nothing."""

import pytest

from kiosk.services.cups import CupsPrinter
from kiosk.services.printer import printer_health
from tests.cups import QUEUE, PrintShop, until
from tests.cups_parts import GATED
from tests.services.printing import NOWHERE, SLIP, assert_forgotten, drawn


def test_a_stopped_queue_fails_at_once_and_keeps_nothing(shop: PrintShop) -> None:
    shop.do("cupsdisable", QUEUE)
    assert printer_health(QUEUE) == "stopped"
    fails(shop, CupsPrinter(QUEUE, drawn))


def test_a_queue_that_takes_nothing_fails(shop: PrintShop) -> None:
    shop.do("cupsreject", QUEUE)
    assert printer_health("") == "stopped"
    fails(shop, CupsPrinter(QUEUE, drawn))


def test_a_queue_that_there_is_not_fails(shop: PrintShop) -> None:
    assert printer_health("other") == "missing"
    fails(shop, CupsPrinter("other", drawn))


@pytest.mark.parametrize("device", [GATED, NOWHERE])
def test_a_printer_that_does_not_answer_fails_within_its_time_and_prints_nothing_later(
    shop: PrintShop, device: str
) -> None:
    shop.add("far", device)
    fails(shop, CupsPrinter("far", drawn, seconds=1.5))
    shop.open_gate()
    assert shop.papers() == []


def fails(shop: PrintShop, printer: CupsPrinter) -> None:
    """A page fails, and there is no paper, no job, no file."""
    printer.print(SLIP)
    until(lambda: printer.state() != "working")
    assert printer.state() == "failed"
    assert shop.papers() == []
    assert_forgotten(shop)
