"""A simulated member, who finds the way by the pages alone, whatever becomes of the visit log."""

import re
from time import monotonic

from kiosk.reset_check.runner import CONFIG
from kiosk.reset_check.shadow_visit import ShadowVisit
from tools.attack.kiosk_terminal import KioskTerminal

TITLE_CHARACTERS = 24
"""Characters of a title by which a page is recognised: fewer than fit on its first line."""


class SimulatedMember:
    """Plays one visit after the other on a terminal.

    `worker` is the process of the visit, `slowest` the longest wait for a page in seconds, `visits` how many
    have ended.
    """

    def __init__(self, terminal: KioskTerminal) -> None:
        self._terminal = terminal
        self._shadow = ShadowVisit(CONFIG)
        self.worker, self.slowest, self.visits = 0, 0.0, 0

    def visit(self) -> None:
        """Play a whole visit."""
        self.begin_visit()
        self.look_around()
        self.end_visit()

    def begin_visit(self) -> None:
        """Wait for the welcome page of the next visit, and choose a language."""
        self.worker = self._terminal.visit(after=self.worker)
        self._shadow = ShadowVisit(CONFIG)
        self._press(self._shadow.choose("en"))

    def look_around(self) -> None:
        """Open some pages, and type a number."""
        for option in ("something-else", "phone"):
            self._press(self._shadow.choose(option))
        self._press(self._shadow.type("0470123456"))

    def end_visit(self) -> None:
        """End the visit by the help, which every page has."""
        self._press(self._shadow.help())
        self._press(self._shadow.choose("stop"))
        self._terminal.press(self._shadow.choose("end").decode())
        self.visits += 1

    def _press(self, keys: bytes) -> None:
        began = monotonic()
        self._terminal.press(keys.decode())
        self._terminal.shows(re.escape(self._shadow.title[:TITLE_CHARACTERS]))
        self.slowest = max(self.slowest, monotonic() - began)
