"""How long the host waits before it starts a visit anew: longer each time that one dies untouched."""

FIRST, LONGEST = 0.5, 30.0
MANY = 2
"""Such visits in a row after which it is said that the kiosk is out of service."""

HEALTHY = 60.0
"""Seconds after which a visit that nobody touched did not die quickly."""


class Patience:
    """Counts the visits in a row that died quickly and without a single reply."""

    def __init__(self) -> None:
        self._deaths = 0

    @property
    def struggling(self) -> bool:
        """Whether the next visit would probably die as well."""
        return self._deaths >= MANY

    def after(self, *, touched: bool, lived: float) -> float:
        """Seconds to wait after a visit that lived so long: 0, 0.5, 1, 2, 4 … 30."""
        if touched or lived >= HEALTHY:
            self._deaths = 0
            return 0
        self._deaths += 1
        return 0 if self._deaths == 1 else min(LONGEST, FIRST * 2.0 ** min(self._deaths - 2, 10))
