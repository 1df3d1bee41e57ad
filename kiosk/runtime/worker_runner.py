"""Starts workers, and runs each of them to its end."""

from collections.abc import Callable

from kiosk.events import Event
from kiosk.runtime.console_font import ConsoleFont
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.terminal import Terminal
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_watch import MAX_DELAY, VisitEnding, WorkerWatch
from kiosk.services.hardening import protect_memory
from kiosk.worker_messages import CrashMessage, PinAttempt

StartWorker = Callable[[], WorkerProcess]
OnMessage = Callable[[Event | CrashMessage | PinAttempt], None]


class WorkerRunner:
    """The terminal's one leader; `grace` seconds are left to a child that has told its end."""

    def __init__(
        self, terminal: Terminal, font: ConsoleFont, bell: SignalPipe, *, dumps: bool, grace: float
    ) -> None:
        self._terminal, self._font, self._bell = terminal, font, bell
        self._dumps, self._grace = dumps, grace

    def begin(self, start: StartWorker, delay: float = 0) -> WorkerProcess | None:
        """A child, after a while; none where a signal has ended the kiosk."""
        while not self._bell.wait(delay):
            try:
                return start()
            except OSError:
                # This machine has no room for a process just now.
                delay = min(MAX_DELAY, max(1.0, delay * 2))
        return None

    def lead(self, child: WorkerProcess, texts: OnMessage) -> VisitEnding:
        """Watch a child to its end; nothing of it is left, on the terminal either."""
        try:
            protect_memory(self._dumps)
            return WorkerWatch(child, self._bell, texts, self._grace).until_the_end()
        finally:
            child.end()
            child.close()
            self._terminal.wipe()
            self._font.restore()
