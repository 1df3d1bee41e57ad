"""Frozen terminals and workers in short; 200 of them are `scripts/attack frozen`."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tools.attack.attack_report import AttackReport
from tools.attack.frozen import KINDS, attempt, freeze

pytestmark = pytest.mark.slow("attack")

STAYS_STOPPED = "from kiosk.runtime import terminal; terminal._resume_output = lambda: None"
NO_WATCHDOG = (
    "from kiosk.runtime.watchdog import Watchdog; Watchdog.note_heartbeat = lambda *_: None;"
    " Watchdog.note_first_message = lambda self, now: self.note_end(1000, now)"
)
PLANTED = {"output stopped": STAYS_STOPPED, "worker stopped": NO_WATCHDOG}
"""What is taken out of a kiosk, and the attack that finds it missing."""


def test_whatever_freezes_a_visit_its_page_is_gone_in_time(tmp_path: Path) -> None:
    report = attempt(0, len(KINDS), 1, tmp_path)
    assert report.faults == []
    assert {name for name in report.figures if name.endswith("done")} == {
        f"{kind}: done" for kind in KINDS
    }


def test_a_kiosk_without_these_guards_is_found_out(tmp_path: Path) -> None:
    def play(kind: str) -> AttackReport:
        folder = tmp_path / kind.partition(" ")[0]
        run = (
            f"import sys; from kiosk.runtime.supervisor import run; sys.exit(run({str(folder)!r}))"
        )
        command = [sys.executable, "-I", "-c", f"{PLANTED[kind]}; {run}"]
        return freeze(kind, Random(1), folder, command)

    with ThreadPoolExecutor(2) as pool:
        for kind, report in zip(PLANTED, pool.map(play, PLANTED), strict=True):
            assert any(
                fault.startswith(f"{kind}: the page is still there") for fault in report.faults
            )
