"""A whole kiosk on a pseudo-terminal and a data folder of its own, its memory left readable."""

import contextlib
import os
import pty
import re
import select
import signal
import sys
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Self

from kiosk.hosting.reset.shadow import Told
from kiosk.store.reading import visit, visits

HOST = "import sys; from kiosk.host import run; sys.exit(run({data!r}, dumps=True))"
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P].*?(?:\x07|\x1b\\)|[^\[\]P])", re.DOTALL)
WIPED = b"\x1b[3J"
"""What is sent last where scrollback is emptied; nothing before it can be seen."""

LIMIT = 60.0
"""Seconds until it is given up: this process stands back behind all others."""


class Stage:
    """The kiosk that is looked at; `raw` is every byte that it has sent to its terminal."""

    def __init__(self, data: Path, home: Path) -> None:
        self.data, self.raw = data, b""
        command = [sys.executable, "-I", "-c", HOST.format(data=str(data))]
        given = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home)}
        given |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.host, self._end = pty.fork()
        if self.host == 0:
            termios.tcsetwinsize(0, (50, 120))
            with contextlib.suppress(OSError):
                os.execve(command[0], command, given)
            os._exit(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """The end of its terminal is the end of its visit, too."""
        if not self.gone():
            os.kill(self.host, signal.SIGKILL)
            os.waitpid(self.host, 0)
        os.close(self._end)

    @property
    def visit(self) -> int:
        """The process of the visit; 0 between two."""
        children = Path(f"/proc/{self.host}/task/{self.host}/children").read_text().split()
        return int(children[0]) if children else 0

    @property
    def seen(self) -> bytes:
        """The text that came since the terminal was wiped."""
        return ESCAPES.sub(b"", self.raw.rpartition(WIPED)[2])

    def press(self, keys: bytes) -> None:
        """Type keys, one by one, as hands do."""
        for key in keys:
            os.write(self._end, bytes([key]))

    def until(self, so: Callable[[], bool], what: str, limit: float = LIMIT) -> None:
        """Read along until it is so; TimeoutError names what did not come."""
        deadline = monotonic() + limit
        while not so():
            if monotonic() > deadline:
                raise TimeoutError(what)
            self._read()

    def told(self, wanted: list[Told]) -> bool:
        """Whether the newest visit has told just this."""
        rows = visits(self.data)
        found = visit(self.data, rows[-1]["id"]) if rows else None
        return found is not None and wanted == [
            (one["kind"], one["page"] or "", one["choice"] or "") for one in found["events"]
        ]

    def ended(self, outcomes: Sequence[str]) -> bool:
        """Whether the visits, the oldest first, have ended so."""
        return [row["outcome"] for row in visits(self.data)] == [*outcomes]

    def gone(self) -> bool:
        """Whether the kiosk is there no more."""
        with contextlib.suppress(ChildProcessError):
            return os.waitpid(self.host, os.WNOHANG)[0] != 0
        return True

    def _read(self) -> None:
        if select.select([self._end], [], [], 0.01)[0]:
            with contextlib.suppress(OSError):
                self.raw += os.read(self._end, 65536)
