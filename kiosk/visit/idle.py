"""What idle time does to a page: cover, warning, end; and the limits for each pace."""

from typing import Literal

from msgspec import Struct

from kiosk.settings.schema import TimeLimits
from kiosk.view_model.page import Pace


class IdleLimits(TimeLimits, frozen=True, kw_only=True):
    """The office's seconds, and what they mean for a page: by its pace, and for a helped visit."""

    def idle(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a key until the warning; None where nobody is hurried."""
        if pace == "welcome":
            return None
        if helped:
            # `kiosk check` names limits that do not fit; nobody is warned at once for ever.
            return max(self.helped_end - self.warning, self.question)
        return {
            "question": self.question,
            "reading": self.reading,
            "device": self.device,
            "waiting": self.waiting,
        }[pace]

    def covered(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a key until the privacy cover; None where the page is never covered."""
        cover = self.helped_cover if helped else self.cover
        limit = self.idle(pace, helped)
        if limit is None or not (helped or pace == "waiting"):
            return None
        # A cover that came too late would never be seen.
        return cover if cover < limit else limit / 2


IdlePhase = Literal["open", "cover", "warning", "over"]
PHASE_ORDER = (60, 30, 10)
"""The seconds left at which the warning changes its words; nothing ticks in between."""


class IdleState(Struct, frozen=True):
    """How a page stands after some seconds of silence, and in how many it changes next (None = never)."""

    phase: IdlePhase
    left: int = 0
    next: float | None = None


def idle_state(silent: float, pace: Pace, helped: bool, limits: IdleLimits) -> IdleState:
    """The state of a page after `silent` seconds without a reply."""
    limit, cover = limits.idle(pace, helped), limits.covered(pace, helped)
    if limit is None:
        return IdleState("open")
    if silent >= limit + limits.warning:
        return IdleState("over")
    if silent >= limit:
        rest = limit + limits.warning - silent
        left = next((mark for mark in reversed(PHASE_ORDER) if rest <= mark), int(limits.warning))
        below = [mark for mark in PHASE_ORDER if mark < left and mark < rest]
        return IdleState("warning", left, rest - max(below, default=0))
    if cover is not None and silent >= cover:
        return IdleState("cover", next=limit - silent)
    ahead = limit if cover is None else min(limit, cover)
    return IdleState("open", next=ahead - silent)
