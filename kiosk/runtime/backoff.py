"""How long the supervisor waits before the next worker, when workers fail one after the other."""

FIRST_DELAY, MAX_DELAY = 0.5, 30.0
"""Seconds before the second restart in a row, and at most; the first one does not wait."""

OUT_OF_SERVICE_AFTER = 2
"""Failed workers in a row after which the kiosk says that it is out of service."""

HEALTHY_AFTER = 60.0
"""Seconds after which a worker that nobody used did not fail."""


class Backoff:
    """Counts the workers in a row that ended early and without a single reply of a member."""

    def __init__(self) -> None:
        self._failures = 0

    @property
    def is_failing(self) -> bool:
        """Whether the next worker would probably fail as well."""
        return self._failures >= OUT_OF_SERVICE_AFTER

    def next_delay(self, *, used: bool, lifetime: float) -> float:
        """Seconds to wait after a worker of this `lifetime` in seconds: 0, 0.5, 1, 2, 4 … 30."""
        if used or lifetime >= HEALTHY_AFTER:
            self._failures = 0
            return 0
        self._failures += 1
        if self._failures == 1:
            return 0
        # The exponent is bounded because 2.0 ** 1024 raises OverflowError.
        return min(MAX_DELAY, FIRST_DELAY * 2.0 ** min(self._failures - 2, 10))
