"""Measures the kiosk against a bare Textual app, and prints the table that the README shows."""

import argparse
import os
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from platform import python_version

from bench import walk
from bench.idle import idle
from bench.series import Series
from bench.table import table
from bench.terminal import COLUMNS, LINES, Terminal
from kiosk.paths import PACKAGE

ROOT = PACKAGE.parent
KIOSK = [str(ROOT / "scripts/kiosk")]
VISIT = [str(ROOT / "bench/start-visit")]
BARE = [str(ROOT / "bench/start-bare")]
STARTS = 3
"""Starts of each program in one run: they vary most."""
SETTLE = 3.0
"""Seconds in which a program does what it put off until after its first page."""


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how often each thing is measured")
    parser.add_argument("--idle", type=float, default=120, help="seconds of rest measured")
    parser.add_argument("--quick", action="store_true", help="one run and a rest of 2 seconds")
    given = parser.parse_args()
    runs, deep, rest = (1, 2, 2.0) if given.quick else (given.runs, 6, given.idle)
    with tempfile.TemporaryDirectory() as folder:
        print(table(measure(runs, deep, rest, environment(folder)).rows(rest)))
    options = "--quick" if given.quick else f"--runs {runs} --idle {rest:.0f}"
    print(
        f"\nMedians of {runs} runs by `scripts/bench {options}` on a pseudo-terminal of {COLUMNS}×{LINES};"
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


def measure(runs: int, deep: int, rest: float, given: Mapping[str, str]) -> Series:
    """All runs, the programs taking turns so that the machine's moods meet them alike.

    `deep` is how many pages a run goes into the visit.
    """
    series = Series()
    for _ in range(runs):
        for _ in range(STARTS):
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
