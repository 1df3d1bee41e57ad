"""A whole kiosk on a pseudo-terminal: keys go in, and all that it sends is kept."""

import contextlib
import os
import pty
import re
import select
import signal
import sqlite3
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Self

from kiosk.child_process import python_command
from kiosk.reset_check.shadow_visit import EventKey
from kiosk.store.queries import all_visits, find_visit

SUPERVISOR_CODE = (
    "import sys; from kiosk.runtime.supervisor import run; sys.exit(run({data!r}, dumpable=True))"
)
"""What the kiosk runs, with the data folder still to be filled in; `dumpable`, so that its memory can be read."""

ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P].*?(?:\x07|\x1b\\)|[^\[\]P])", re.DOTALL)
CLEARED = b"\x1b[3J"
"""Clears the scrollback, and is sent last when the terminal is wiped: nothing before it can be seen any more."""

ALTERNATE_SCREEN = b"\x1b[?1049h"
"""What each worker sends once, before its first page: it tells whose page follows."""

ASLEEP_CHECKS, CHECK_INTERVAL = 3, 0.05
"""Checks in a row, and the seconds between them, at which a process must sleep to be at rest."""

WAIT_LIMIT = 60.0
"""Seconds after which a wait is given up: this process runs at the lowest priority."""


class KioskHarness:
    """The kiosk that is watched.

    `raw` is every byte that it has sent to its terminal, `closed` is true once nobody can send any more, and
    `supervisor` is the id of its process. `supervisor_code` is replaced by tests whose kiosk shall leak.
    """

    def __init__(self, data: Path, home: Path, supervisor_code: str = SUPERVISOR_CODE) -> None:
        self.data, self.raw, self.closed = data, b"", False
        command = python_command(supervisor_code.format(data=str(data)))
        environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home)}
        environment |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.supervisor, self._terminal = pty.fork()
        if self.supervisor == 0:
            termios.tcsetwinsize(0, (50, 120))
            with contextlib.suppress(OSError):
                os.execve(command[0], command, environment)
            os._exit(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Kill the supervisor; its worker ends at the end of its terminal."""
        if not self.has_exited():
            os.kill(self.supervisor, signal.SIGKILL)
            os.waitpid(self.supervisor, 0)
        os.close(self._terminal)

    @property
    def worker(self) -> int:
        """The process of the worker; 0 between two."""
        tasks = Path(f"/proc/{self.supervisor}/task")
        children = (tasks / f"{self.supervisor}/children").read_text().split()
        return int(children[0]) if children else 0

    @property
    def visible_text(self) -> bytes:
        """The text that came since the terminal was wiped."""
        return ESCAPES.sub(b"", self.raw.rpartition(CLEARED)[2])

    @property
    def workers_shown(self) -> int:
        """How many workers have begun to show their pages."""
        return self.raw.count(ALTERNATE_SCREEN)

    def shows_welcome(self, after: int = 0) -> bool:
        """Whether a welcome page is shown that is of a later worker than the first `after`.

        The terminal hands on its bytes in order: whatever was sent before that page, the wiping among it,
        has been read then.
        """
        page = ESCAPES.sub(b"", self.raw.rpartition(ALTERNATE_SCREEN)[2])
        return self.workers_shown > after and b"Welcome." in page

    def wait_until_asleep(self, process: int) -> None:
        """Wait until a process sleeps, however busy the machine is: before, its page may not take any key."""
        asleep_checks, next_check = 0, 0.0

        def is_at_rest() -> bool:
            nonlocal asleep_checks, next_check
            if monotonic() < next_check:
                return False
            next_check = monotonic() + CHECK_INTERVAL
            asleep_checks = asleep_checks + 1 if _thread_states(process) == {"S"} else 0
            return asleep_checks >= ASLEEP_CHECKS

        self.wait_for(is_at_rest, "page that takes keys")

    def press(self, keys: bytes) -> None:
        """Type keys, one by one, as hands do."""
        for key in keys:
            os.write(self._terminal, bytes([key]))

    def wait_for(self, condition: Callable[[], bool], name: str, limit: float = WAIT_LIMIT) -> None:
        """Read what the kiosk sends until the condition holds.

        TimeoutError with the condition's name after `limit` seconds.
        """
        deadline = monotonic() + limit
        while not condition():
            if monotonic() > deadline:
                raise TimeoutError(name)
            self._read()

    def has_logged(self, events: list[EventKey]) -> bool:
        """Whether just these events stand in the log for the newest visit."""
        with contextlib.suppress(sqlite3.OperationalError):
            # The supervisor may be writing; then the answer is no, and the next try asks again.
            rows = all_visits(self.data)
            visit = find_visit(self.data, rows[-1]["id"]) if rows else None
            return visit is not None and events == [
                (event["kind"], event["page"] or "", event["choice"] or "")
                for event in visit["events"]
            ]
        return False

    def has_logged_outcomes(self, outcomes: Sequence[str]) -> bool:
        """Whether just these outcomes stand in the log, the oldest visit first."""
        with contextlib.suppress(sqlite3.OperationalError):
            return [row["outcome"] for row in all_visits(self.data)] == [*outcomes]
        return False

    def has_exited(self) -> bool:
        """Whether the supervisor has ended."""
        with contextlib.suppress(ChildProcessError):
            return os.waitpid(self.supervisor, os.WNOHANG)[0] != 0
        return True

    def _read(self) -> None:
        if select.select([self._terminal], [], [], 0.01)[0]:
            try:
                self.raw += os.read(self._terminal, 65536)
            except OSError:
                # Linux says so when all is read and nobody has the terminal open any more.
                self.closed = True


def _thread_states(process: int) -> set[str]:
    """The states of all threads of a process, as /proc names them: R for running, S for asleep."""
    states = set()
    for stat in Path(f"/proc/{process}/task").glob("*/stat"):
        # A thread may end meanwhile.
        with contextlib.suppress(OSError):
            # The name before the state is in brackets, and may hold any character.
            states.add(stat.read_text().rpartition(")")[2].split()[0])
    return states
