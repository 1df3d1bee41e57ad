"""Practice: the kiosk is shown and tried, and nothing is counted."""

from collections.abc import Callable

from kiosk import clock
from kiosk.worker_messages import PinAttempt, PracticeChange, WorkerMessage

PRACTICE_SECONDS = 3600.0
"""Seconds after which practice ends by itself; a visit that is under way then goes on to its own end."""


class Practice:
    """Whether the kiosk is in practice, and for how long.

    It is kept in the memory of the supervisor alone, so that a restart ends it. `running` is a clock that nobody
    sets and that runs on while the machine sleeps.
    """

    def __init__(self, running: Callable[[], float] = clock.running_seconds) -> None:
        self._running = running
        self._ends_at: float | None = None
        self._has_pin = False

    def begin(self) -> None:
        """Begin practice, for PRACTICE_SECONDS from now."""
        self._ends_at = self._running() + PRACTICE_SECONDS

    def end(self) -> None:
        """End it: the next visit is counted."""
        self._ends_at = None

    @property
    def seconds_left(self) -> float:
        """For how many seconds it goes on; 0 outside practice."""
        return 0.0 if self._ends_at is None else max(0.0, self._ends_at - self._running())

    def open_staff_pages(self) -> None:
        """The staff pages are opened: what they ask for is not believed before somebody has typed a right PIN."""
        self._has_pin = False

    def follow_staff(self, message: WorkerMessage) -> None:
        """Begin or end practice where a message of the staff pages asks for that."""
        if isinstance(message, PinAttempt):
            self._has_pin = self._has_pin or message.tried == "right"
        elif isinstance(message, PracticeChange) and self._has_pin:
            if message.practice:
                self.begin()
            else:
                self.end()
