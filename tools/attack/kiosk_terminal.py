"""A pseudo-terminal with a kiosk in it, drawn by pyte."""

import os
import pty
import re
import select
import signal
import sys
import termios
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Self

import pyte

from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import children, wait_until

SETTLE_SECONDS = 0.2
"""Seconds without a change after which a page is taken to be complete."""

START_SECONDS = 60.0
"""Seconds that a start may take; a machine that is busy with other attacks is slow."""

COLUMNS, LINES = 110, 46
WORKER_CODE = "from kiosk.runtime.visit_worker import main; main()"
SUPERVISOR_CODE = (
    "import sys; from kiosk.runtime.supervisor import run;"
    " sys.exit(run({data!r}, visit_command={command!r}, dumpable=True))"
)
WELCOME = "Bienvenue. Welcome."


def dumpable_kiosk_command(data: Path, worker_code: str = WORKER_CODE) -> list[str]:
    """The command of a kiosk whose memory can be read; `worker_code` is what its workers run."""
    command = [sys.executable, "-I", "-c", worker_code]
    return [sys.executable, "-I", "-c", SUPERVISOR_CODE.format(data=str(data), command=command)]


def kiosk_command(data: Path) -> list[str]:
    """The command of the kiosk as it is shipped."""
    return [sys.executable, "-I", "-m", "kiosk", "--data", str(data)]


class KioskTerminal(Kiosk):
    """A command on a terminal of 110×46.

    `errors` is the file for its standard error, if any; `raw` holds every byte that came, `code` the exit code
    once it has ended.
    """

    def __init__(self, command: list[str], errors: Path | None = None, **environment: str) -> None:
        self.raw = b""
        self.screen = pyte.HistoryScreen(COLUMNS, LINES, history=5000)
        self._stream = pyte.ByteStream(self.screen)
        self.code: int | None = None
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(0, (LINES, COLUMNS))
            if errors is not None:
                os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT), 2)
            base = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            os.execvpe(command[0], command, base | environment)

    def write(self, data: bytes) -> None:
        """Write bytes as they are; where the kiosk does not take them yet, its output is read meanwhile."""
        while data:
            self.drain(0)
            _, room, _ = select.select([], [self._end], [], 1)
            if room:
                data = data[os.write(self._end, data[:500]) :]

    def draw(self) -> None:
        """Empty the screen, and draw what comes from now on."""
        self.screen.reset()
        self.screen.resize(LINES, COLUMNS)
        termios.tcsetwinsize(self._end, (LINES, COLUMNS))

    def drain(self, seconds: float) -> None:
        """Read for so many seconds without drawing."""
        deadline = monotonic() + seconds
        while True:
            left = max(0.0, deadline - monotonic())
            if not select.select([self._end], [], [], left)[0]:
                return
            try:
                self.raw += os.read(self._end, 65536)
            except OSError:
                return

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        termios.tcsetwinsize(self._end, (lines, columns))

    def scrollback(self) -> str:
        """What has been scrolled off the screen."""
        rows = [*self.screen.history.top, *self.screen.history.bottom]
        return "\n".join("".join(cell.data for cell in row.values()) for row in rows)

    def settle(self) -> None:
        """Wait until nothing changes: a page takes keys shortly after it can be seen."""
        seen, since = "", monotonic()
        while monotonic() - since < SETTLE_SECONDS:
            if seen != (seen := self.appearance()):
                since = monotonic()

    def visit(self, after: int = 0) -> int:
        """Wait for the welcome page of another worker than `after` that takes keys; the process of that worker."""
        worker = self.shown(after)
        self.settle()
        return worker

    def shown(self, after: int = 0) -> int:
        """The same, but as soon as the page can be seen."""

        def another() -> int:
            there = children(self.pid)
            shown = re.search(WELCOME, self.appearance())
            return there[0] if shown and there and there[0] != after else 0

        return int(wait_until(another, START_SECONDS))

    def has_ended(self) -> bool:
        """Whether the command has ended by itself; its exit code is `code` then."""
        self.appearance()
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None

    def leave(self) -> None:
        """End the kiosk, whatever state it is in."""
        with suppress(OSError):
            os.kill(self.pid, signal.SIGTERM)
        if self.code is None:
            self.ends()

    def __enter__(self) -> Self:
        return self
