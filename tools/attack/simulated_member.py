"""A member who knows the way by the pages alone, whatever becomes of the logbook."""

import re
from time import monotonic

from kiosk.reset_check.runner import CONFIG
from kiosk.reset_check.shadow_visit import ShadowVisit
from tools.attack.kiosk_terminal import KioskTerminal

KNOWN = 24
"""Characters of a title by which a page is known, before it goes on in a second line."""


class SimulatedMember:
    """Leads one visit after the other; `slowest` is the longest wait for a page, in seconds."""

    def __init__(self, terminal: KioskTerminal) -> None:
        self._terminal = terminal
        self._shadow = ShadowVisit(CONFIG)
        self.process, self.slowest, self.led = 0, 0.0, 0

    def come(self) -> None:
        """Stand before the welcome page of a visit, and choose a language."""
        self.process = self._terminal.visit(after=self.process)
        self._shadow = ShadowVisit(CONFIG)
        self._press(self._shadow.choose("en"))

    def look_around(self) -> None:
        """See some pages, and type a number."""
        for option in ("something-else", "phone"):
            self._press(self._shadow.choose(option))
        self._press(self._shadow.type("0470123456"))

    def leave(self) -> None:
        """End the visit by the way that every page has."""
        self._press(self._shadow.help())
        self._press(self._shadow.choose("stop"))
        self._terminal.press(self._shadow.choose("end").decode())
        self.led += 1

    def visit(self) -> None:
        """All of it."""
        self.come()
        self.look_around()
        self.leave()

    def _press(self, keys: bytes) -> None:
        began = monotonic()
        self._terminal.press(keys.decode())
        self._terminal.shows(re.escape(self._shadow.title[:KNOWN]))
        self.slowest = max(self.slowest, monotonic() - began)
