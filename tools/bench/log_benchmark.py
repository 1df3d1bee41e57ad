"""Measures what staff ask of the visit log: pages of visits, by filters, and the figures of a year."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec import Struct

from kiosk.store.figure_spans import named_span
from kiosk.store.figures import read_figures
from kiosk.store.visit_list import NO_FILTER, NO_VALUE, VisitFilter, list_visits
from tools.bench.result_table import ResultRow
from tools.bench.synthetic_log import make_log

EVENTS, VISITS_A_WEEK, SEED = 20, 190, 1

PAGE_SIZE = 20
"""Visits of a page."""

BUDGET = 300.0
"""Milliseconds that a page of visits, and the figures of a year, may take."""

Query = Callable[[], object]


class LogExtent(Struct, frozen=True, kw_only=True):
    """How much is measured: the visits of each log, and the runs of a query."""

    visits: tuple[int, ...] = (5_000, 20_000)
    runs: int = 30


QUICK = LogExtent(visits=(50, 150), runs=2)


def measure_log(folder: Path, extent: LogExtent, today: date) -> list[ResultRow]:
    """Make the logs in a folder, and measure them."""
    return [row for count in extent.visits for row in _measure(folder, count, extent.runs, today)]


def _measure(folder: Path, count: int, runs: int, today: date) -> Iterator[ResultRow]:
    log = folder / str(count)
    make_log(log, count, EVENTS, VISITS_A_WEEK, SEED, today)
    filtered = {name: [_page_query(log, by)] for name, by in _filters(today).items()}
    asked: dict[str, list[Query]] = {
        "First page": [_page_query(log, NO_FILTER)],
        "Last page": [_page_query(log, NO_FILTER, count)],
        "The slowest filter": [query for queries in filtered.values() for query in queries],
        "Figures of a year": [lambda: read_figures(log, named_span("12-months", today), today, 30)],
    }
    for what, queries in asked.items():
        slowest = max(median_milliseconds(queries, runs))
        yield ResultRow(f"{what}, {count:,} visits, against {BUDGET:.0f} ms", slowest, BUDGET, 1)


def _filters(today: date) -> dict[str, VisitFilter]:
    """A filter of each kind: common values, rare ones, none at all, and several together."""
    return {
        "common": VisitFilter(language="fr"),
        "rare": VisitFilter(outcome="crashed"),
        "no value": VisitFilter(method=NO_VALUE),
        "helped": VisitFilter(helped=True),
        "month": VisitFilter(since=today - timedelta(30), until=today),
        "all": VisitFilter(
            since=today - timedelta(400),
            language="fr",
            method="passkey",
            stage="account",
            outcome="finished",
            helped=False,
        ),
    }


def _page_query(log: Path, filters: VisitFilter, first: int = 0) -> Query:
    return lambda: list_visits(log, filters, first, PAGE_SIZE)


def median_milliseconds(queries: Iterable[Query], runs: int) -> list[float]:
    """The median milliseconds of each query; they take turns, so that other load affects them alike."""
    queries = list(queries)
    # The first run fills the caches of the system.
    for query in queries:
        query()
    took = [[_time_call(query) * 1000 for query in queries] for _ in range(runs)]
    return [median(column) for column in zip(*took, strict=True)]


def _time_call(call: Query) -> float:
    """The seconds that a call takes."""
    began = perf_counter()
    call()
    return perf_counter() - began
