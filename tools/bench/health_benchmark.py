"""Measures how soon the page of health stands when printer and visit log take longer than anybody waits."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median

from tools.bench.result_table import ResultRow
from tools.bench.synthetic_log import make_log

VISITS, EVENTS, VISITS_A_WEEK, SEED = 2_000, 20, 40, 1

BUDGET = 100.0
"""Milliseconds that the page may take."""


def measure_health(folder: Path, runs: int, today: date) -> list[ResultRow]:
    """The median and the slowest of so many fresh processes."""
    log = folder / "health"
    make_log(log, VISITS, EVENTS, VISITS_A_WEEK, SEED, today)
    command = [sys.executable, "-I", "-m", "tools.bench.health_page", str(log)]
    took = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(runs)
    ]
    what = f"The page of health, printer and log silent, against {BUDGET:.0f} ms"
    return [
        ResultRow(f"{what}: median", median(took), BUDGET, 1),
        ResultRow(f"{what}: slowest", max(took), BUDGET, 1),
    ]
