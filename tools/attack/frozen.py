"""Freezes the terminal or the worker at a random moment of a visit: its page must be gone in time all the same.

A terminal is frozen by stopping its output, as Scroll Lock does, or by not reading it; a worker by SIGSTOP.
"""

import fcntl
import os
import select
import signal
import termios
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from time import monotonic

from kiosk.services.terminal_wipe import wipe_sequence
from tests.runtime.waiting import children, is_alive
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import WELCOME, KioskTerminal, kiosk_command

LIMIT = 22.0
"""Seconds of a page until it must be gone: with the settings below two, and twenty of the warning."""

SETTINGS = """
office.id = "frozen"
[seconds]
question = 2
reading = 2
device = 2
waiting = 2
cover = 1
warning = 20
helped_end = 22
helped_cover = 1
"""

MAX_LATE = 2.0
"""Seconds after its limit in which a page must be gone."""

MAX_EXIT = 4.0
"""Seconds after SIGTERM in which the kiosk must have ended."""

MAX_NEXT = 15.0
"""Seconds after that in which the next welcome page must be there."""

KEYS = "1111222345"
TURNS = "09" * 15
"""Keys that paint a page each: enough of them to fill what the system keeps of a terminal that nobody reads."""

TIOCGPTPEER = 0x5441
"""Asks for the other end of a pseudo-terminal, see ioctl_tty(2)."""


class FrozenVisit:
    """A visit at a random moment; `last_key` is when somebody last did something, `worker` its process."""

    def __init__(self, terminal: KioskTerminal, random: Random) -> None:
        self.terminal, self.random = terminal, random
        self.worker = terminal.visit()
        self.last_key = monotonic()
        self.seen = 0

    def lead_to_random_page(self) -> None:
        """Press some keys; the page where they end is no welcome page, which would have no limit."""
        terminal, random = self.terminal, self.random
        terminal.press("2")
        for _ in range(random.randrange(6)):
            terminal.drain(random.uniform(0.1, 0.6))
            terminal.press(random.choice(KEYS))
        terminal.drain(0.7)
        if WELCOME in terminal.appearance():
            terminal.press("2")
            terminal.drain(0.7)

    def touch(self) -> None:
        """Move the focus: from now on nobody does anything more."""
        self.terminal.press("\t")
        self.last_key = monotonic()
        self.seen = len(self.terminal.raw)

    def wait_at_random(self) -> None:
        """Let time pass until a moment before the limit, the terminal being read."""
        self.terminal.drain(self.random.uniform(0, LIMIT - 1))

    def is_wiped(self) -> bool:
        """Whether the page is gone: its worker ended and the terminal wiped since the last key."""
        wiped = wipe_sequence("xterm-256color") in self.terminal.raw[self.seen :]
        return wiped and not is_alive(self.worker)


class LineVisit:
    """The one visit of `kiosk plain`; `last_key` is when somebody last typed a line, `worker` its process."""

    def __init__(self, terminal: KioskTerminal, random: Random) -> None:
        self.terminal, self.random = terminal, random
        terminal.shows("Your choice:")
        self.worker = children(terminal.pid)[0]
        self.last_key = monotonic()

    def lead_to_random_page(self) -> None:
        """Type some lines."""
        for _ in range(self.random.randrange(1, 6)):
            self.terminal.press(f"{self.random.choice(KEYS)}\r")
            self.last_key = monotonic()
            self.terminal.drain(0.2)

    def wait_at_random(self) -> None:
        """Let time pass until a moment before the limit, the terminal being read."""
        self.terminal.drain(self.random.uniform(0, LIMIT - 1))


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Freeze `size` kiosks at once, in ways that take turns: each waits for most of its time."""
    report = AttackReport()
    with ThreadPoolExecutor(size) as pool:
        for found in pool.map(
            lambda one: freeze(
                KINDS[(number * size + one) % len(KINDS)],
                Random(f"{seed} {one}"),
                folder / str(one),
            ),
            range(size),
        ):
            report.merge(found)
    return report


def freeze(
    kind: str, random: Random, folder: Path, command: list[str] | None = None
) -> AttackReport:
    """Play a visit to a random moment, freeze it in one way, and time how long its page stays.

    `command` is of another kiosk than the one that is shipped, for tests.
    """
    report = AttackReport()
    folder.mkdir()
    (folder / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
    try:
        if kind in LINE_FREEZES:
            command = [*kiosk_command(folder), "plain", "--language", "en"]
        with KioskTerminal(command or kiosk_command(folder)) as terminal:
            if kind in LINE_FREEZES:
                LINE_FREEZES[kind](LineVisit(terminal, random), report)
            else:
                visit = FrozenVisit(terminal, random)
                visit.lead_to_random_page()
                FREEZES[kind](visit, report)
            report.add_figure(f"{kind}: done", 1)
    except (AssertionError, OSError) as error:
        report.add_fault(f"{kind}: {type(error).__name__} {error}")
    return report


def _stop_output(visit: FrozenVisit, report: AttackReport) -> None:
    visit.touch()
    visit.wait_at_random()
    with _stopped_output(visit.terminal):
        _time_wipe(visit, report, "output stopped")


def _stop_output_and_end(visit: FrozenVisit, report: AttackReport) -> None:
    visit.touch()
    visit.wait_at_random()
    with _stopped_output(visit.terminal):
        _time_exit(visit, report, "output stopped", reads=True)


def _stop_reading(visit: FrozenVisit, report: AttackReport) -> None:
    _turn_pages(visit)
    visit.touch()
    kind, deadline = "not read", visit.last_key + LIMIT + MAX_LATE
    _wait(lambda: not is_alive(visit.worker), deadline)
    if is_alive(visit.worker):
        report.add_fault(f"{kind}: the worker is still there {MAX_LATE:g} s after the limit")
    report.add_figure(f"{kind}: seconds late", monotonic() - visit.last_key - LIMIT)
    # Somebody reads again: what comes last is no page of that visit.
    _check_next(visit, report, kind)


def _stop_reading_and_end(visit: FrozenVisit, report: AttackReport) -> None:
    _turn_pages(visit)
    _time_exit(visit, report, "not read", reads=False)


def _stop_worker(visit: FrozenVisit, report: AttackReport) -> None:
    visit.touch()
    visit.wait_at_random()
    os.kill(visit.worker, signal.SIGSTOP)
    _time_wipe(visit, report, "worker stopped")


FREEZES: dict[str, Callable[[FrozenVisit, AttackReport], None]] = {
    "output stopped": _stop_output,
    "not read": _stop_reading,
    "worker stopped": _stop_worker,
    "output stopped, SIGTERM": _stop_output_and_end,
    "not read, SIGTERM": _stop_reading_and_end,
}
"""What is done to a visit, and looked for after it."""


def _stop_line_output(visit: LineVisit, report: AttackReport) -> None:
    visit.lead_to_random_page()
    visit.wait_at_random()
    with _stopped_output(visit.terminal):
        _time_line_end(visit, report, "line mode, output stopped")


def _stop_reading_lines(visit: LineVisit, report: AttackReport) -> None:
    visit.lead_to_random_page()
    for key in TURNS * 2:
        visit.terminal.press(f"{key}\r")
    visit.last_key = monotonic()
    _time_line_end(visit, report, "line mode, not read")


def _stop_line_worker(visit: LineVisit, report: AttackReport) -> None:
    visit.lead_to_random_page()
    visit.wait_at_random()
    os.kill(visit.worker, signal.SIGSTOP)
    _time_line_end(visit, report, "line mode, worker stopped")


LINE_FREEZES: dict[str, Callable[[LineVisit, AttackReport], None]] = {
    "line mode, output stopped": _stop_line_output,
    "line mode, not read": _stop_reading_lines,
    "line mode, worker stopped": _stop_line_worker,
}
"""The same for the one visit of `kiosk plain`."""

KINDS = [*FREEZES, *LINE_FREEZES]


def _time_line_end(visit: LineVisit, report: AttackReport, kind: str) -> None:
    """Wait for the end of `kiosk plain`; a visit that goes on for too long is a fault."""
    terminal, limit = visit.terminal, visit.last_key + LIMIT
    gone = _wait(lambda: not is_alive(visit.worker), limit + MAX_LATE)
    report.add_figure(f"{kind}: seconds late", monotonic() - limit)
    if not gone:
        report.add_fault(f"{kind}: the visit is still there {MAX_LATE:g} s after its limit")
    if not _wait(terminal.has_ended, monotonic() + MAX_EXIT):
        report.add_fault(f"{kind}: the command is still there {MAX_EXIT:g} s later")


def _turn_pages(visit: FrozenVisit) -> None:
    """Press keys that paint pages, while nobody reads the terminal."""
    for key in TURNS:
        visit.terminal.press(key)
        _wait(lambda: False, monotonic() + 0.03)


def _time_wipe(visit: FrozenVisit, report: AttackReport, kind: str) -> None:
    """Wait for the end of the visit; a page that stays too long is a fault."""
    deadline = visit.last_key + LIMIT + MAX_LATE
    while not visit.is_wiped() and monotonic() < deadline:
        visit.terminal.drain(0.05)
    if not visit.is_wiped():
        report.add_fault(f"{kind}: the page is still there {MAX_LATE:g} s after its limit")
    report.add_figure(f"{kind}: seconds late", monotonic() - visit.last_key - LIMIT)
    _check_next(visit, report, kind)


def _time_exit(visit: FrozenVisit, report: AttackReport, kind: str, *, reads: bool) -> None:
    """End the kiosk by SIGTERM; one that takes too long, or leaves its page, is a fault."""
    terminal, began = visit.terminal, monotonic()
    visit.seen = len(terminal.raw)
    terminal.signal(signal.SIGTERM)

    def ended() -> bool:
        if reads:
            terminal.drain(0.05)
        return terminal.has_ended()

    if not _wait(ended, began + MAX_EXIT):
        report.add_fault(f"{kind}: the kiosk is still there {MAX_EXIT:g} s after SIGTERM")
        return
    report.add_figure(f"{kind}: seconds until SIGTERM ended it", monotonic() - began)
    if terminal.code != 0:
        report.add_fault(f"{kind}: SIGTERM ended it with {terminal.code}")
    terminal.drain(0.2)
    # What was never read may have had no room for the wiping.
    if reads and not visit.is_wiped():
        report.add_fault(f"{kind}: the page is still there after SIGTERM")


def _check_next(visit: FrozenVisit, report: AttackReport, kind: str) -> None:
    """The next welcome page has to come, and has to be what the terminal shows."""
    terminal, began = visit.terminal, monotonic()
    if not _wait(lambda: WELCOME in terminal.appearance(), began + MAX_NEXT):
        report.add_fault(f"{kind}: no welcome page {MAX_NEXT:g} s later")
    report.add_figure(f"{kind}: seconds to the next welcome page", monotonic() - began)


def _wait(condition: Callable[[], bool], deadline: float) -> bool:
    """Whether a condition came true before a moment."""
    while not (result := condition()) and monotonic() < deadline:
        select.select([], [], [], 0.02)
    return result


@contextmanager
def _stopped_output(terminal: KioskTerminal) -> Iterator[None]:
    """The output of a terminal, stopped as by Scroll Lock."""
    end = fcntl.ioctl(terminal._end, TIOCGPTPEER, os.O_RDWR | os.O_NOCTTY)
    try:
        termios.tcflow(end, termios.TCOOFF)
        yield
    finally:
        with suppress(termios.error):
            termios.tcflow(end, termios.TCOON)
        os.close(end)
