"""The ids that the visit log may hold, each with its kind and its English label."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import get_args

from kiosk.events import WEEKS, FactName, Outcome, VocabularyEntry
from kiosk.store.count_relations import ALL
from kiosk.store.monthly_counts import NO_DETAIL
from kiosk.store.visit_counts import EXPLAINED, HELPED, MINUTES, WEEKDAYS

OUTCOME_LABELS: dict[Outcome, str] = {
    "finished": "Done: what the visit was for",
    "stopped": "Stopped by the member",
    "left": "Left",
    "timed-out": "Timed out",
    "staff": "Ended by staff",
    "signal": "The kiosk was shut down",
    "crashed": "The kiosk crashed",
    "interrupted": "Cut off",
}
OWN_ENTRIES: Mapping[str, VocabularyEntry] = {
    **dict.fromkeys(get_args(FactName), VocabularyEntry("fact")),
    **{number: VocabularyEntry("number", number) for number in (*WEEKS, *map(str, MINUTES))},
    **{outcome: VocabularyEntry("outcome", label) for outcome, label in OUTCOME_LABELS.items()},
    **{day: VocabularyEntry("time", day.capitalize()) for day in WEEKDAYS},
    **{
        part: VocabularyEntry("time", part.capitalize())
        for part in ("morning", "afternoon", "evening")
    },
    **{
        id: VocabularyEntry("other", id.capitalize())
        for id in (*HELPED.values(), *EXPLAINED.values())
    },
    "screen": VocabularyEntry("other", "Full screen"),
    "line": VocabularyEntry("other", "Line by line"),
    ALL: VocabularyEntry("other", "All visits"),
    NO_DETAIL: VocabularyEntry("other", ""),
}
"""The ids that belong to no content."""

WRITE_ENTRY = """
    INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET kind = excluded.kind, label = excluded.label
    WHERE excluded.kind != 'other' AND (kind, label) != (excluded.kind, excluded.label)
"""


def entries_of(ids: Iterable[str]) -> Mapping[str, VocabularyEntry]:
    """All ids that an event or a count may hold, with their entries; those of a mapping keep theirs."""
    given = ids if isinstance(ids, Mapping) else dict.fromkeys(ids, VocabularyEntry())
    return {**given, **OWN_ENTRIES}


def write_entries(conn: sqlite3.Connection, entries: Mapping[str, VocabularyEntry]) -> None:
    """Write ids into the vocabulary of a log, in the caller's transaction; a new label replaces an old one."""
    conn.executemany(WRITE_ENTRY, ((id, *entry) for id, entry in entries.items()))
