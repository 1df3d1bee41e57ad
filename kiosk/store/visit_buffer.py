"""Buffers the events of one visit until they are written to the visit log."""

import os
from collections.abc import Container
from datetime import datetime

from kiosk.events import Event, Outcome, begins_visit, parse_outcome
from kiosk.worker_messages import CrashMessage

MAX_EVENTS = 10_000
"""Events kept of one visit; nobody presses more keys than that."""

DEFAULT_KIOSK = "1"
"""The id of a kiosk in an office that has named none."""

MAX_SECONDS = 10_000_000
"""Seconds (116 days) that no visit lasts; an event that is later has a wrong time."""


class VisitBuffer:
    """What was received of one visit.

    `moment` is when somebody first touched it, None as long as nobody has; `office` is the office's id then;
    `kiosk` is its own. `events` are those that passed `keep_known_events`, `unknown_events` counts those that are
    not kept; `crashed` is the moment of `crash`.
    """

    def __init__(self) -> None:
        self.id = os.urandom(6).hex()
        self.moment: datetime | None = None
        self.office, self.kiosk = "", DEFAULT_KIOSK
        self.events: list[Event] = []
        self.unknown_events = 0
        self.crash: CrashMessage | None = None
        self.crashed: datetime | None = None
        self._unchecked: list[Event] = []

    def add_event(
        self, event: Event, moment: datetime, office: str, kiosk: str = DEFAULT_KIOSK
    ) -> None:
        """Take an event in."""
        if self.moment is None and begins_visit(event):
            self.moment, self.office, self.kiosk = moment, office, kiosk
        if len(self.events) + len(self._unchecked) < MAX_EVENTS:
            self._unchecked.append(event)
        else:
            self.unknown_events += 1

    def add_crash(self, crash: CrashMessage, moment: datetime) -> None:
        """Note where the visit crashed."""
        self.crash, self.crashed = crash, moment

    def close(self, outcome: Outcome) -> None:
        """End the visit; an end that it has reported itself, in a known word, takes precedence over this one."""
        received = [*self.events, *self._unchecked]
        second = received[-1].second if received else 0
        self._unchecked.append(Event(second, "end", "", outcome))

    def keep_known_events(self, words: Container[str]) -> None:
        """Keep the new events that consist of known words, up to the end of the visit; count the others."""
        ended = bool(self.events) and _is_end(self.events[-1])
        for event in self._unchecked:
            known = all(not word or word in words for word in (event.page, event.choice))
            if known and 0 <= event.second <= MAX_SECONDS and not ended:
                self.events.append(event)
                ended = _is_end(event)
            elif not (ended and _is_end(event)):
                self.unknown_events += 1
        self._unchecked.clear()


def _is_end(event: Event) -> bool:
    """Whether an event says how the visit ended."""
    return event.kind == "end" and parse_outcome(event.choice) is not None
