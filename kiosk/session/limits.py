"""How long a page waits before the kiosk asks whether somebody is there; all in seconds."""

from kiosk.catalog.settings import TimeLimits
from kiosk.waist.page import Pace


class Limits(TimeLimits, frozen=True, kw_only=True):
    """The office's seconds, and what they mean for a page: by its pace, and for a helped visit."""

    def idle(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a key until the warning; None where nobody is hurried."""
        if pace == "welcome":
            return None
        if helped:
            return self.helped_end - self.warning
        return {
            "question": self.question,
            "reading": self.reading,
            "device": self.device,
            "waiting": self.waiting,
        }[pace]

    def covered(self, pace: Pace, helped: bool) -> float | None:
        """Seconds without a key until the privacy cover; None where the page is never covered."""
        if pace == "welcome":
            return None
        if helped:
            return self.helped_cover
        return self.cover if pace == "waiting" else None
