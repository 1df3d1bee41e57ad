"""Measures two generated logbooks, a small one and a large one, against bare SQL and against each other."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import median

from kiosk.store.visit_page import VisitFilter
from kiosk.store.visit_pagination import browse_visits
from tools.bench.log_queries import LEAF, bare_leaf, filters, leaf, seconds, year
from tools.bench.result_table import Row
from tools.bench.synthetic_log import make_log

EVENTS, WEEK, SEED = 20, 190, 1
BUDGET, YEAR = 100.0, 300.0
"""Milliseconds that a leaf, and the figures of a year, may take."""

GROWTH = 1.1
"""How many times as long, or as much, the large logbook may take."""

Act = Callable[[], object]


def rows(folder: Path, small: int, large: int, runs: int, today: date) -> list[Row]:
    """The promises about the logbook; both are made in the folder."""
    books = {count: folder / str(count) for count in (small, large)}
    for count, book in books.items():
        make_log(book, count, EVENTS, WEEK, SEED, today)
    found: list[Row] = []
    for what, place in (("First leaf", False), ("Next leaf", True)):
        found += _leaves(what, books, place=place, runs=runs)
    found += _filtered(books, runs, today)
    own = timed([year(book, today) for book in books.values()], runs)
    for count, took in zip(books, own, strict=True):
        found.append(
            Row(f"Figures of a year, {count:,} visits, against {YEAR:.0f} ms", took, YEAR, 1)
        )
    found.append(
        Row(f"Figures of a year, {large:,} visits against {small:,}", own[1], own[0], GROWTH)
    )
    memory = [kilobytes(book, today) / 1024 for book in books.values()]
    found.append(
        Row(f"Memory, {large:,} visits against {small:,}", memory[1], memory[0], GROWTH, unit="MB")
    )
    return found


def _leaves(what: str, books: dict[int, Path], *, place: bool, runs: int) -> Iterable[Row]:
    acts: list[Act] = []
    for book in books.values():
        at = browse_visits(book, count=LEAF).older if place else None
        acts += [leaf(book, VisitFilter(), at), bare_leaf(book, VisitFilter(), at)]
    own_small, bare_small, own_large, bare_large = timed(acts, runs)
    small, large = books
    yield Row(f"{what} of {small:,} visits, against bare SQL", own_small, bare_small, 2)
    yield Row(f"{what} of {large:,} visits, against bare SQL", own_large, bare_large, 2)
    yield Row(f"{what}, {large:,} visits against {small:,}", own_large, own_small, GROWTH)


def _filtered(books: dict[int, Path], runs: int, today: date) -> Iterable[Row]:
    """The slowest of all filters, looked at once more among the ten slowest, and all of them together."""
    wanted = list(filters(today))
    small, large = books
    took = [timed([leaf(book, by) for book in books.values()], max(3, runs // 10)) for by in wanted]
    for at, (count, book) in enumerate(books.items()):
        slow = sorted(wanted, key=lambda by: took[wanted.index(by)][at])[-10:]
        again = [timed([leaf(book, by), bare_leaf(book, by)], runs) for by in slow]
        own, bare = max(again)
        what = f"The slowest of {len(wanted)} filters, {count:,} visits"
        yield Row(f"{what}, against bare SQL", own, bare, 2)
        yield Row(f"{what}, against {BUDGET:.0f} ms", own, BUDGET, 1)
    own_small, own_large = (sum(column) for column in zip(*took, strict=True))
    yield Row(f"All filters, {large:,} visits against {small:,}", own_large, own_small, GROWTH)


def timed(acts: list[Act], runs: int) -> list[float]:
    """The medians of so many runs in milliseconds; the acts take turns, so that all meet the same moods."""
    for act in acts:
        act()
    took = [[seconds(act) * 1000 for act in acts] for _ in range(runs)]
    return [median(column) for column in zip(*took, strict=True)]


def kilobytes(book: Path, today: date) -> int:
    """The most memory of a process that reads a logbook."""
    command = [sys.executable, "-I", "-m", "tools.bench.log_memory", str(book), today.isoformat()]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
