"""A small visit log of made-up visits: for those who look at the staff pages without an office."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from kiosk.content.content import Content
from kiosk.events import WEEKS, Event, EventKind, FactName, Outcome
from kiosk.journey.vocabulary import vocabulary
from kiosk.store.connection import open_log
from kiosk.store.doubtful_rows import RowClock
from kiosk.store.event_writer import transaction, write_crash, write_pin_attempt, write_visit
from kiosk.store.monthly_counts import Site
from kiosk.worker_messages import CrashMessage, PinAttempt

OFFICE = "example"
VISITS = 60
SECONDS_PER_PAGE = 70
OUTCOMES: tuple[Outcome, ...] = (
    *("finished", "finished", "stopped", "finished", "left", "timed-out"),
    *("finished", "crashed", "signal", "interrupted", "staff"),
)


HOURS = (10, 15, 19)
"""One for each part of the day."""

MARKS: dict[int, Literal["doubtful", "wrong"]] = {3: "doubtful", 4: "wrong"}
"""Visits during which the clock could not be believed."""

PAGES = (
    *("before/account", "device/form", "verdict", "list/locked-out", "resume/stage", "code"),
    *("step/{}/{}", "else/{}/{}", "pick/{}/{}", "screens/{}/{}", "stage/{}", "pick/{}"),
    *("finished/{}", "home", "end/finished", "help/step", "terms"),
)
"""The pages of the first visit, which shows how each kind of page is named."""

REASONS = ("start", "come-back", "final-code", "check-device", "locked-out", "something-else")


def write_example_log(folder: Path, content: Content, now: datetime) -> None:
    """Write a log of visits of the last weeks, with a crash, into a folder that has none."""
    facts: tuple[FactName, ...] = ("language", "front_end", "reason", "device", "method", "stage")
    words = (*vocabulary(content), *facts, "helped", *OUTCOMES, *WEEKS, OFFICE)
    db = open_log(folder, words, now.date())
    with closing(db.conn), transaction(db.conn):
        # The newest visit is written last: from it the kiosk knows the day.
        for number in reversed(range(VISITS)):
            hour = HOURS[number % len(HOURS)]
            moment = (now - timedelta(days=number)).replace(hour=hour)
            id = f"{number:012x}"
            events = list(_events(number, content))
            mark = RowClock(MARKS.get(number, "right"), now.date() if number in MARKS else None)
            write_visit(db, id, Site(OFFICE), moment, events, 0, mark)
            if OUTCOMES[number % len(OUTCOMES)] == "crashed":
                crash = CrashMessage(type="OSError", file="kiosk/services/cups.py", line=120)
                write_crash(db, id, crash, moment)
        write_pin_attempt(db, PinAttempt("wrong"), now)


DID: tuple[EventKind, ...] = ("help", "back", "again", "typed", "warning", "cover", "uncovered")
"""What may happen on a page besides a choice."""


def _events(number: int, content: Content) -> Iterator[Event]:
    """One visit: its facts, the steps of its stage, its end."""
    kinds, methods, stages = list(content.kinds), list(content.methods), list(content.stages)
    stage = stages[number % 4 % len(stages)]
    order = [id for id in content.stages[stage].order if not id.startswith("@")]
    second = 0
    yield Event(second, "choice", "welcome", "fr" if number % 3 else "en")
    for name, value in (
        ("language", "fr" if number % 3 else "en"),
        ("front_end", "screen" if number % 5 else "line"),
        ("reason", REASONS[number % len(REASONS)]),
        ("device", kinds[number % len(kinds)]),
        ("method", methods[number % len(methods)]),
        ("stage", stage),
        *([("helped", "yes")] if number % 4 == 1 else []),
    ):
        yield Event(second, "fact", name, value)
    steps = [f"step/{stage}/{step}" for step in order]
    pages = steps if number else [one.format(stage, order[1]) for one in PAGES]
    for page in pages:
        second += SECONDS_PER_PAGE
        yield Event(second, "page", page)
        if number % 2 and page == pages[0]:
            for after, kind in enumerate(DID, start=5):
                yield Event(second + after, kind, page)
        yield Event(second + 20, "choice", page, "done")
    yield Event(second + 30, "end", page, OUTCOMES[number % len(OUTCOMES)])
