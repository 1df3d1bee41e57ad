"""The most memory that reading a logbook takes: run in a process of its own, prints kilobytes."""

import sys
from datetime import date
from pathlib import Path

from kiosk.store.visit_pagination import browse_visits
from tools.bench.log_queries import LEAF, filters, year

LEAVES = 200


def main() -> None:
    """Leafs through a logbook in the folder named, filters it, makes the figures of a year."""
    folder, today = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    leaf = browse_visits(folder, count=LEAF)
    for _ in range(LEAVES):
        leaf = browse_visits(folder, cursor=leaf.older, count=LEAF)
    for by in filters(today):
        browse_visits(folder, by, count=LEAF)
    year(folder, today)()
    print(most())


def most() -> int:
    """The most memory that this process has had; what its parent had does not count here."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
