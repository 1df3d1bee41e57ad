"""Starts the reset check once a day, in a process of the lowest priority."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk import clock
from kiosk.runtime.worker_process import filter_environment
from kiosk.store.reset_check_result import describe_result, read_result

RUN = "from kiosk.reset_check.process import main; main()"


class DailyResetCheck:
    """The duty of a day, done while nobody touches the kiosk; `say` hears what staff must know at once."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder, self._say = folder, say
        self._done: date | None = None
        self._process = 0

    def rest(self) -> None:
        """Nobody has been there for a while: begin the check unless it was done today, or see how it ended."""
        if self._process:
            self._bury()
        day = clock.today()
        if self._process or day == self._done or sys.platform == "win32":
            return
        last = read_result(self._folder)
        if last is None or last.day != day:
            self._begin(day)
        self._done = day

    def _begin(self, day: date) -> None:
        nothing = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
        command = [sys.executable, "-I", "-c", RUN, str(self._folder), day.isoformat()]
        try:
            self._process = os.posix_spawn(
                command[0], command, filter_environment(dict(os.environ)), file_actions=nothing
            )
        except OSError:
            # This machine has no room for a process just now: tomorrow is another day.
            return

    def _bury(self) -> None:
        if os.waitpid(self._process, os.WNOHANG)[0]:
            self._process = 0
            last = read_result(self._folder)
            if last is not None and last.traces:
                self._say(describe_result(last))

    def stop(self) -> None:
        """End a check that is under way; it tidies up after itself."""
        if self._process:
            os.kill(self._process, signal.SIGTERM)
