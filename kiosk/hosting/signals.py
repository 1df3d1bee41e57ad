"""Signals as bytes in a pipe, so that one wait hears them all."""

import os
import signal

END = frozenset({signal.SIGTERM, signal.SIGHUP})


class Bell:
    """Rings in the pipe `fd` when a child ends or somebody asks the host to end."""

    def __init__(self) -> None:
        self.fd, self._rope = os.pipe()
        os.set_blocking(self.fd, False)
        os.set_blocking(self._rope, False)
        signal.set_wakeup_fd(self._rope, warn_on_full_buffer=False)
        for number in (*END, signal.SIGCHLD):
            signal.signal(number, lambda *_: None)
        # What a keyboard can send means nothing here, nor in the visit, which inherits that.
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
        self.ended = False

    def heard(self) -> None:
        """Take what has rung; `ended` is true from the first wish to end."""
        try:
            rung = os.read(self.fd, 4096)
        except BlockingIOError:
            return
        self.ended = self.ended or any(number in END for number in rung)
