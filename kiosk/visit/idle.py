"""What idle time does to a page: cover, warning, end; and after how many seconds, by the pace of the page."""

from typing import Literal

from msgspec import Struct

from kiosk.settings.schema import TimeLimits
from kiosk.view_model.page import Pace

WARNING_MARKS = (60, 30, 10)
"""The seconds left at which the warning changes its words.

It does not count down between them: a screen reader would read every change aloud.
"""

IdlePhase = Literal["open", "cover", "warning", "over"]


class IdleLimits(TimeLimits, frozen=True, kw_only=True):
    """The office's time limits, applied to a page by its pace, and to a helped visit by limits of its own."""

    def seconds_to_warning(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a reply until the warning; None on the welcome page, which nobody is asked to leave."""
        if pace == "welcome":
            return None
        if helped:
            # Limits that do not fit each other are named by `kiosk check`; here they must only not warn at once.
            return max(self.helped_end - self.warning, self.question)
        return {
            "question": self.question,
            "reading": self.reading,
            "device": self.device,
            "waiting": self.waiting,
        }[pace]

    def seconds_to_end(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a reply until the visit ends; None on the welcome page."""
        limit = self.seconds_to_warning(pace, helped)
        return None if limit is None else limit + self.warning

    def seconds_to_cover(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a reply until the privacy cover; None where the page is never covered."""
        cover = self.helped_cover if helped else self.cover
        limit = self.seconds_to_warning(pace, helped)
        if limit is None or not (helped or pace == "waiting"):
            return None
        # A cover that came after the warning would never be seen.
        return cover if cover < limit else limit / 2


class IdleState(Struct, frozen=True):
    """How a page stands after some seconds of silence.

    `seconds_left` is what the warning says, one of WARNING_MARKS or the whole time of the warning, and 0 in
    other phases; `next_change` is in how many seconds this state changes, None = never.
    """

    phase: IdlePhase
    seconds_left: int = 0
    next_change: float | None = None


def idle_state(silent: float, pace: Pace, helped: bool, limits: IdleLimits) -> IdleState:
    """The state of a page after `silent` seconds without a reply."""
    limit = limits.seconds_to_warning(pace, helped)
    cover = limits.seconds_to_cover(pace, helped)
    end = limits.seconds_to_end(pace, helped)
    if limit is None or end is None:
        return IdleState("open")
    if silent >= end:
        return IdleState("over")
    if silent >= limit:
        return _warning_state(end - silent, limits)
    if cover is not None and silent >= cover:
        return IdleState("cover", next_change=limit - silent)
    until = limit if cover is None else min(limit, cover)
    return IdleState("open", next_change=until - silent)


def _warning_state(rest: float, limits: IdleLimits) -> IdleState:
    """The warning with `rest` seconds to go until the end: it says the smallest mark not yet passed."""
    shown = next((mark for mark in reversed(WARNING_MARKS) if rest <= mark), int(limits.warning))
    later_marks = [mark for mark in WARNING_MARKS if mark < shown and mark < rest]
    return IdleState("warning", shown, rest - max(later_marks, default=0))
