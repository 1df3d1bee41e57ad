"""What changes on a page without a reply: an answer comes that takes a while, or the window gets another size."""

from typing import NamedTuple

from kiosk.staff.sight import Sight
from kiosk.staff.slow import ASKING

SECONDS = 0.5
"""Between two looks at what is still to come."""


class Glance(NamedTuple):
    """The rows of the window, and for how many answers the page shown waits."""

    rows: int = 0
    waits: int = 0

    def sooner(self, ahead: float | None) -> float | None:
        """Seconds until the next look, where there is something else `ahead` or nothing."""
        if not self.waits:
            return ahead
        return SECONDS if ahead is None else min(SECONDS, ahead)


def glance(sight: Sight) -> Glance:
    """How these stand now."""
    return Glance(sight.means.rows(), _waits(sight))


def _waits(sight: Sight) -> int:
    match sight.state.node:
        case "health":
            return (sight.means.printing(), sight.means.upkeep()).count(ASKING)
        case "printing":
            return int(sight.means.printer.state() == "working")
    return 0
