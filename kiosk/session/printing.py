"""A slip on its way to the printer, as long as somebody waits for it."""

from typing import Literal

from kiosk.session.printer import Printer
from kiosk.view_model.page import Page

GLANCE = 0.5
"""Seconds between two looks at a printer that is at work."""


class Printing:
    """One print at a time; what became of it is kept until it is told."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._waiting = False
        self._kept: Literal["", "printed", "failed"] = ""

    def begin(self, page: Page) -> None:
        """Put a page on paper, beside the visit."""
        self._waiting, self._kept = True, ""
        self._printer.print(page)

    def outcome(self) -> Literal["", "printed", "failed"]:
        """What became of it, once that is known and until it is told; else nothing."""
        if self._waiting and (state := self._printer.state()) != "working":
            self._waiting = False
            self._kept = "" if state == "idle" else state
        return self._kept

    def told(self) -> None:
        """The member knows it."""
        self._kept = ""

    def patience(self, ahead: float | None) -> float | None:
        """Seconds until the next look, where there is something else `ahead` or nothing."""
        if not self._waiting:
            return ahead
        return GLANCE if ahead is None else min(GLANCE, ahead)

    def stop(self) -> None:
        """Give it up."""
        self._waiting, self._kept = False, ""
        self._printer.stop()
