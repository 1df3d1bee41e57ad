"""On a real terminal with real bytes: nothing leaves the kiosk, nothing crashes it, nothing stays."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.tui.play import SECRET

ROOT = Path(__file__).parent.parent.parent
DOOR, NEXT = "Manage my e-mail", "beside"
"""Words of the first page alone, and of the second."""


class Terminal:
    """A terminal with the door in it, showing the pages STEP and QUESTION in turn."""

    def __init__(self, *pages: str, **environment: str) -> None:
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "tests.tui.play", *pages],
            cwd=str(ROOT),
            env={"TERM": "xterm-256color", "PATH": os.defpath, **environment},
            dimensions=(24, 80),
            timeout=20,
        )
        self.child.delaybeforesend = None
        self.written = b""

    def expect(self, text: str) -> None:
        """Wait until it is written."""
        self.child.expect_exact(text.encode())
        self.written += self.child.before + self.child.after

    def send(self, data: bytes) -> None:
        """Bytes as a keyboard would send them."""
        os.write(self.child.child_fd, data)

    def quiet(self, seconds: float = 0.3) -> None:
        """Wait until it has written nothing for so long."""
        while True:
            try:
                self.written += self.child.read_nonblocking(65536, timeout=seconds)
            except pexpect.TIMEOUT:
                return

    def end(self, number: int = signal.SIGTERM) -> str:
        """Send a signal, and what is written until the end."""
        self.child.kill(number)
        self.child.expect(pexpect.EOF)
        self.child.wait()
        self.written += self.child.before
        return str(self.child.before.decode())


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The door, its first page painted."""
    opened = Terminal("STEP", "QUESTION")
    opened.expect(DOOR)
    opened.quiet()
    yield opened
    opened.child.close(force=True)


@pytest.fixture(scope="module")
def patient() -> Iterator[Terminal]:
    """One door for all strange bytes, without the guard, since the same key is pressed again and again."""
    opened = Terminal("STEP", "QUESTION", KIOSK_GUARD="0")
    opened.expect(DOOR)
    opened.quiet()
    yield opened
    opened.child.close(force=True)


@pytest.mark.parametrize(
    "data",
    [
        b"\x03", b"\x11", b"\x10", b"\x1a", b"\x04", b"\x1c", b"\x0f", b"\x1bx",
        b"\xff", b"\xc3", b"\x80\x81", b"\xed\xa0\x80", b"\x1b[1114112u", b"\x1b[99999999999u",
        b"\x1b[55296u", b"\x1b[97;;55296u", b"\x1b[35", b"\x1b[<0;1;1", b"\x1b]52;c;MQ==\x07",
        b"\x1b[48;9999;9999;1;1t", b"\x1b[M222", b"\x1b[200~222", b"\x1b[200~222\x1b[201~",
        b"\x1bP222", b"\x1b[3;2R", b"\x00",
    ],
    ids=repr,
)  # fmt: skip
def test_bytes_that_are_no_key_of_the_kiosk_do_nothing_and_the_next_key_counts(
    patient: Terminal, data: bytes
) -> None:
    patient.written = b""
    patient.send(data)
    patient.quiet(1.1 if data.startswith(b"\x1b[200~") else 0.2)
    assert DOOR.encode() not in patient.written
    assert NEXT.encode() not in patient.written
    patient.send(b"1")
    patient.expect(NEXT)
    patient.send(b"2")
    patient.expect(DOOR)
    # A busy machine may paint the rest of that page late: it must not count as written for the next bytes.
    patient.quiet(0.2)


def test_a_pasted_megabyte_without_brackets_chooses_nothing(terminal: Terminal) -> None:
    rest = b"1" * 1_000_000
    while rest:
        rest = rest[os.write(terminal.child.child_fd, rest[:4096]) :]
    terminal.quiet()
    terminal.send(b"2")
    terminal.expect(NEXT)
    assert terminal.end().count("Chose") <= 1


def test_the_terminal_gets_its_modes_back_on_sigterm_and_sighup() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        terminal = Terminal("STEP")
        terminal.expect(DOOR)
        terminal.quiet()
        end = terminal.end(number)
        for mode in ("?1049l", "?25h", "?1000l", "?1003l", "?1006l", "?2004l"):
            assert f"\x1b[{mode}" in end
        assert "OVER signal" in end
        assert terminal.child.exitstatus == 0


def test_the_signals_of_a_keyboard_do_nothing(terminal: Terminal) -> None:
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGCONT):
        terminal.child.kill(number)
    terminal.quiet()
    terminal.send(b"1")
    terminal.expect(NEXT)
    terminal.end()


def test_a_crash_shows_no_trace_and_no_value(terminal: Terminal) -> None:
    terminal.send(b"8")
    terminal.child.expect(pexpect.EOF)
    shown = (terminal.written + terminal.child.before).decode()
    assert "CRASHED ValueError True" in shown
    assert SECRET not in shown
    assert "Traceback" not in shown


def test_the_cursor_is_shown_and_nothing_is_written_to_a_clipboard(terminal: Terminal) -> None:
    terminal.send(b"\x1b[<0;10;10M\x1b[<32;30;12M\x1b[<0;30;12m\x03\x18\x16")
    terminal.quiet()
    terminal.end()
    assert b"\x1b[?25h" in terminal.written.split(b"\x1b[?25l")[1]
    assert b"\x1b]52" not in terminal.written


def test_a_terminal_that_hangs_up_ends_the_front_end() -> None:
    terminal = Terminal("STEP")
    terminal.expect(DOOR)
    os.close(terminal.child.child_fd)
    terminal.child.closed = True
    assert terminal.child.ptyproc.wait() is not None


@pytest.mark.parametrize("term", ["linux", "xterm", "screen", "dumb", "vt100"])
def test_it_opens_on_any_terminal(term: str) -> None:
    terminal = Terminal("STEP", "QUESTION", TERM=term)
    terminal.expect(DOOR)
    terminal.quiet()
    terminal.send(b"1")
    terminal.expect(NEXT)
    assert b"38;2;" not in terminal.written
    terminal.end()


def test_without_colours_none_are_written() -> None:
    terminal = Terminal("STEP", NO_COLOR="1", COLORTERM="truecolor")
    terminal.expect(DOOR)
    terminal.quiet()
    terminal.end()
    assert b"38;2;" not in terminal.written
    assert b"\x1b[1;7;" in terminal.written or b"\x1b[1;7m" in terminal.written
