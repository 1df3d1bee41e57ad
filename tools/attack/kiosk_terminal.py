"""Real terminals with a kiosk in them: one that pyte draws, and one that tmux does."""

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
from tests.runtime.waiting import children, until

MOMENT, PATIENT = 0.2, 60.0
"""Seconds; a machine that is busy with other attacks may take long to start anything."""

COLUMNS, LINES = 110, 46
VISIT = "from kiosk.runtime.visit_worker import main; main()"
HOST = "import sys; from kiosk.runtime.supervisor import run; sys.exit(run({data!r}, visit_command={visit!r}, dumpable=True))"
WELCOME = "Bienvenue. Welcome."


def dumpable_kiosk_command(data: Path, visit: str = VISIT) -> list[str]:
    """The command of a kiosk whose memory can be read; `visit` is the code of its visits."""
    command = [sys.executable, "-I", "-c", visit]
    return [sys.executable, "-I", "-c", HOST.format(data=str(data), visit=command)]


def kiosk_command(data: Path) -> list[str]:
    """The command of the kiosk as it is."""
    return [sys.executable, "-I", "-m", "kiosk", "--data", str(data)]


class KioskTerminal(Kiosk):
    """A command on a terminal of 110×46; what it writes on standard error goes to a file, if one is named."""

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
        """Bytes as they are; where they find no room, what has come is read first."""
        while data:
            self.drain(0)
            _, room, _ = select.select([], [self._end], [], 1)
            if room:
                data = data[os.write(self._end, data[:500]) :]

    def draw(self) -> None:
        """From here on draw what comes, on a screen that has forgotten everything."""
        self.screen.reset()
        self.screen.resize(LINES, COLUMNS)
        termios.tcsetwinsize(self._end, (LINES, COLUMNS))

    def drain(self, seconds: float) -> None:
        """Read along for a while, and draw nothing."""
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
        """What has gone out of sight."""
        rows = [*self.screen.history.top, *self.screen.history.bottom]
        return "\n".join("".join(cell.data for cell in row.values()) for row in rows)

    def settle(self) -> None:
        """Wait until nothing new has come for a moment: a page listens shortly after it can be seen."""
        seen, since = "", monotonic()
        while monotonic() - since < MOMENT:
            if seen != (seen := self.appearance()):
                since = monotonic()

    def visit(self, after: int = 0) -> int:
        """The process of a visit whose welcome page stands and listens, and that is another one than `after`."""
        found = self.shown(after)
        self.settle()
        return found

    def shown(self, after: int = 0) -> int:
        """The same as soon as the page can be seen."""

        def another() -> int:
            there = children(self.pid)
            shown = re.search(WELCOME, self.appearance())
            return there[0] if shown and there and there[0] != after else 0

        return int(until(another, PATIENT))

    def leave(self) -> None:
        """End the kiosk, however it is."""
        with suppress(OSError):
            os.kill(self.pid, signal.SIGTERM)
        if self.code is None:
            self.ends()

    def __enter__(self) -> Self:
        return self
