"""Measures the kiosk against a bare Textual app, and prints the table that the README shows."""

import argparse
import os
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from kiosk import clock
from kiosk.paths import PACKAGE
from tools.bench.measurements import Series
from tools.bench.processor_time import idle
from tools.bench.pseudo_terminal import COLUMNS, LINES, Terminal
from tools.bench.result_table import Row, table

ROOT = PACKAGE.parent
KIOSK = [str(ROOT / "scripts/kiosk")]
VISIT = [str(ROOT / "scripts/_bench-visit")]
BARE = [str(ROOT / "scripts/_bench-bare")]
STARTS = 3
"""Starts of each program in one run: they vary most."""
SETTLE = 3.0
"""Seconds in which a program does what it put off until after its first page."""


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how often each thing is measured")
    parser.add_argument("--idle", type=float, default=120, help="seconds of rest measured")
    parser.add_argument("--quick", action="store_true", help="few runs, short rest, small logbooks")
    parser.add_argument("--only", choices=("visits", "logbook"), help="measure nothing else")
    given = parser.parse_args()
    runs, deep, rest = (1, 2, 2.0) if given.quick else (given.runs, 6, given.idle)
    small, large, turns = (100, 500, 2) if given.quick else (20_000, 1_000_000, 10 * runs)
    starts = 1 if given.quick else STARTS
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        if given.only != "logbook":
            rows += measure(runs, starts, deep, rest, environment(folder)).rows(rest)
        if given.only != "visits":
            rows += logbooks.rows(Path(folder), small, large, turns, clock.today())
    print(table(rows))
    options = "--quick" if given.quick else f"--runs {runs} --idle {rest:.0f}"
    only = f" --only {given.only}" if given.only else ""
    print(
        f"\nMedians of {runs} runs by `scripts/bench {options}{only}` on a pseudo-terminal of"
        f" {COLUMNS}×{LINES}, those of the logbook of {turns} runs;"
        f" Python {python_version()}, Textual {version('textual')}."
    )


def environment(folder: str) -> Mapping[str, str]:
    """What both programs are started with: a common terminal, and an empty data folder."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TEXTUAL", "KIOSK"))
    }
    return own | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "KIOSK_DATA": folder}


def measure(runs: int, starts: int, deep: int, rest: float, given: Mapping[str, str]) -> Series:
    """All runs, the programs taking turns so that the machine's moods meet them alike.

    `starts` is how often a run starts each program, `deep` how many pages it goes into the visit.
    """
    series = Series()
    for _ in range(runs):
        for _ in range(starts):
            with Terminal(BARE, given) as terminal:
                series.bare_start.append(walk.bare_start(terminal))
            with Terminal(KIOSK, given) as terminal:
                series.kiosk_start.append(walk.kiosk_start(terminal))
            with Terminal(VISIT, given) as terminal:
                series.visit_start.append(walk.kiosk_start(terminal))
        with Terminal(BARE, given) as terminal:
            series.bare_digit += walk.bare_digits(terminal, deep)
        with Terminal(KIOSK, given) as terminal:
            series.kiosk_digit += walk.kiosk_digits(terminal, deep)
            series.reset.append(walk.reset(terminal))
    with Terminal(KIOSK, given) as kiosk, Terminal(BARE, given) as bare:
        walk.kiosk_start(kiosk)
        walk.bare_start(bare)
        kiosk.rest(SETTLE)
        series.kiosk_idle, series.bare_idle = idle([kiosk, bare], rest)
    return series


if __name__ == "__main__":
    main()
