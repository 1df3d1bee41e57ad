"""Measures the kiosk against a bare Textual app, and prints a table of the results."""

import argparse
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from msgspec.structs import replace

from kiosk import clock
from tools.bench import log_benchmark, screen_benchmark
from tools.bench.health_benchmark import measure_health
from tools.bench.log_benchmark import LogExtent, measure_log
from tools.bench.programs import program_environment
from tools.bench.pseudo_terminal import LARGE
from tools.bench.result_table import Row, format_table
from tools.bench.screen_benchmark import Extent, measure_screen
from tools.bench.unique_rows import measure_unique_rows
from tools.quiet_end import end_quietly

HEALTH_RUNS = 15
"""Fresh processes that build the page of health, at most."""

LOG_RUNS = 10
"""Runs of each query of the visit log in one run of the programs."""


@end_quietly
def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    usual = Extent()
    parser.add_argument("--runs", type=int, default=usual.runs, help="how often all is measured")
    parser.add_argument("--idle", type=float, default=usual.rest, help="seconds of rest measured")
    parser.add_argument(
        "--spare-wait",
        type=float,
        default=usual.spare_wait,
        metavar="SECONDS",
        help="how long a visit is left quiet until its spare starts; 0 leaves that row empty",
    )
    parser.add_argument("--quick", action="store_true", help="few runs, short rest, small logs")
    parser.add_argument(
        "--only",
        choices=("visits", "screen", "logbook", "health", "rows"),
        help="measure visits, or of these only pages on the screen and not their end, or the log,"
        " or how soon the staff's page of health stands, or how many rows of the log are unique",
    )
    options = parser.parse_args()
    if options.quick:
        extent, log_extent = screen_benchmark.QUICK, log_benchmark.QUICK
    else:
        chosen = {"runs": options.runs, "rest": options.idle, "spare_wait": options.spare_wait}
        extent, log_extent = replace(usual, **chosen), LogExtent(runs=LOG_RUNS * options.runs)
    print(format_table(measure(extent, log_extent, options.only)))
    print(f"\n{describe_run(options, extent, log_extent)}")


def measure(extent: Extent, log_extent: LogExtent, only: str | None) -> list[Row]:
    """All rows of the table, or only those of one part of it: see --only."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if only not in ("logbook", "health", "rows"):
            environment = program_environment(folder)
            measured = measure_screen(extent, environment, reset=only != "screen")
            rows += measured.rows(extent.rest, extent.pages)
        if only in (None, "logbook"):
            rows += measure_log(folder, log_extent, clock.today())
        if only in (None, "health"):
            rows += measure_health(folder, min(log_extent.runs, HEALTH_RUNS), clock.today())
        if only in (None, "rows"):
            rows += measure_unique_rows(clock.today())
    return rows


def describe_run(options: argparse.Namespace, extent: Extent, log_extent: LogExtent) -> str:
    """The sentence under the table: what was run, how often, with which versions."""
    arguments = "--quick" if options.quick else f"--runs {extent.runs} --idle {extent.rest:.0f}"
    only = f" --only {options.only}" if options.only else ""
    return (
        f"Medians by `scripts/bench {arguments}{only}`: in each of {extent.runs} runs"
        f" {extent.starts} starts of each program and {extent.turns} pages in each window, on a"
        f" pseudo-terminal of {LARGE} where the row names no other; of the visit log"
        f" {log_extent.runs} runs; Python {python_version()}, Textual {version('textual')}."
    )


if __name__ == "__main__":
    sys.exit(main())
