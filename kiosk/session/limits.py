"""How long a page waits before the kiosk asks whether somebody is there; all in seconds."""

from msgspec import Struct

from kiosk.waist.page import Pace


class Limits(Struct, frozen=True, kw_only=True):
    """Idle limits by pace, the cover, the warning, and the longer ones of a helped visit."""

    question: float = 240
    reading: float = 480
    device: float = 900
    waiting: float = 2400
    cover: float = 180
    warning: float = 60
    helped_cover: float = 600
    helped_end: float = 7200

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
