"""Releases counts of the visit log: what leaves the office is rounded once, and kept as it was rounded."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from kiosk.store.connection import open_existing_log
from kiosk.store.count_relations import VISITS, CountKey, MonthCounts
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.disclosure import PublishedCount, RoundedCounts, release_rounded, round_months
from kiosk.store.event_writer import transaction
from kiosk.store.monthly_counts import INSERT_ID, NO_DETAIL, read_months
from kiosk.store.read_only import query_log
from kiosk.store.release_span import is_over, require_over, span_months, spans_of_months

KEY = "SELECT key FROM rounding_key"
RELEASED = "SELECT month, figure, value, detail, visits FROM released_count"
KEEP = "INSERT INTO released_count VALUES (?, ?, ?, ?, ?)"
MONTHS = "SELECT DISTINCT month FROM monthly_count ORDER BY month"


class Release(Struct, frozen=True):
    """The counts of a span ("2026-11", "2026-Q4" or "2026") as they may leave the office, and those before it.

    `months` are the visits of each of its months. `before` are the counts of the span of equal length before it,
    None where the log has nothing of that.
    """

    span: str
    counts: tuple[PublishedCount, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    before: tuple[PublishedCount, ...] | None = None


def release_span(folder: Path, span: str, today: date) -> Release:
    """Release the counts of a span; where there is no log, none.

    What is released of each month is kept in the log, and released again as it is, whatever becomes of the counts.
    SpanError for a span that is not over, or no such span; sqlite3.Error and OSError where the log is damaged or
    cannot be written.
    """
    return release_spans(folder, (span,), today)[0]


def release_spans(folder: Path, spans: Sequence[str], today: date) -> list[Release]:
    """The same for one span or more, for which the log is read once."""
    for span in spans:
        require_over(span, today)
    if not (folder / LOG_FILE).exists():
        return [Release(span) for span in spans]
    until = max(span_months(span)[-1] for span in spans)
    with open_existing_log(folder) as conn, transaction(conn):
        counted = read_months(conn)
        key = bytes(conn.execute(KEY).fetchone()[0])
        already = _released_months(conn)
        rounded = round_months(counted, key, until=until, already=already)
        for month in rounded.keys() - already.keys():
            _keep(conn, month, rounded[month])
        return [_release(span, rounded, counted) for span in spans]


def _release(
    span: str, rounded: Mapping[str, RoundedCounts], counted: Mapping[str, MonthCounts]
) -> Release:
    earlier = previous_span(span)
    before = None
    # Before the year 2000 there is no span, and no kiosk.
    if earlier >= "2000" and any(month in rounded for month in span_months(earlier)):
        before = tuple(release_rounded(rounded, counted, earlier))
    visits = (
        (month, rounded[month].get(VISITS, 0) or 0)
        for month in span_months(span)
        if month in rounded
    )
    counts = tuple(release_rounded(rounded, counted, span))
    return Release(span, counts, tuple(visits), before)


def previous_span(span: str) -> str:
    """The month before a month, the quarter before a quarter, the year before a year."""
    year = int(span[:4])
    if "Q" in span:
        quarter = int(span[-1])
        return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1:04}-Q4"
    if len(span) > len("2026"):
        month = int(span[-2:])
        return f"{year:04}-{month - 1:02}" if month > 1 else f"{year - 1:04}-12"
    return f"{year - 1:04}"


def releasable_spans(folder: Path, today: date) -> list[str]:
    """The months, quarters and years that are over and of which something was counted, the newest first.

    Raises sqlite3.Error and OSError as `query_log` does.
    """
    months: list[str] = query_log(
        folder, lambda conn: [month for (month,) in conn.execute(MONTHS)], []
    )
    # A quarter is over even if nobody came in its last month.
    known = [*months, f"{today:%Y-%m}"]
    over = [span for span in spans_of_months(known) if is_over(span, today)]
    return sorted(
        over, key=lambda span: (span_months(span)[-1], -len(span_months(span))), reverse=True
    )


def _released_months(conn: sqlite3.Connection) -> dict[str, RoundedCounts]:
    """The months that were released before, as they were."""
    months: dict[str, dict[CountKey, int | None]] = defaultdict(dict)
    for month, figure, value, detail, visits in conn.execute(RELEASED):
        key = CountKey(figure, value, "" if detail == NO_DETAIL else detail)
        months[month][key] = visits
    return dict(months)


def _keep(conn: sqlite3.Connection, month: str, counts: Mapping[CountKey, int | None]) -> None:
    """Keep a month as it was rounded; one without visits, too."""
    conn.execute(INSERT_ID, (NO_DETAIL, "other"))
    rows = {VISITS: 0, **counts}
    conn.executemany(
        KEEP,
        (
            (month, key.figure, key.value, key.detail or NO_DETAIL, count)
            for key, count in rows.items()
            if count != 0 or key == VISITS
        ),
    )
