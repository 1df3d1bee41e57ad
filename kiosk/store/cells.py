"""The weekly counts that one ended visit adds one to; nothing in them leads back to it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kiosk.events import Event, Outcome, build_record
from kiosk.store import journey

What = Literal[
    "visit", "language", "entered", "done", "minutes", "stop", "help", "method", "verdict", "outcome",
    "return",
]  # fmt: skip
"""What is counted, by: office, language, stage, stage, stage and bucket, page, page, method, choice at the
verdict, outcome and whether helped, step resumed at and weeks until then."""

STOPPED: frozenset[Outcome] = frozenset(("stopped", "left", "timed-out", "crashed", "interrupted"))
"""Outcomes of a visit that stopped somewhere; staff and signals end one that nobody gave up."""


class Cell(NamedTuple):
    """One count of one week."""

    monday: str
    what: What
    value: str
    number: int = 0


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def cells(office: str, day: str, events: Sequence[Event]) -> Iterator[Cell]:
    """The counts that a visit with these events belongs to, each once; none before it has ended."""
    told = journey.until_end(events)
    row = build_record(told)
    if row.outcome is None:
        return
    week = monday(date.fromisoformat(day)).isoformat()
    yield Cell(week, "visit", office)
    yield Cell(week, "outcome", row.outcome, int(row.helped))
    if row.language:
        yield Cell(week, "language", row.language)
    if row.method:
        yield Cell(week, "method", row.method)
    if chosen := journey.verdict(told):
        yield Cell(week, "verdict", chosen)
    if row.weeks is not None and row.resumed:
        yield Cell(week, "return", row.resumed, row.weeks)
    for stage, spent in journey.seconds(told).items():
        yield Cell(week, "entered", stage)
        yield Cell(week, "minutes", stage, journey.bucket(spent))
    for stage in sorted(journey.done(told)):
        yield Cell(week, "done", stage)
    if row.outcome in STOPPED and (page := journey.last_page(told)):
        yield Cell(week, "stop", page)
    for page in sorted(journey.helped_pages(told)):
        yield Cell(week, "help", page)
