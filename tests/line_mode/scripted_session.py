"""A scripted session, scripted lines and a recording output for tests of line mode; no clock runs."""

from collections.abc import Iterable

from kiosk.events import Outcome
from kiosk.line_mode.front_end import run_session
from kiosk.line_mode.line_reader import NoLine
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Chose, Reply


class ScriptedSession:
    """Shows pages one after the other, whatever is answered; choosing "stop" ends it."""

    def __init__(self, *pages: Page, ticks: Iterable[Page | None] = ()) -> None:
        self.pages = list(pages)
        self.ticks = list(ticks)
        self.replies: list[Reply] = []
        self.outcome: Outcome | None = None
        self.requested_front_end: str | None = None

    def page(self) -> Page:
        """The first page that is left."""
        return self.pages[0]

    def answer(self, reply: Reply) -> None:
        """Keep the reply and turn the page; the last one stays."""
        self.replies.append(reply)
        if reply == Chose("stop"):
            self.outcome = "stopped"
        if reply == Chose("screen"):
            self.requested_front_end = "screen"
        if len(self.pages) > 1:
            self.pages.pop(0)

    def touch(self) -> None:
        """Line mode has no focus to move."""

    def tick(self) -> bool:
        """Put the next page of `ticks` before the others; with none left, the session times out."""
        if not self.ticks:
            self.outcome = "timed-out"
            return True
        page = self.ticks.pop(0)
        if page is None:
            return False
        self.pages.insert(0, page)
        return True

    def seconds_until_end(self) -> float | None:
        """No time limit."""
        return None

    def seconds_until_change(self) -> float | None:
        """One second while the clock has something to bring, else None."""
        return 1.0 if self.ticks else None

    def end(self, outcome: Outcome) -> None:
        """The first outcome stands."""
        self.outcome = self.outcome or outcome


class ScriptedReader:
    """Lines that come one after the other; None stands for silence, and then input ends."""

    def __init__(self, *lines: str | None) -> None:
        self.lines = list(lines)
        self.timeouts: list[float | None] = []

    def read_line(self, timeout: float | None) -> str | NoLine:
        """The next line of the script."""
        self.timeouts.append(timeout)
        if not self.lines:
            return NoLine.END
        line = self.lines.pop(0)
        return NoLine.TIMEOUT if line is None else line


class RecordedOutput:
    """Keeps all that was printed."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str, /) -> None:
        """Add to what was printed."""
        self.text += text

    def flush(self) -> None:
        """Nothing is buffered."""


def run_lines(
    session: ScriptedSession, *lines: str | None, clear: str = "", echo_newline: bool = False
) -> str:
    """All that a session prints while these lines are typed; None stands for a silence."""
    output = RecordedOutput()
    run_session(session, ScriptedReader(*lines), output, clear=clear, echo_newline=echo_newline)
    return output.text
