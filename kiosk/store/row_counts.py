"""The counts of single days, made from the rows: without times and returns, which no row holds."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from kiosk.events import Event
from kiosk.store.count_relations import CountKey
from kiosk.store.doubtful_rows import COUNTED_DAY
from kiosk.store.figure_spans import Span
from kiosk.store.visit_counts import visit_counts

VISITS = f"""
    SELECT visit.id, {COUNTED_DAY}, part_of_day, device, event.kind, event.page, event.choice
    FROM visit JOIN event ON event.visit = visit.id
    WHERE outcome IS NOT NULL AND {COUNTED_DAY} BETWEEN ? AND ?
    ORDER BY visit.rowid, event.number
"""


def row_counts(conn: sqlite3.Connection, span: Span) -> Counter[CountKey]:
    """The counts of the visits of these days; a device is one of six classes there."""
    counts: Counter[CountKey] = Counter()
    rows = conn.execute(VISITS, (span.first.isoformat(), span.last.isoformat()))
    for (_, day, part, device), group in groupby(rows, key=lambda row: row[:4]):
        events = list(_events(device, group))
        counts.update(visit_counts(date.fromisoformat(day), part, events, timed=False))
    return counts


def _events(device: str | None, rows: Iterator[tuple[str, ...]]) -> Iterator[Event]:
    """The events of a visit as they were, without seconds, and with the class of the device."""
    for *_, kind, page, choice in rows:
        found = Event(0, kind, page or "", choice or "")  # type: ignore[arg-type]
        if (found.kind, found.page) == ("fact", "device"):
            found = Event(0, "fact", "device", device or "")
        yield found
