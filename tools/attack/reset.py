"""Runs the reset check as staff do, on a kiosk that leaks nothing: whatever it finds is a false alarm."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

from tools.attack.attack_report import AttackReport

CHECK = [sys.executable, "-I", "-m", "kiosk", "check", "--reset", "--data"]


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Run `kiosk check --reset` once; only the digits that it types are random."""
    report, began = AttackReport(), monotonic()
    done = subprocess.run([*CHECK, str(folder)], capture_output=True, text=True, check=False)
    report.add_figure("seconds of a run", round(monotonic() - began, 1))
    if done.returncode == 1:
        report.add_fault(f"false alarm: {done.stderr.strip()}")
    elif done.returncode:
        report.add_fault(f"not done: {done.stderr.strip()}")
    return report
