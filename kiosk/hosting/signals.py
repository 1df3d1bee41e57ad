"""Signals as bytes in a pipe, so that one wait hears them all."""

import os
import signal
from collections.abc import Iterable

KEYBOARD = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)


def deaf(numbers: Iterable[signal.Signals]) -> None:
    """Let these signals do nothing in this process."""
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


class Bell:
    """Rings in the pipe `fd` when a child ends or somebody asks the host to end.

    What a keyboard can send means nothing, unless `interruptible`: then Ctrl+C asks to end too.
    """

    def __init__(self, *, interruptible: bool = False) -> None:
        self.fd, self._rope = os.pipe()
        os.set_blocking(self.fd, False)
        os.set_blocking(self._rope, False)
        signal.set_wakeup_fd(self._rope, warn_on_full_buffer=False)
        deaf(KEYBOARD)
        self._end = {signal.SIGTERM, signal.SIGHUP, *([signal.SIGINT] if interruptible else [])}
        for number in (*self._end, signal.SIGCHLD):
            signal.signal(number, lambda *_: None)
        self.ended = False

    def heard(self) -> None:
        """Take what has rung; `ended` is true from the first wish to end."""
        try:
            rung = os.read(self.fd, 4096)
        except BlockingIOError:
            return
        self.ended = self.ended or any(number in self._end for number in rung)
