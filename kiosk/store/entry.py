"""A visit on its way into the logbook."""

import os
from collections.abc import Container
from datetime import datetime

from kiosk.events import Event, Outcome, begins_visit, parse_outcome
from kiosk.worker_messages import CrashMessage

MOST = 10_000
"""Events kept of one visit; nobody presses more keys than that."""

LONGEST = 10_000_000
"""Seconds that no visit lasts."""


class Entry:
    """What was heard of one visit, and how much of that the book holds already.

    `moment` is when somebody touched it first, None as long as nobody has, `office` the office's id then;
    `dropped` counts the events whose ids are not in the vocabulary.
    """

    def __init__(self) -> None:
        self.id = os.urandom(6).hex()
        self.moment: datetime | None = None
        self.office = ""
        self.events: list[Event] = []
        self.dropped = 0
        self.written = 0
        self.crash: CrashMessage | None = None
        self.crashed: datetime | None = None
        self._heard: list[Event] = []

    def hear(self, event: Event, moment: datetime, office: str) -> None:
        """Take an event in."""
        if self.moment is None and begins_visit(event):
            self.moment, self.office = moment, office
        if len(self.events) + len(self._heard) < MOST:
            self._heard.append(event)
        else:
            self.dropped += 1

    def break_off(self, crash: CrashMessage, moment: datetime) -> None:
        """Note where the visit broke."""
        self.crash, self.crashed = crash, moment

    def close(self, outcome: Outcome, moment: datetime) -> None:
        """End it; an end that the visit has told itself, in known words, stands before this one."""
        told = [*self.events, *self._heard]
        second = told[-1].second if told else 0
        self._heard.append(Event(second, "end", "", outcome))

    def sift(self, words: Container[str]) -> None:
        """Keep those events that are made of known words only, up to the end; count the others."""
        over = bool(self.events) and _ends(self.events[-1])
        for event in self._heard:
            known = all(not word or word in words for word in (event.page, event.choice))
            if known and 0 <= event.second <= LONGEST and not over:
                self.events.append(event)
                over = _ends(event)
            elif not (over and _ends(event)):
                self.dropped += 1
        self._heard.clear()


def _ends(event: Event) -> bool:
    """Whether an event says how the visit ended."""
    return event.kind == "end" and parse_outcome(event.choice) is not None
