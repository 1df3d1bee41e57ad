"""The fuzzer in short, at a visit and then at the staff's door; 100,000 inputs are `scripts/attack fuzz`."""

from pathlib import Path

import pytest

from attack import fuzz
from attack.terminal import Terminal
from tests.host.waiting import until

ROUND, ROUNDS = 100, 2
PAD = b"Tapez le code PIN"


@pytest.mark.parametrize("seed", [2, 15])
def test_some_hundred_inputs_break_nothing_and_open_no_staff_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    pads: list[Terminal] = []
    to_staff = fuzz.to_staff

    def shown(terminal: Terminal, before: int) -> bool:
        terminal.drain(0.05)
        return PAD in terminal.raw[before:]

    def to_the_pad(terminal: Terminal) -> int:
        before = len(terminal.raw)
        killed = to_staff(terminal)
        until(lambda: shown(terminal, before))
        pads.append(terminal)
        return killed

    monkeypatch.setattr(fuzz, "to_staff", to_the_pad)
    monkeypatch.setattr(fuzz, "ROUND", ROUND)
    report = fuzz.attempt(0, ROUND * ROUNDS, seed, tmp_path)
    assert report.faults == []
    assert report.figures["rows visit"][0] > 0
    assert report.figures["rows event"][0] > 0
    assert len(pads) == 1
