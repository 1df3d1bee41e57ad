"""A whole kiosk on a pseudo-terminal and a data folder of its own, its memory left readable."""

import contextlib
import os
import pty
import re
import select
import signal
import sqlite3
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

ALTERNATE_SCREEN = b"\x1b[?1049h"
"""What each visit sends once, before its first page: it tells whose page follows."""

LOOKS, APART = 3, 0.05
"""So many looks, so many seconds apart, at which a process must be asleep to be at rest."""

LIMIT = 60.0
"""Seconds until it is given up: this process stands back behind all others."""


class Stage:
    """The kiosk that is looked at; `raw` is every byte that it has sent to its terminal.

    `closed` is true once nobody can send anything more; `host` is the code of the host, for a test of its own.
    """

    def __init__(self, data: Path, home: Path, host: str = HOST) -> None:
        self.data, self.raw, self.closed = data, b"", False
        command = [sys.executable, "-I", "-c", host.format(data=str(data))]
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

    @property
    def begun(self) -> int:
        """How many visits have begun to show their pages."""
        return self.raw.count(ALTERNATE_SCREEN)

    def welcomes(self, after: int = 0) -> bool:
        """Whether a welcome page stands that is of a later visit than the first so many.

        The terminal hands on its bytes in order: whatever was sent before that page, the wiping among it,
        has been read then.
        """
        page = ESCAPES.sub(b"", self.raw.rpartition(ALTERNATE_SCREEN)[2])
        return self.begun > after and b"Welcome." in page

    def rests(self, process: int) -> None:
        """Wait until a process sleeps, however busy the machine is: before, its page may not take any key."""
        seen, due = 0, 0.0

        def asleep() -> bool:
            nonlocal seen, due
            if monotonic() < due:
                return False
            due = monotonic() + APART
            seen = seen + 1 if _states(process) == {"S"} else 0
            return seen >= LOOKS

        self.until(asleep, "page that takes keys")

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
        with contextlib.suppress(sqlite3.OperationalError):
            # A host that is writing has kept the logbook for itself: it is asked again.
            rows = visits(self.data)
            found = visit(self.data, rows[-1]["id"]) if rows else None
            return found is not None and wanted == [
                (one["kind"], one["page"] or "", one["choice"] or "") for one in found["events"]
            ]
        return False

    def ended(self, outcomes: Sequence[str]) -> bool:
        """Whether the visits, the oldest first, have ended so."""
        with contextlib.suppress(sqlite3.OperationalError):
            return [row["outcome"] for row in visits(self.data)] == [*outcomes]
        return False

    def gone(self) -> bool:
        """Whether the kiosk is there no more."""
        with contextlib.suppress(ChildProcessError):
            return os.waitpid(self.host, os.WNOHANG)[0] != 0
        return True

    def _read(self) -> None:
        if select.select([self._end], [], [], 0.01)[0]:
            try:
                self.raw += os.read(self._end, 65536)
            except OSError:
                # Linux says so when all is read and nobody has the terminal open any more.
                self.closed = True


def _states(process: int) -> set[str]:
    """The states of all threads of a process, as the system names them: R for running, S for asleep."""
    states = set()
    for stat in Path(f"/proc/{process}/task").glob("*/stat"):
        # A thread may end meanwhile.
        with contextlib.suppress(OSError):
            states.add(stat.read_text().rpartition(")")[2].split()[0])
    return states
