"""Makes a visit log of synthetic visits, for trying out and for measuring; its office is called `synthetic`."""

import argparse
import os
import sqlite3
import sys

from kiosk import clock
from kiosk.paths import data_folder
from tools.bench.synthetic_log import RealLogError, make_log
from tools.quiet_end import end_quietly


@end_quietly
def main() -> int:
    """Read the options, make the log, and say so; the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/make-log", description=__doc__)
    parser.add_argument("visits", type=int, help="how many visits, the newest of them today")
    parser.add_argument("--data", metavar="DIR", help="the data folder; else the kiosk's own")
    parser.add_argument("--events", type=int, default=20, help="events of each visit, 16 at least")
    parser.add_argument("--week", type=int, default=190, help="visits a week: fewer, more years")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same visits")
    options = parser.parse_args()
    folder = data_folder(options.data)
    os.umask(0o077)
    if options.visits < 1:
        parser.error("Make one visit at least.")
    try:
        make_log(folder, options.visits, options.events, options.week, options.seed, clock.today())
    except RealLogError:
        return _fail(f"A real visit log lies in {folder}: name another folder with --data.", 2)
    except (OSError, sqlite3.Error) as fault:
        return _fail(f"No visit log was made in {folder} ({fault}): make room on its disk.", 1)
    print(f"{options.visits} synthetic visits of {options.events} events each lie in {folder}.")
    print("Like any other visits they go after the days that are set: see retention_days.")
    return 0


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
