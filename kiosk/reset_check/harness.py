"""A whole kiosk on a pseudo-terminal, and a shadow visit that knows which keys to press."""

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

from kiosk.events import Event
from kiosk.runtime.wiring import ContentLoader, start_visit
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.store.queries import all_visits, find_visit
from kiosk.view_model.page import Choices, Digits
from kiosk.view_model.replies import Again, Back, Chose, Help, Reply, Typed

MORE = "@more"
ASIDE: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}
EventKey = tuple[str, str, str]
"""An event without its time."""


class ShadowVisit:
    """Answers in ids come out as keys; `told` is what a visit that is given them tells its host."""

    def __init__(self, given: WorkerConfig) -> None:
        self._events: list[Event] = []
        self._session = start_visit(given, ContentLoader(given), self._events.append, "screen", "")
        self._session.page()
        self._lines = False

    @property
    def told(self) -> list[EventKey]:
        """All events so far."""
        return [(one.kind, one.page, one.choice) for one in self._events]

    @property
    def place(self) -> str:
        """The id of the page."""
        return self._session.page().id

    @property
    def title(self) -> str:
        """What stands above the page."""
        return self._session.page().title

    @property
    def asks_digits(self) -> bool:
        """Whether the page has a field, into which every digit goes."""
        return isinstance(self._session.page().ask, Digits)

    @property
    def choosing(self) -> bool:
        """Whether a visit is under way whose page offers choices."""
        return not (self.asks_digits or self._session.outcome or self._session.requested_front_end)

    @property
    def options(self) -> dict[str, int]:
        """What the page offers, an empty field too, and the key of each."""
        ask = self._session.page().ask
        offered = ask if isinstance(ask, Choices) else ask.empty
        return {one.id: one.key for one in offered.options}

    def choose(self, option: str) -> bytes:
        """The keys that choose an option, which may stand behind an empty field or more choices."""
        keys = b""
        for _ in range(20):
            ask = self._session.page().ask
            keys += b"" if isinstance(ask, Choices) else self._enter
            there = self.options
            pick = option if option in there else MORE
            if pick not in there:
                break
            # In lines 0, 8 and 9 mean the same behind an empty field as everywhere.
            aside = ASIDE.get(pick) if self._lines and isinstance(ask, Digits) else None
            keys += self._reply(aside or Chose(pick), str(there[pick]))
            if pick == option:
                return keys
        raise LookupError(f"{self.place} does not offer {option}")

    def type(self, text: str) -> bytes:
        """The keys that type something into the field of this page."""
        if not self.asks_digits:
            raise LookupError(f"{self.place} asks for no digits")
        self._reply(Typed(text), "")
        return text.encode() + self._enter

    def back(self) -> bytes:
        """The keys that go back."""
        return self._reply(Back(), "9")

    def again(self) -> bytes:
        """The keys that read again."""
        return self._reply(Again(), "8")

    def help(self) -> bytes:
        """The keys that help."""
        return self._reply(Help(), "0")

    def go_on_in_lines(self) -> None:
        """The visit has gone through the other door, where each key wants its Enter."""
        self._lines = True
        self._session.switch_to("line")
        self._session.page()

    @property
    def _enter(self) -> bytes:
        return b"\n" if self._lines else b"\r"

    def _reply(self, reply: Reply, key: str) -> bytes:
        self._session.answer(reply)
        if not self._session.requested_front_end:
            self._session.page()
        return key.encode() + (b"\n" if self._lines else b"")


HOST = "import sys; from kiosk.runtime.supervisor import run; sys.exit(run({data!r}, dumps=True))"
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P].*?(?:\x07|\x1b\\)|[^\[\]P])", re.DOTALL)
WIPED = b"\x1b[3J"
"""What is sent last where scrollback is emptied; nothing before it can be seen."""

ALTERNATE_SCREEN = b"\x1b[?1049h"
"""What each visit sends once, before its first page: it tells whose page follows."""

LOOKS, APART = 3, 0.05
"""So many looks, so many seconds apart, at which a process must be asleep to be at rest."""

LIMIT = 60.0
"""Seconds until it is given up: this process stands back behind all others."""


class KioskHarness:
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

    def told(self, wanted: list[EventKey]) -> bool:
        """Whether the newest visit has told just this."""
        with contextlib.suppress(sqlite3.OperationalError):
            # A host that is writing has kept the logbook for itself: it is asked again.
            rows = all_visits(self.data)
            found = find_visit(self.data, rows[-1]["id"]) if rows else None
            return found is not None and wanted == [
                (one["kind"], one["page"] or "", one["choice"] or "") for one in found["events"]
            ]
        return False

    def ended(self, outcomes: Sequence[str]) -> bool:
        """Whether the visits, the oldest first, have ended so."""
        with contextlib.suppress(sqlite3.OperationalError):
            return [row["outcome"] for row in all_visits(self.data)] == [*outcomes]
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
