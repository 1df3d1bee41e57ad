"""What time does to a page that nobody answers: cover, warning, end."""

from typing import Literal

from msgspec import Struct

from kiosk.session.limits import Limits
from kiosk.view_model.page import Pace

Phase = Literal["open", "cover", "warning", "over"]
MARKS = (60, 30, 10)
"""The seconds left at which the warning changes its words; nothing ticks in between."""


class Idle(Struct, frozen=True):
    """How a page stands after some seconds of silence, and in how many it changes next (None = never)."""

    phase: Phase
    left: int = 0
    next: float | None = None


def idle(silent: float, pace: Pace, helped: bool, limits: Limits) -> Idle:
    """The state of a page after `silent` seconds without a reply."""
    limit, cover = limits.idle(pace, helped), limits.covered(pace, helped)
    if limit is None:
        return Idle("open")
    if silent >= limit + limits.warning:
        return Idle("over")
    if silent >= limit:
        rest = limit + limits.warning - silent
        left = next((mark for mark in reversed(MARKS) if rest <= mark), int(limits.warning))
        below = [mark for mark in MARKS if mark < left and mark < rest]
        return Idle("warning", left, rest - max(below, default=0))
    if cover is not None and silent >= cover:
        return Idle("cover", next=limit - silent)
    ahead = limit if cover is None else min(limit, cover)
    return Idle("open", next=ahead - silent)
