"""The reset check as staff run it, on a kiosk that leaks nothing: whatever it finds is a false alarm."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

from tools.attack.attack_report import AttackReport

CHECK = [sys.executable, "-I", "-m", "kiosk", "check", "--reset", "--data"]


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """One run of `kiosk check --reset`; chance has no part in it but the digits that it types."""
    report, began = AttackReport(), monotonic()
    done = subprocess.run([*CHECK, str(folder)], capture_output=True, text=True, check=False)
    report.add_figure("seconds of a run", round(monotonic() - began, 1))
    if done.returncode == 1:
        report.add_fault(f"false alarm: {done.stderr.strip()}")
    elif done.returncode:
        report.add_fault(f"not done: {done.stderr.strip()}")
    return report
