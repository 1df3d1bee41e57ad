"""The reset check as staff run it, on a kiosk that leaks nothing: whatever it finds is a false alarm."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

from tools.attack.report import Report

CHECK = [sys.executable, "-I", "-m", "kiosk", "check", "--reset", "--data"]


def attempt(number: int, size: int, seed: int, folder: Path) -> Report:
    """One run of `kiosk check --reset`; chance has no part in it but the digits that it types."""
    report, began = Report(), monotonic()
    done = subprocess.run([*CHECK, str(folder)], capture_output=True, text=True, check=False)
    report.measure("seconds of a run", round(monotonic() - began, 1))
    if done.returncode == 1:
        report.blame(f"false alarm: {done.stderr.strip()}")
    elif done.returncode:
        report.blame(f"not done: {done.stderr.strip()}")
    return report
