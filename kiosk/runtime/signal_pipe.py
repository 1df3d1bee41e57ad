"""Signals as bytes in a pipe, so that one poll waits for all of them."""

import os
import select
import signal
from time import monotonic

from kiosk.services.hardening import ignore_signals


class SignalPipe:
    """Rings in the pipe `fd` when a child ends or somebody asks the host to end.

    A hung up `terminal` asks for it too. What a keyboard can send means nothing, unless `interruptible`.
    """

    def __init__(self, terminal: int | None = None, *, interruptible: bool = False) -> None:
        self.fd, self._rope = os.pipe()
        os.set_blocking(self.fd, False)
        os.set_blocking(self._rope, False)
        signal.set_wakeup_fd(self._rope, warn_on_full_buffer=False)
        ignore_signals()
        self._end = {signal.SIGTERM, signal.SIGHUP, *([signal.SIGINT] if interruptible else [])}
        for number in (*self._end, signal.SIGCHLD):
            signal.signal(number, lambda *_: None)
        self.ended = False
        self._terminal = terminal

    def register(self, poll: select.poll) -> None:
        """Let a poll wake up when the bell rings."""
        poll.register(self.fd, select.POLLIN)
        if self._terminal is not None:
            poll.register(self._terminal, 0)

    def listen(self) -> bool:
        """Take what has rung; true from the first wish to end."""
        poll = select.poll()
        self.register(poll)
        for fd, _ in poll.poll(0):
            hung_up = fd == self._terminal
            if hung_up or any(number in self._end for number in os.read(self.fd, 4096)):
                self.ended = True
        return self.ended

    def wait(self, seconds: float) -> bool:
        """Let some time pass, or less where somebody wishes to end; true if so."""
        poll = select.poll()
        self.register(poll)
        deadline = monotonic() + seconds
        while not self.listen() and (left := deadline - monotonic()) > 0:
            poll.poll(left * 1000)
        return self.ended
