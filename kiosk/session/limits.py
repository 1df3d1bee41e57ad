"""How long a page waits before the kiosk asks whether somebody is there; all in seconds."""

from kiosk.settings.schema import TimeLimits
from kiosk.view_model.page import Pace


class Limits(TimeLimits, frozen=True, kw_only=True):
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
