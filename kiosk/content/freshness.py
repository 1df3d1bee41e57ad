"""Finds stale facts, past dates and unconfirmed entries in the content; all of them notices."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.content_files import ContentTable, content_tables
from kiosk.content.problem import Problem

MAX_AGE = timedelta(days=365)
"""Facts that were not looked at for longer are reported."""

MAX_KEYS = 3
"""Keys that one notice names; of the rest it gives the number."""


def find_stale_entries(content: Content, folder: Path, today: date) -> list[Problem]:
    """Stale facts, past dates, unconfirmed entries, and models written from memory."""
    tables = list(content_tables(folder))
    return [
        *_find_stale_facts(tables, today),
        *_find_past_dates(tables, today),
        *_find_unconfirmed(tables),
        *_find_recalled_models(content),
    ]


def find_unread_labels(
    content: Content, used: Iterable[str], languages: Iterable[str]
) -> list[Problem]:
    """Labels that the content uses and that nobody has read on a real screen in one of these languages."""
    wanted = sorted(languages)
    found: list[Problem] = []
    for id in sorted(set(used) & set(content.labels)):
        missing = [tag for tag in wanted if tag not in content.labels[id].verified]
        if missing:
            fault = f"Nobody has read this name on a real screen in: {', '.join(missing)}."
            remedy = "Read it there, then write yes in its last column."
            found.append(Problem("labels.tsv", id, fault, remedy, notice=True))
    return found


def _find_stale_facts(tables: list[ContentTable], today: date) -> Iterator[Problem]:
    old: dict[tuple[str, date], list[str]] = defaultdict(list)
    for table in tables:
        dated = table.entry.get("dated")
        # A datetime is a date for isinstance, and cannot be compared with one.
        if type(dated) is date and today - dated > MAX_AGE:
            old[table.file, dated].append(table.key)
    for (file, dated), keys in sorted(old.items()):
        remedy = "Read them again at their sources, then set the date."
        fault = f"Not looked at since {dated}, more than a year ago."
        yield Problem(file, name_some(keys), fault, remedy, notice=True)


def _find_past_dates(tables: list[ContentTable], today: date) -> Iterator[Problem]:
    for table in tables:
        until = table.entry.get("valid_until")
        if type(until) is date and until < today:
            fault = f"It was valid until {until}, and that day has passed."
            remedy = "Leave it while members still ask for it, else take it out."
            yield Problem(table.file, table.inner_key("valid_until"), fault, remedy, notice=True)


def _find_unconfirmed(tables: list[ContentTable]) -> Iterator[Problem]:
    for table in tables:
        if table.entry.get("confirm") is True:
            fault = "It still waits to be confirmed."
            remedy = "Ask or look, then take `confirm` out and set the date."
            yield Problem(table.file, table.key, fault, remedy, notice=True)


def _find_recalled_models(content: Content) -> Iterator[Problem]:
    apple = [one.model for one in content.apple if one.status == "recalled"]
    android = [one.name for one in content.android.values() if one.status == "recalled"]
    for file, recalled in (("devices/apple.tsv", apple), ("devices/android.tsv", android)):
        if recalled:
            fault = f"{len(recalled)} models are written from memory."
            remedy = "Check them at their sources, then write verified."
            yield Problem(file, name_some(recalled), fault, remedy, notice=True)


def name_some(keys: list[str]) -> str:
    """The first keys, and how many more there are."""
    named = ", ".join(key for key in keys[:MAX_KEYS] if key)
    rest = len(keys) - MAX_KEYS
    return f"{named} and {rest} more" if rest > 0 else named
