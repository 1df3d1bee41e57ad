"""What changes on a page without a reply: the printer's answer comes, or the window gets another size."""

from typing import NamedTuple

from kiosk.staff.sight import Sight
from kiosk.staff.slow import ASKING

SECONDS = 0.5
"""Between two looks at what is still to come."""


class Glance(NamedTuple):
    """The rows of the window, and whether the page shown waits for the printer."""

    rows: int = 0
    waits: bool = False

    def sooner(self, ahead: float | None) -> float | None:
        """Seconds until the next look, where there is something else `ahead` or nothing."""
        if not self.waits:
            return ahead
        return SECONDS if ahead is None else min(SECONDS, ahead)


def glance(sight: Sight) -> Glance:
    """How these stand now."""
    return Glance(sight.means.rows(), _waits(sight))


def _waits(sight: Sight) -> bool:
    match sight.state.node:
        case "health":
            return sight.means.printing() == ASKING
        case "printing":
            return sight.means.printer.state() == "working"
    return False
