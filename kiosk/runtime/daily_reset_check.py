"""Starts the reset check once a day, in a process of the lowest priority."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from kiosk import clock
from kiosk.child_process import python_command
from kiosk.operating_system import has_posix_processes
from kiosk.runtime.worker_process import filter_environment
from kiosk.store.reset_check_result import describe_result, read_result

CHECK_CODE = "from kiosk.reset_check.process import main; main()"


class DailyResetCheck:
    """Runs the check once a day while nobody uses the kiosk; `notify` hears of traces that it found."""

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        self._folder, self._notify = folder, notify
        self._done: date | None = None
        self._pid = 0

    def run_if_due(self) -> None:
        """Start the check unless it was done today, or look whether the one under way has ended."""
        if self._pid:
            self._collect()
        day = clock.today()
        if self._pid or day == self._done or not has_posix_processes():
            return
        # Another kiosk on this data folder may have done it.
        last = read_result(self._folder)
        if last is None or last.day != day:
            self._start(day)
        self._done = day

    def stop(self) -> None:
        """Ask a check that is under way to end; it removes its folders itself."""
        if self._pid:
            # The other thread may have seen its end just now.
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)

    def _start(self, day: date) -> None:
        nothing = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
        command = python_command(CHECK_CODE, str(self._folder), day.isoformat())
        try:
            self._pid = os.posix_spawn(
                command[0], command, filter_environment(dict(os.environ)), file_actions=nothing
            )
        except OSError:
            # The system has no room for another process just now; the next try is tomorrow.
            return

    def _collect(self) -> None:
        if os.waitpid(self._pid, os.WNOHANG)[0]:
            self._pid = 0
            last = read_result(self._folder)
            if last is not None and last.traces:
                self._notify(describe_result(last))
