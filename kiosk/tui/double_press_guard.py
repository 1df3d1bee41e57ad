"""The guard against double presses and keys held down, for presses that change the page."""

from typing import Literal

ENTER = "enter"
Judgement = Literal["go", "drop", "wait"]
REPEAT = 0.13
"""Seconds between two repeats of a held key, at most; the slowest keyboards make eleven a second."""
DELAY = 0.3
"""Seconds after the guard in which the first repeat of a held key may come."""


class PressGuard:
    """Judges the same key pressed again: at once is an accident, a little later may be a held key."""

    def __init__(self, milliseconds: int) -> None:
        self.seconds = milliseconds / 1000
        self._key = ""
        self._at = float("-inf")
        self._held = False

    def note(self, key: str, now: float) -> None:
        """Remember a key that went through unjudged."""
        self._key, self._at, self._held = key, now, False

    def rest(self, now: float) -> None:
        """The page that the last key led to stands there now."""
        self._at = now

    def judge(self, key: str, now: float) -> Judgement:
        """Whether a press counts; "wait" means that it does if nothing follows within REPEAT.

        Only Enter is suspected of being held, since it alone does something on almost every page.
        """
        gap = now - self._at if key == self._key else float("inf")
        held, self._held = self._held, False
        self._key, self._at = key, now
        if gap < self.seconds or (held and gap <= REPEAT):
            return "drop"
        if key == ENTER and self.seconds and gap < self.seconds + DELAY:
            self._held = True
            return "wait"
        return "go"
