"""Signals as bytes in a pipe (the self-pipe trick), so that one poll waits for workers and signals alike."""

import os
import select
import signal
from time import monotonic

from kiosk.services.hardening import ignore_signals


class SignalPipe:
    """Receives SIGCHLD and the requests to stop: SIGTERM, SIGHUP, and the hang-up of `terminal`.

    Signals from the keyboard are ignored; only where the supervisor is `interruptible` does SIGINT stop it.
    It replaces the signal handlers of the whole process, so there is one per process.
    """

    def __init__(self, terminal: int | None = None, *, interruptible: bool = False) -> None:
        self.fd, self._write_end = os.pipe()
        os.set_blocking(self.fd, False)
        os.set_blocking(self._write_end, False)
        signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)
        ignore_signals()
        self._stop_signals = {
            signal.SIGTERM,
            signal.SIGHUP,
            *([signal.SIGINT] if interruptible else []),
        }
        for number in (*self._stop_signals, signal.SIGCHLD):
            # Without a handler of its own Python writes nothing to the wake-up descriptor.
            signal.signal(number, lambda *_: None)
        self.stop_requested = False
        self._terminal = terminal

    # Quoted because Windows, which loads this module but never uses it, has no poll.
    def register(self, poll: "select.poll") -> None:
        """Let a poll wake up at a signal or a hang-up."""
        poll.register(self.fd, select.POLLIN)
        if self._terminal is not None:
            # An empty event mask still reports POLLHUP.
            poll.register(self._terminal, 0)

    def read_signals(self) -> bool:
        """Read the signals that have come; whether a stop has been requested, now or earlier."""
        poll = select.poll()
        self.register(poll)
        for fd, _ in poll.poll(0):
            hung_up = fd == self._terminal
            if hung_up or any(number in self._stop_signals for number in os.read(self.fd, 4096)):
                self.stop_requested = True
        return self.stop_requested

    def wait(self, seconds: float) -> bool:
        """Wait so many seconds, or until a stop is requested; whether it is."""
        poll = select.poll()
        self.register(poll)
        deadline = monotonic() + seconds
        while not self.read_signals() and (left := deadline - monotonic()) > 0:
            poll.poll(left * 1000)
        return self.stop_requested
