"""What the staff page is told of the health of the kiosk."""

from typing import NamedTuple, Protocol

from kiosk.staff.health.item import HealthItem, Kind


class HealthReport(NamedTuple):
    """What is known of the health of a kiosk now: the items in their order, and what is still looked at."""

    items: tuple[HealthItem, ...] = ()
    pending: tuple[Kind, ...] = ()


class HealthSource(Protocol):
    """Where the staff pages have the health of the kiosk from."""

    def report(self) -> HealthReport:
        """What is known now; it never takes long."""

    def count_pending(self) -> int:
        """The number of looks that have not ended."""

    def look_again(self) -> None:
        """Begin all looks anew."""


class NoHealth:
    """Nothing is known, and nothing is looked at."""

    def report(self) -> HealthReport:
        """Nothing."""
        return HealthReport()

    def count_pending(self) -> int:
        """No look has begun."""
        return 0

    def look_again(self) -> None:
        """Do nothing."""
