"""The fuzzer in short, at a visit and then at the PIN of the staff; 100,000 inputs are `scripts/attack fuzz`."""

from pathlib import Path

import pytest

from kiosk.staff.pin import set_pin
from tests.runtime.waiting import wait_until
from tools.attack import fuzz
from tools.attack.kiosk_terminal import KioskTerminal, kiosk_command

pytestmark = pytest.mark.slow("attack")

ROUND, ROUNDS = 100, 2
PIN_PAGE = b"Tapez le code PIN"


@pytest.mark.parametrize("seed", [2, 15])
def test_some_hundred_inputs_break_nothing_and_open_no_staff_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    pin_pages: list[KioskTerminal] = []
    open_staff_pin = fuzz.open_staff_pin

    def wait_for_pin_page(terminal: KioskTerminal) -> int:
        before = len(terminal.raw)
        killed = open_staff_pin(terminal)
        wait_until(lambda: was_sent(terminal, PIN_PAGE, before))
        pin_pages.append(terminal)
        return killed

    monkeypatch.setattr(fuzz, "open_staff_pin", wait_for_pin_page)
    monkeypatch.setattr(fuzz, "ROUND", ROUND)
    report = fuzz.attempt(0, ROUND * ROUNDS, seed, tmp_path)
    assert report.faults == []
    assert report.figures["rows visit"][0] > 0
    assert report.figures["rows event"][0] > 0
    assert len(pin_pages) == 1


def test_a_staff_page_would_be_seen(tmp_path: Path) -> None:
    set_pin(tmp_path, fuzz.PIN)
    with KioskTerminal(kiosk_command(tmp_path)) as terminal:
        terminal.visit()
        terminal.write(fuzz.F10)
        wait_until(lambda: was_sent(terminal, PIN_PAGE, 0))
        terminal.settle()
        assert not fuzz.shows_staff_page(terminal.raw)
        terminal.write(f"{fuzz.PIN}\r".encode())
        wait_until(lambda: was_sent(terminal, b"", 0) and fuzz.shows_staff_page(terminal.raw))


def was_sent(terminal: KioskTerminal, words: bytes, since: int) -> bool:
    """Whether a terminal has been sent some words."""
    terminal.drain(0.05)
    return words in terminal.raw[since:]
