"""Measures the kiosk against a bare Textual app, and prints a table of the results."""

import argparse
import os
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from kiosk import clock
from kiosk.paths import PACKAGE
from tools.bench import log_benchmark, visit_benchmark
from tools.bench.measurements import Measurements
from tools.bench.processor_time import measure_idle_time
from tools.bench.pseudo_terminal import COLUMNS, LINES, PseudoTerminal
from tools.bench.result_table import ResultRow, format_table
from tools.bench.spare import measure_worker_memory, wait_for_spare

ROOT = PACKAGE.parent
KIOSK = [str(ROOT / "scripts/kiosk")]
VISIT = [str(ROOT / "scripts/_bench-visit")]
BARE = [str(ROOT / "scripts/_bench-bare")]
STARTS = 3
"""Starts of each program in one run: they vary most."""
SETTLE_SECONDS = 3.0
"""Seconds in which a program does what it postponed until after its first page."""


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how often each thing is measured")
    parser.add_argument("--idle", type=float, default=120, help="seconds of rest measured")
    parser.add_argument("--quick", action="store_true", help="few runs, short rest, small logs")
    parser.add_argument("--only", choices=("visits", "logbook"), help="measure nothing else")
    options = parser.parse_args()
    runs, pages, rest = (1, 2, 2.0) if options.quick else (options.runs, 6, options.idle)
    small, large, turns = (100, 500, 2) if options.quick else (20_000, 1_000_000, 10 * runs)
    starts = 1 if options.quick else STARTS
    rows: list[ResultRow] = []
    memory = ""
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "logbook":
            environment = program_environment(folder)
            rows += measure(runs, starts, pages, rest, environment).rows(rest)
            visit, spare = measure_worker_memory(environment)
            memory = f"\nMemory (PSS): {visit:.0f} MB for a visit, {spare:.0f} MB for the spare."
        if options.only != "visits":
            rows += log_benchmark.measure_log(Path(folder), small, large, turns, clock.today())
    print(format_table(rows))
    print(memory)
    arguments = "--quick" if options.quick else f"--runs {runs} --idle {rest:.0f}"
    only = f" --only {options.only}" if options.only else ""
    print(
        f"\nMedians of {runs} runs by `scripts/bench {arguments}{only}` on a pseudo-terminal of"
        f" {COLUMNS}×{LINES}, those of the visit log of {turns} runs;"
        f" Python {python_version()}, Textual {version('textual')}."
    )


def program_environment(folder: str) -> Mapping[str, str]:
    """The environment of both programs: a common terminal, and an empty data folder."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TEXTUAL", "KIOSK"))
    }
    return inherited | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "KIOSK_DATA": folder}


def measure(
    runs: int, starts: int, pages: int, rest: float, environment: Mapping[str, str]
) -> Measurements:
    """Make all runs; the programs take turns, so that other load on the machine affects them alike.

    `starts` is how often a run starts each program, `pages` how many pages it goes into the visit, `rest` the
    seconds for which both then stay idle.
    """
    measured = Measurements()
    for _ in range(runs):
        for _ in range(starts):
            with PseudoTerminal(BARE, environment) as terminal:
                measured.bare_start.append(visit_benchmark.time_bare_start(terminal))
            with PseudoTerminal(KIOSK, environment) as terminal:
                measured.kiosk_start.append(visit_benchmark.time_kiosk_start(terminal))
            with PseudoTerminal(VISIT, environment) as terminal:
                measured.visit_start.append(visit_benchmark.time_kiosk_start(terminal))
        with PseudoTerminal(BARE, environment) as terminal:
            measured.bare_digit += visit_benchmark.time_bare_digits(terminal, pages)
        with PseudoTerminal(KIOSK, environment) as terminal:
            measured.kiosk_digit += visit_benchmark.time_kiosk_digits(terminal, pages)
            measured.reset.append(visit_benchmark.time_reset(terminal))
    with PseudoTerminal(KIOSK, environment) as kiosk, PseudoTerminal(BARE, environment) as bare:
        visit_benchmark.time_kiosk_start(kiosk)
        visit_benchmark.time_bare_start(bare)
        kiosk.rest(SETTLE_SECONDS)
        wait_for_spare(kiosk)
        measured.kiosk_idle, measured.bare_idle = measure_idle_time([kiosk, bare], rest)
    return measured


if __name__ == "__main__":
    main()
