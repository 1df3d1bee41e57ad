"""`scripts/attack`: it counts, it can go on where it stopped, and a fault fails it."""

import re
import sys
from pathlib import Path

import pytest

from tools.attack import __main__ as attack
from tools.attack.attack_report import AttackReport
from tools.attack.attacks import ATTACKS, Attack
from tools.attack.progress import read_progress

ROOT = Path(__file__).parents[2]


class FakeAttack(Attack, frozen=True):
    """An attack of three pieces, whose second may be broken off, and finds something."""

    breaks: bool = False

    @property
    def attempt(self):  # type: ignore[no-untyped-def]
        """The function that does one piece."""

        def piece(number: int, size: int, seed: int, folder: Path) -> AttackReport:
            assert list(folder.iterdir()) == []
            if self.breaks and number == 1:
                raise KeyboardInterrupt
            report = AttackReport(faults=["something"] if number == 1 else [])
            report.add_figure("seed", seed)
            return report

        return piece


def test_an_attack_that_was_stopped_goes_on_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        attack.run_attack(
            FakeAttack("x", "pieces", 30, 10, breaks=True), 30, 7, tmp_path, resume=False
        )
    stopped = read_progress(tmp_path, "x")
    assert stopped is not None
    assert stopped.report.runs == 10
    report = attack.run_attack(FakeAttack("x", "pieces", 30, 10), 1, 1, tmp_path, resume=True)
    assert (report.runs, report.faults) == (30, ["something"])
    assert report.figures["seed"] == [7, 8, 9]
    said = capsys.readouterr().out
    assert "x, attempt 1, seed 7: something" in said
    assert "x: 30 pieces, seed 7, 1 faults found" in said


def test_a_fault_fails_the_command_and_its_help_names_every_attack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(attack, "ATTACKS", (FakeAttack("x", "pieces", 2, 1),))
    monkeypatch.setattr(sys, "argv", ["scripts/attack", "x", "--state", str(tmp_path)])
    assert attack.main() == 1
    assert "x: 2 pieces, seed 1, 1 faults found" in capsys.readouterr().out


@pytest.mark.parametrize("one", ATTACKS, ids=lambda one: one.name)
def test_each_attack_can_be_loaded(one: Attack) -> None:
    assert callable(one.attempt)


def test_the_page_on_robustness_has_a_row_for_each_attack_and_names_tests_that_exist() -> None:
    text = (ROOT / "docs/robustness.md").read_text(encoding="utf-8")
    for one in ATTACKS:
        assert f"| `scripts/attack {one.name}` |" in text
        assert f"**{one.name}.**" in text
    named = re.findall(r"`(tests/[\w/]+\.py)`", text)
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).is_file()] == []
