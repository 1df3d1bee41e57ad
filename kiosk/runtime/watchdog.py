"""Until when a worker must be heard of, and until when its page must be gone from the terminal."""

from typing import Literal

from kiosk.worker_messages import Heartbeat

FIRST_MESSAGE_TIMEOUT = 45.0
"""Seconds after which a worker without a message is ended: by then its first page should be shown.

Less than `backoff.HEALTHY_AFTER`, so that such a worker counts as failed.
"""

SPARE_TIMEOUT = 10.0
"""The same for a spare, which has loaded everything before its turn."""

HANG_GRACE = 15.0
"""Seconds by which a heartbeat may be late: a page that takes longer is taken to hang."""

STAFF_HANG_GRACE = 60.0
"""The same for the staff pages, which count in a large log."""

LATE, STALL_GRACE = 1.0, 1.0
"""Seconds by which the supervisor may itself be late for a deadline, and what it then waits once more.

Where the whole computer stood still, the worker must have its turn, too, before it is taken to hang.
"""

LIMIT_GRACE = 1.0
"""Seconds for a worker to end by itself once its time is up; then its page is taken away."""

Expiry = Literal["silent", "limit", "grace"]
"""Why a worker is ended: it was not heard of in time, its time limit has passed, its visit is over."""


class Watchdog:
    """The deadlines of one worker, in seconds of a clock that is given with each call and never goes back."""

    def __init__(self, now: float, first_timeout: float, hang_grace: float) -> None:
        self._hang_grace = hang_grace
        self._has_waited = False
        self._deadlines: dict[Expiry, float] = {"silent": now + first_timeout}

    def note_first_message(self, now: float) -> None:
        """The first page is shown: heartbeats begin."""
        self._deadlines["silent"] = now + self._hang_grace

    def note_heartbeat(self, heartbeat: Heartbeat, now: float) -> None:
        """Wait for the next heartbeat, and for the time limit that this one tells."""
        self._has_waited = False
        self._deadlines = {"silent": now + heartbeat.within + self._hang_grace}
        if heartbeat.limit is not None:
            self._deadlines["limit"] = now + heartbeat.limit + LIMIT_GRACE

    def note_end(self, grace: float, now: float) -> None:
        """The visit has ended: its process has `grace` seconds to exit."""
        self._deadlines = {"grace": now + grace}

    def seconds_left(self, now: float) -> float:
        """Until the first of the deadlines."""
        return max(0.0, min(self._deadlines.values()) - now)

    def is_late(self, now: float) -> bool:
        """Whether this process itself has missed a deadline by so much that it must wait once more.

        Where it has, the deadline is put off, once until the next heartbeat.
        """
        late = now - min(self._deadlines.values()) > LATE and not self._has_waited
        if late:
            self._has_waited = True
            self._deadlines = {
                kind: max(deadline, now + STALL_GRACE) for kind, deadline in self._deadlines.items()
            }
        return late

    def expiry(self, now: float) -> Expiry | None:
        """Which deadline has passed, the time limit before the others; None where there is time left."""
        passed = [kind for kind, deadline in self._deadlines.items() if deadline <= now]
        return "limit" if "limit" in passed else next(iter(passed), None)
