"""Prints the peak memory, in KiB, of a process that reads a visit log; run in a process of its own."""

import sys
from datetime import date
from pathlib import Path

from kiosk.store.visit_pagination import browse_visits
from tools.bench.log_queries import PAGE_SIZE, all_filters, query_year

PAGES = 200


def main() -> None:
    """Page through a log, filter it, make the figures of a year.

    Arguments: its folder, each how manieth filter and so many times fewer pages, today.
    """
    folder, step, today = Path(sys.argv[1]), int(sys.argv[2]), date.fromisoformat(sys.argv[3])
    page = browse_visits(folder, count=PAGE_SIZE)
    for _ in range(PAGES // step):
        page = browse_visits(folder, cursor=page.older, count=PAGE_SIZE)
    for filters in list(all_filters(today))[::step]:
        browse_visits(folder, filters, count=PAGE_SIZE)
    query_year(folder, today)()
    print(peak_memory())


def peak_memory() -> int:
    """The peak memory of this process in KiB.

    getrusage would also count what its parent had before exec; VmHWM does not.
    """
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
