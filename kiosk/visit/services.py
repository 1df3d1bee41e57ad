"""What a visit needs of a printer and of a voice, and a print under way."""

from typing import Literal, Protocol

from kiosk.view_model.page import Page

PrintState = Literal["idle", "working", "printed", "failed"]


class Printer(Protocol):
    """Prints one page at a time, beside the visit; it is asked how far it is."""

    def print(self, page: Page) -> None:
        """Begin to print a page."""

    def state(self) -> PrintState:
        """How far it is: cheap to ask."""

    def stop(self) -> None:
        """Give up what is not printed yet, and forget it."""


class NoPrinter:
    """No printer at all."""

    def print(self, page: Page) -> None:
        """Print nothing."""

    def state(self) -> PrintState:
        """It never works."""
        return "failed"

    def stop(self) -> None:
        """Nothing was begun."""


GLANCE = 0.5
"""Seconds between two looks at a printer that is at work."""


class PrintJob:
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


class Voice(Protocol):
    """Reads pages aloud, one at a time; the next key silences it."""

    def read(self, page: Page) -> None:
        """Begin to read a page in its language."""

    def stop(self) -> None:
        """Be silent at once."""


class NoVoice:
    """No voice at all."""

    def read(self, page: Page) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """Be silent still."""
