"""Line mode on a real terminal, as the supervisor sets it: lines edited by the kernel, no signals."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from types import TracebackType

import pytest

from kiosk.line_mode.front_end import CLEAR_SCREEN

VISIT = """
from kiosk.line_mode.front_end import run_on_terminal
from tests.line_mode.scripted_session import ScriptedSession
from tests.pages import page
visit = ScriptedSession(page(title="Here"))
run_on_terminal(visit)
print("\\nended:", visit.outcome, len(visit.replies))
"""


class Terminal:
    """A terminal in which a visit runs."""

    def __init__(self, kind: str) -> None:
        self.master, slave = pty.openpty()
        settings = termios.tcgetattr(slave)
        settings[3] &= ~(termios.ISIG | termios.ECHO)
        termios.tcsetattr(slave, termios.TCSANOW, settings)
        self.process = subprocess.Popen(
            [sys.executable, "-c", VISIT],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={"TERM": kind, "PYTHONPATH": ":".join(sys.path)},
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self.master)
        self.process.kill()
        self.process.wait()

    def type(self, data: bytes) -> None:
        """Type or paste; what the terminal has no room for is lost, as on a real one."""
        os.set_blocking(self.master, False)
        while data:
            try:
                data = data[os.write(self.master, data[:1024]) :]
            except BlockingIOError:
                self.read_output()

    def read_output(self) -> None:
        """Read what is printed, if anything is."""
        if select.select([self.master], [], [], 0.05)[0]:
            try:
                self.seen += os.read(self.master, 65536).decode("utf-8", "replace")
            except OSError:
                return

    def wait_for(self, text: str, times: int = 1) -> None:
        """Read until some text was printed so many times; fails after 20 seconds."""
        deadline = time.monotonic() + 20
        while self.seen.count(text) < times:
            assert time.monotonic() < deadline, self.seen[-500:]
            self.read_output()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A terminal that obeys codes."""
    with Terminal("linux") as one:
        one.wait_for("Your choice: ")
        yield one


def test_the_keys_that_end_other_programs_do_nothing_here(terminal: Terminal) -> None:
    terminal.type(b"\x03\x1a\x1c\x11\x10\n1\n")
    terminal.wait_for("Here.", times=3)
    terminal.type(b"\x04")
    terminal.wait_for("ended: left 2")


@pytest.mark.parametrize(
    "bytes_typed",
    [
        b"\xff\xfe\n",
        b"\0x\0\n",
        b"\x1b[1114112u\n",
        b"x" * 200_000 + b"\n",
        b"\x1b[200~1\x1b[201~\n",
    ],
)
def test_no_bytes_break_a_visit(terminal: Terminal, bytes_typed: bytes) -> None:
    terminal.type(bytes_typed)
    terminal.wait_for("That choice is not offered here.")
    terminal.type(b"1\n")
    terminal.wait_for("Here.", times=2)
    terminal.type(b"\x04")
    terminal.wait_for("ended: left 1")


def test_at_the_end_screen_and_scrollback_are_wiped(terminal: Terminal) -> None:
    terminal.type(b"\x04")
    terminal.wait_for("ended:")
    assert CLEAR_SCREEN in terminal.seen


def test_a_dumb_terminal_is_sent_no_codes() -> None:
    with Terminal("dumb") as one:
        one.wait_for("Your choice: ")
        one.type(b"\x04")
        one.wait_for("ended:")
        assert "\x1b" not in one.seen


def test_a_terminal_that_is_hung_up_ends_the_visit(terminal: Terminal) -> None:
    hung_up, terminal.master = terminal.master, os.open(os.devnull, os.O_RDONLY)
    os.close(hung_up)
    assert terminal.process.wait(timeout=20) in (0, 1, -signal.SIGHUP, 120)
