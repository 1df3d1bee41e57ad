"""Hostile text in files, names and environment, in short; where the rule is taken away, the leak is found."""

from pathlib import Path
from random import Random

import pytest

from tests.printable.hostile_text import CLIPBOARD
from tools.attack import text
from tools.attack.attack_report import AttackReport
from tools.attack.text import KIOSKS, HostileText, attempt

pytestmark = pytest.mark.slow("attack")

ROOT = Path(__file__).parents[2]
WITHOUT_THE_RULE = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r});"
    " from tests.printable.filters import leave_all_unfiltered; leave_all_unfiltered(); "
)


@pytest.mark.parametrize("number", range(len(KIOSKS)))
def test_hostile_text_reaches_no_terminal(tmp_path: Path, number: int) -> None:
    report = attempt(number, 1, number, tmp_path)
    assert report.faults == []
    assert report.figures["copies refused"]


@pytest.mark.parametrize(
    "way",
    [
        HostileText.show_full_screen,
        HostileText.show_lines,
        HostileText.show_staff_pages,
        HostileText.ask_set_up,
        HostileText.restore_settings,
    ],
)
def test_a_leak_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: object
) -> None:
    monkeypatch.setattr(text, "PREPARE", WITHOUT_THE_RULE)
    report = AttackReport()
    hostile = HostileText(CLIPBOARD, tmp_path / "text", Random(1), report)
    assert callable(way)
    way(hostile)
    assert any("U+001B" in fault for fault in report.faults)
