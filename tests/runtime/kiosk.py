"""A real supervisor on a real terminal, with keys going in and a screen to look at."""

import contextlib
import os
import pty
import re
import select
import signal
import sys
import termios
from pathlib import Path
from typing import Any, Self

import pyte

from tests.runtime.waiting import children, wait_until

FAKE_WORKER = Path(__file__).parent / "fake_worker.py"
SUPERVISOR = """
import sys
from kiosk.runtime.supervisor import run
sys.exit(run({data!r}, visit_command={visit!r}, **{options!r}))
"""


def supervisor_command(data: Path, visit: list[str] | None = None, **options: Any) -> list[str]:
    """The command of a supervisor whose workers are fakes, unless `visit` is the command of others."""
    visit = visit or [sys.executable, "-I", str(FAKE_WORKER)]
    code = SUPERVISOR.format(data=str(data), visit=visit, options=options)
    return [sys.executable, "-I", "-c", code]


class Kiosk:
    """A command on a terminal of 80×24; `raw` is every byte it has sent."""

    _shown: tuple[pyte.HistoryScreen, int, int, int] | None = None
    _text = ""

    def __init__(self, command: list[str], **environment: str) -> None:
        self.raw = b""
        self.screen = pyte.HistoryScreen(80, 24, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            base = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
            given = base | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | environment
            os.execvpe(command[0], command, given)
        self.code: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the supervisor, and its workers with it: they would first finish what they are loading."""
        if self.code is None:
            for pid in (self.pid, *children(self.pid)):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._end)

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._end, keys.encode("latin-1"))

    def appearance(self) -> str:
        """Read what has come; all text on the screen."""
        while select.select([self._end], [], [], 0.02)[0]:
            try:
                piece = os.read(self._end, 65536)
            except OSError:
                break
            if not piece:
                break
            self.raw += piece
            self._stream.feed(piece)
        # Looked at many times a second, a screen costs more than the kiosk that fills it.
        shown = (self.screen, self.screen.columns, self.screen.lines, len(self.raw))
        if shown != self._shown:
            self._shown, self._text = shown, "\n".join(self.screen.display)
        return self._text

    def shows(self, pattern: str) -> re.Match[str]:
        """Wait until the screen shows it; AssertionError with what it shows instead."""
        try:
            found: re.Match[str] = wait_until(lambda: re.search(pattern, self.appearance()))
        except AssertionError:
            raise AssertionError(f"{pattern!r} is not shown, but this:\n{self._text}") from None
        return found

    def press_until_shown(self, key: str, pattern: str) -> None:
        """Press a key until the screen shows something: a page takes keys a moment after it can be seen."""

        def is_shown() -> bool:
            self.press(key)
            select.select([], [], [], 0.5)
            return re.search(pattern, self.appearance()) is not None

        wait_until(is_shown, 40)

    def welcome(self, after: int = 0) -> int:
        """Wait for the welcome page of another visit than that of the process `after`; its process."""

        def another() -> int:
            found = re.search(r"WELCOME pid=(\d+)", self.appearance())
            return int(found[1]) if found and int(found[1]) != after else 0

        return int(wait_until(another))

    def modes(self) -> list[Any]:
        """The modes of the terminal, as the system keeps them."""
        return termios.tcgetattr(self._end)

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self._end)
        self._end = os.open(os.devnull, os.O_RDONLY)

    def signal(self, number: signal.Signals) -> None:
        """Send the supervisor a signal."""
        os.kill(self.pid, number)

    def has_ended(self) -> bool:
        """Whether the supervisor has ended; then `code` is set. Nothing is read from its terminal."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def ends(self) -> int:
        """Wait for the supervisor's end; its exit code, negative for a signal."""

        def ended() -> bool:
            self.appearance()
            return self.has_ended()

        wait_until(ended)
        self.appearance()
        assert self.code is not None
        return self.code
