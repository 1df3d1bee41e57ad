"""Finds stale facts, passed dates and unconfirmed entries in the content; all of them notices."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.content_files import ContentTable, content_tables
from kiosk.content.problem import Problem

FRESH = timedelta(days=365)
SHOWN = 3


def find_stale_entries(content: Content, folder: Path, today: date) -> list[Problem]:
    """Stale facts, passed dates, unconfirmed entries and labels, recalled models."""
    every = list(content_tables(folder))
    return [*_stale(every, today), *_passed(every, today), *_unconfirmed(every), *_apple(content)]


def find_unread_labels(
    content: Content, used: Iterable[str], languages: Iterable[str]
) -> list[Problem]:
    """The labels that the content uses and that nobody has read on a screen in these languages."""
    wanted = sorted(languages)
    found: list[Problem] = []
    for id in sorted(set(used) & set(content.labels)):
        missing = [tag for tag in wanted if tag not in content.labels[id].verified]
        if missing:
            fault = f"Nobody has read this name on a real screen in: {', '.join(missing)}."
            remedy = "Read it there, then write yes in its last column."
            found.append(Problem("labels.tsv", id, fault, remedy, notice=True))
    return found


def _stale(every: list[ContentTable], today: date) -> Iterator[Problem]:
    old: dict[tuple[str, date], list[str]] = defaultdict(list)
    for table in every:
        dated = table.entry.get("dated")
        if type(dated) is date and today - dated > FRESH:
            old[table.file, dated].append(table.key)
    for (file, dated), keys in sorted(old.items()):
        remedy = "Read them again at their sources, then set the date."
        fault = f"Not looked at since {dated}, more than a year ago."
        yield Problem(file, _some(keys), fault, remedy, notice=True)


def _passed(every: list[ContentTable], today: date) -> Iterator[Problem]:
    for table in every:
        until = table.entry.get("valid_until")
        if type(until) is date and until < today:
            fault = f"It was valid until {until}, and that day has passed."
            remedy = "Leave it while members still ask for it, else take it out."
            yield Problem(table.file, table.inner("valid_until"), fault, remedy, notice=True)


def _unconfirmed(every: list[ContentTable]) -> Iterator[Problem]:
    for table in every:
        if table.entry.get("confirm") is True:
            fault = "It still waits to be confirmed."
            remedy = "Ask or look, then take `confirm` out and set the date."
            yield Problem(table.file, table.key, fault, remedy, notice=True)


def _apple(content: Content) -> Iterator[Problem]:
    recalled = [model.model for model in content.apple if model.status == "recalled"]
    if recalled:
        fault = f"{len(recalled)} models are written from memory."
        remedy = "Check them at their sources, then write verified."
        yield Problem("devices/apple.tsv", _some(recalled), fault, remedy, notice=True)


def _some(keys: list[str]) -> str:
    named = ", ".join(key for key in keys[:SHOWN] if key)
    rest = len(keys) - SHOWN
    return f"{named} and {rest} more" if rest > 0 else named
