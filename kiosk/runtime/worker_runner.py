"""Starts workers, and runs each of them to its end."""

from collections.abc import Callable

from kiosk.runtime.backoff import MAX_DELAY
from kiosk.runtime.console_font import ConsoleFont
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.spare_keeper import SpareKeeper
from kiosk.runtime.terminal import Terminal
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_watch import OnMessage, WorkerEnding, WorkerWatch
from kiosk.services.hardening import protect_memory

KEY_GRACE = 0.5
"""Seconds after a time-out in which keys reach nobody: they are pressed for the page that has just gone."""

StartWorker = Callable[[], WorkerProcess]


class WorkerRunner:
    """Gives the terminal to one worker at a time, and resets it after each.

    `grace` is how many seconds a worker may run on once its visit has ended; `spares` keeps the spare meanwhile.
    """

    def __init__(
        self,
        terminal: Terminal,
        font: ConsoleFont,
        signals: SignalPipe,
        *,
        dumpable: bool,
        grace: float,
        spares: SpareKeeper | None = None,
    ) -> None:
        self._terminal, self._font, self._signals = terminal, font, signals
        self._dumpable, self._grace, self._spares = dumpable, grace, spares
        self._key_grace = 0.0

    def start(self, start_worker: StartWorker, delay: float = 0) -> WorkerProcess | None:
        """A worker, started after `delay` seconds; None where a stop was requested before.

        After a time-out it waits for KEY_GRACE at least, and throws away what is typed meanwhile.
        """
        delay, self._key_grace = max(delay, self._key_grace), 0.0
        while not self._signals.wait(delay):
            if delay:
                self._terminal.discard_keys()
            try:
                return start_worker()
            except OSError:
                # The system has no room for another process just now.
                delay = min(MAX_DELAY, max(1.0, delay * 2))
        return None

    def run(self, worker: WorkerProcess, on_message: OnMessage, hang_grace: float) -> WorkerEnding:
        """Watch a worker to its end; nothing of it is left, neither its process nor what the terminal showed.

        `hang_grace` is by how many seconds its heartbeats may be late.
        """
        try:
            protect_memory(self._dumpable)
            watch = WorkerWatch(
                worker, self._signals, on_message, self._grace, self._spares, hang_grace
            )
            ending = watch.run_to_end()
            self._key_grace = KEY_GRACE if ending.outcome == "timed-out" else 0
            return ending
        finally:
            worker.kill()
            worker.close_pipes()
            self._terminal.wipe()
            self._font.restore()
