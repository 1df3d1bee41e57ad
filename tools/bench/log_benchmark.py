"""Measures queries of two synthetic visit logs, a small and a large one, against bare SQL and each other."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import median

from msgspec import Struct

from kiosk.store.visit_page import VisitFilter
from kiosk.store.visit_pagination import browse_visits
from tools.bench.log_queries import (
    PAGE_SIZE,
    all_filters,
    query_page,
    query_page_in_sql,
    query_year,
    time_call,
)
from tools.bench.result_table import ResultRow
from tools.bench.synthetic_log import make_log

EVENTS, VISITS_A_WEEK, SEED = 20, 190, 1

PAGE_BUDGET, YEAR_BUDGET = 100.0, 300.0
"""Milliseconds that a page of visits, and the figures of a year, may take."""

MAX_GROWTH = 1.1
"""How many times as long, or as much memory, the large log may take."""

Query = Callable[[], object]


class LogExtent(Struct, frozen=True, kw_only=True):
    """How much is measured: the visits of both logs, the runs of a query, and each how manieth filter."""

    small: int = 20_000
    large: int = 1_000_000
    runs: int = 30
    filter_step: int = 1


QUICK = LogExtent(small=50, large=150, runs=2, filter_step=40)


def measure_log(folder: Path, extent: LogExtent, today: date) -> list[ResultRow]:
    """Make both logs in a folder, and measure them."""
    small, large, runs = extent.small, extent.large, extent.runs
    logs = {count: folder / str(count) for count in (small, large)}
    for count, log in logs.items():
        make_log(log, count, EVENTS, VISITS_A_WEEK, SEED, today)
    rows: list[ResultRow] = []
    for what, is_next in (("First page", False), ("Next page", True)):
        rows += _measure_page(what, logs, is_next=is_next, runs=runs)
    filters = list(all_filters(today))[:: extent.filter_step]
    rows += _measure_filters(logs, filters, runs)
    own = median_milliseconds([query_year(log, today) for log in logs.values()], runs)
    for count, took in zip(logs, own, strict=True):
        rows.append(
            ResultRow(
                f"Figures of a year, {count:,} visits, against {YEAR_BUDGET:.0f} ms",
                took,
                YEAR_BUDGET,
                1,
            )
        )
    rows.append(
        ResultRow(
            f"Figures of a year, {large:,} visits against {small:,}", own[1], own[0], MAX_GROWTH
        )
    )
    memory = [peak_memory(log, extent.filter_step, today) / 1024 for log in logs.values()]
    rows.append(
        ResultRow(
            f"Memory, {large:,} visits against {small:,}",
            memory[1],
            memory[0],
            MAX_GROWTH,
            unit="MB",
        )
    )
    return rows


def _measure_page(
    what: str, logs: dict[int, Path], *, is_next: bool, runs: int
) -> Iterable[ResultRow]:
    queries: list[Query] = []
    for log in logs.values():
        cursor = browse_visits(log, count=PAGE_SIZE).older if is_next else None
        queries += [
            query_page(log, VisitFilter(), cursor),
            query_page_in_sql(log, VisitFilter(), cursor),
        ]
    own_small, bare_small, own_large, bare_large = median_milliseconds(queries, runs)
    small, large = logs
    yield ResultRow(f"{what} of {small:,} visits, against bare SQL", own_small, bare_small, 2)
    yield ResultRow(f"{what} of {large:,} visits, against bare SQL", own_large, bare_large, 2)
    yield ResultRow(f"{what}, {large:,} visits against {small:,}", own_large, own_small, MAX_GROWTH)


def _measure_filters(
    logs: dict[int, Path], filters: list[VisitFilter], runs: int
) -> Iterable[ResultRow]:
    """Measure the slowest of the filters, and all of them together.

    The ten that seem slowest are measured once more, with more runs: one of few runs is too coarse.
    """
    small, large = logs
    took = [
        median_milliseconds([query_page(log, by) for log in logs.values()], max(1, runs // 10))
        for by in filters
    ]
    for number, (count, log) in enumerate(logs.items()):
        slow = sorted(filters, key=lambda by: took[filters.index(by)][number])[-10:]
        again = [
            median_milliseconds([query_page(log, by), query_page_in_sql(log, by)], runs)
            for by in slow
        ]
        own, bare = max(again)
        what = f"The slowest of {len(filters)} filters, {count:,} visits"
        yield ResultRow(f"{what}, against bare SQL", own, bare, 2)
        yield ResultRow(f"{what}, against {PAGE_BUDGET:.0f} ms", own, PAGE_BUDGET, 1)
    own_small, own_large = (sum(column) for column in zip(*took, strict=True))
    yield ResultRow(
        f"All filters, {large:,} visits against {small:,}", own_large, own_small, MAX_GROWTH
    )


def median_milliseconds(queries: list[Query], runs: int) -> list[float]:
    """The median milliseconds of each query; they take turns, so that other load affects them alike."""
    # The first run fills the caches of the system.
    for query in queries:
        query()
    took = [[time_call(query) * 1000 for query in queries] for _ in range(runs)]
    return [median(column) for column in zip(*took, strict=True)]


def peak_memory(log: Path, filter_step: int, today: date) -> int:
    """The peak memory in KiB of a process that reads a log."""
    arguments = [str(log), str(filter_step), today.isoformat()]
    command = [sys.executable, "-I", "-m", "tools.bench.log_memory", *arguments]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
