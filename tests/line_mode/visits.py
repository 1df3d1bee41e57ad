"""A scripted visit and paper for tests of the plain door; no clock runs."""

from collections.abc import Iterable

from kiosk.events import Outcome
from kiosk.line_mode.front_end import run_session
from kiosk.line_mode.terminal import NoLine
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Chose, Reply


class Scripted:
    """Shows pages one after the other, whatever is answered; choosing "stop" ends it."""

    def __init__(self, *pages: Page, ticks: Iterable[Page | None] = ()) -> None:
        self.pages = list(pages)
        self.ticks = list(ticks)
        self.replies: list[Reply] = []
        self.over: Outcome | None = None
        self.requested_front_end: str | None = None

    def page(self) -> Page:
        """The first page that is left."""
        return self.pages[0]

    def answer(self, reply: Reply) -> None:
        """Keep the reply and turn the page; the last one stays."""
        self.replies.append(reply)
        if reply == Chose("stop"):
            self.over = "stopped"
        if reply == Chose("screen"):
            self.requested_front_end = "screen"
        if len(self.pages) > 1:
            self.pages.pop(0)

    def touch(self) -> None:
        """The plain door has no focus to move."""

    def tick(self) -> bool:
        """Put the next page of the clock over the others; without any left, time is over."""
        if not self.ticks:
            self.over = "timed-out"
            return True
        coming = self.ticks.pop(0)
        if coming is None:
            return False
        self.pages.insert(0, coming)
        return True

    def seconds_until_change(self) -> float | None:
        """A little while the clock has something to bring, else without end."""
        return 1.0 if self.ticks else None

    def end(self, outcome: Outcome) -> None:
        """The first outcome stands."""
        self.over = self.over or outcome


class Script:
    """Lines that come one after the other; None stands for silence, and then input ends."""

    def __init__(self, *lines: str | None) -> None:
        self.lines = list(lines)

    def next(self, patience: float | None) -> str | NoLine:
        """The next line of the script."""
        if not self.lines:
            return NoLine.EVER
        line = self.lines.pop(0)
        return NoLine.YET if line is None else line


class Sheet:
    """Paper that remembers."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str, /) -> None:
        """Add to what was printed."""
        self.text += text

    def flush(self) -> None:
        """Nothing waits."""


def talk(visit: Scripted, *lines: str | None, clear: str = "", echo_newline: bool = False) -> str:
    """All that a visit prints while these lines are typed."""
    sheet = Sheet()
    run_session(visit, Script(*lines), sheet, clear=clear, echo_newline=echo_newline)
    return sheet.text
