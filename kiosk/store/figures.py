"""The figures of a span beside those of the span before, from the monthly counts or from the rows.

Whole months come from the monthly counts, which are kept for good. Other days come from the rows as long as these
are kept; further back, the months that such days touch stand for them. The number of visits is exact for any days.
"""

import sqlite3
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kiosk.store.count_relations import CountKey
from kiosk.store.disclosure import MIN_FOR_MEDIAN, median_bucket
from kiosk.store.figure_spans import Span, last_day, months_later, span_before
from kiosk.store.monthly_counts import read_days, read_months
from kiosk.store.read_only import query_log
from kiosk.store.row_counts import row_counts

Source = Literal["months", "rows", "days", "released"]
"""Whence counts come: whole months, the rows of single days, nothing but the number of visits of each day, or what
may leave the office."""

Counts = Counter[CountKey]


class Figures(Struct, frozen=True, kw_only=True):
    """The counts of a span.

    `span` is what they are of, which is longer than what was asked for where only months are left. `days` are the
    visits of each day, of released counts those of each month by its first day. From rows there are no minutes and
    no returns, and from days only `visits`.
    """

    span: Span
    source: Source
    visits: int
    days: dict[date, int]
    counts: Counts
    before: "Figures | None" = None

    def of(self, figure: str) -> dict[CountKey, int]:
        """The counts of one figure, the most frequent first, equal ones by their ids."""
        found = {key: count for key, count in self.counts.items() if key.figure == figure}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def by_value(self, figure: str) -> dict[str, int]:
        """The counts of one figure by value, whatever their details; the most frequent first."""
        totals: Counter[str] = Counter()
        for key, count in self.of(figure).items():
            totals[key.value] += count
        return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))

    def median_minutes(self, figure: Literal["minutes", "step_minutes"], value: str) -> int | None:
        """The bucket of minutes with the lower median of a stage or a step; None where nobody was there."""
        buckets = {
            int(key.detail): count for key, count in self.of(figure).items() if key.value == value
        }
        return median_bucket(buckets, least=MIN_FOR_MEDIAN if self.source == "released" else 1)


def read_figures(
    folder: Path, span: Span, today: date, retention_days: int, *, running: bool = False
) -> Figures:
    """The figures of a span and of the one before; a `running` span is the month that is not over.

    `retention_days` is how long rows are kept. Raises sqlite3.Error and OSError as `query_log` does.
    """
    kept_from = today - timedelta(days=retention_days)

    def read(conn: sqlite3.Connection) -> Figures:
        before = span_before(span, running=running)
        now = _span_figures(conn, span, kept_from, today)
        if now.span != span:
            before = span_before(now.span)
        earlier = _span_figures(conn, before, kept_from, today, same_days=running)
        return replace(now, before=earlier)

    nothing = Figures(span=span, source="months", visits=0, days={}, counts=Counter())
    return query_log(folder, read, nothing)


def _span_figures(
    conn: sqlite3.Connection, span: Span, kept_from: date, today: date, *, same_days: bool = False
) -> Figures:
    """The figures of one span; of the `same_days` as those of a running month, perhaps no more than the visits."""
    source: Source
    if _is_whole(span, today):
        source, counts = "months", _month_counts(conn, span)
    elif span.first > kept_from:
        source, counts = "rows", row_counts(conn, span)
    elif same_days:
        source, counts = "days", Counter()
    else:
        span = span.whole_months()
        source, counts = "months", _month_counts(conn, span)
    days = read_days(conn, span.first, span.last)
    return Figures(span=span, source=source, visits=sum(days.values()), days=days, counts=counts)


def _is_whole(span: Span, today: date) -> bool:
    """Whether the span has all days of its months; of the present month, those until today."""
    return span.first.day == 1 and (span.last == today or span.last == last_day(span.last))


def _month_counts(conn: sqlite3.Connection, span: Span) -> Counts:
    total: Counts = Counter()
    for counts in read_months(conn, span.months[0], span.months[-1]).values():
        total.update(counts)
    return total


MIN_DIFFERING = 3
"""Visits of this month and the last in which a screen was different at one step, from which on staff are told."""


class DifferingStep(Struct, frozen=True):
    """In how many visits the screen was different at a step, given by its page; how often nothing explained it."""

    page: str
    visits: int
    unexplained: int


def changed_steps(conn: sqlite3.Connection, today: date) -> list[DifferingStep]:
    """The steps at which screens were different often of late: there EU Login may have changed."""
    counts = _month_counts(conn, Span(months_later(today, -1), today))
    return [one for one in differing_steps(counts) if one.visits >= MIN_DIFFERING]


def differing_steps(counts: Counts) -> list[DifferingStep]:
    """The steps at which screens were different, those first at which that was most often so."""
    pages = {key.value for key in counts if key.figure == "differs"}
    found = [
        DifferingStep(
            page,
            sum(
                counts[CountKey("differs", page, detail)] for detail in ("explained", "unexplained")
            ),
            counts[CountKey("differs", page, "unexplained")],
        )
        for page in pages
    ]
    return sorted(found, key=lambda one: (-one.visits, -one.unexplained, one.page))
