"""The printer and the voice that a visit may use, and the print job under way."""

from collections.abc import Sequence
from typing import Literal, Protocol

from kiosk.view_model.page import Page
from kiosk.view_model.spoken_text import Utterance

PrintState = Literal["idle", "working", "printed", "failed"]

POLL_SECONDS = 0.5
"""How often a printer at work is asked how far it is."""


class Printer(Protocol):
    """Prints one page at a time in the background; it is asked how far it is."""

    def print(self, page: Page) -> None:
        """Begin to print a page; returns at once."""

    def state(self) -> PrintState:
        """How far it is; cheap to ask, as it is asked twice a second."""

    def stop(self) -> None:
        """Cancel what is not printed yet, and forget the page."""


class NoPrinter:
    """The printer of an office that has none."""

    def print(self, page: Page) -> None:
        """Print nothing."""

    def state(self) -> PrintState:
        """Any print has failed."""
        return "failed"

    def stop(self) -> None:
        """There is nothing to cancel."""


class PrintJob:
    """The one print of a visit: its result is kept until a page has shown it."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._running = False
        self._result: Literal["", "printed", "failed"] = ""

    def start(self, page: Page) -> None:
        """Begin to print a page; a result that nobody has seen yet is dropped."""
        self._running, self._result = True, ""
        self._printer.print(page)

    def result(self) -> Literal["", "printed", "failed"]:
        """How the print ended; "" before that, and again once `clear_result` was called."""
        if self._running and (state := self._printer.state()) != "working":
            self._running = False
            self._result = "" if state == "idle" else state
        return self._result

    def clear_result(self) -> None:
        """Forget the result: a page has shown it."""
        self._result = ""

    def limit_wait(self, seconds: float | None) -> float | None:
        """The shorter of `seconds` (None = without limit) and the time until the printer must be asked again."""
        if not self._running:
            return seconds
        return POLL_SECONDS if seconds is None else min(POLL_SECONDS, seconds)

    def stop(self) -> None:
        """Cancel the print and forget its result."""
        self._running, self._result = False, ""
        self._printer.stop()


LEVELS = 5
"""The levels of the volume, from 1 on."""
USUAL_LEVEL = 3
"""The level with which every session begins."""


class Voice(Protocol):
    """Says utterances one after the other."""

    def say(self, utterances: Sequence[Utterance], level: int) -> None:
        """Begin to say them at a level of the volume, 1 to `LEVELS`; what was being said is silenced.

        Returns at once. What is in a language without a voice is left out.
        """

    def left(self) -> int:
        """How many of them are not said to their end; 0 in silence."""

    def stop(self) -> None:
        """Be silent at once."""


class NoVoice:
    """The voice of a computer that has none."""

    def say(self, utterances: Sequence[Utterance], level: int) -> None:
        """Say nothing."""

    def left(self) -> int:
        """Nothing is ever left."""
        return 0

    def stop(self) -> None:
        """There is nothing to silence."""
