"""Brings texts into a real pseudo-terminal by each way out of the kiosk, and returns the bytes that came there."""

import os
import pickle
import pty
import select
import signal
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from time import monotonic
from typing import Self, TextIO

from msgspec.structs import replace

from kiosk.cli.main import run_command
from kiosk.line_mode.front_end import run_session
from kiosk.view_model.page import Page
from tests.line_mode.scripted_session import ScriptedReader, ScriptedSession

PATIENCE = 20.0
"""Seconds after which a terminal that gets nothing is given up."""

F4 = b"\x1bOS"

ROWS, COLUMNS = 120, 130
"""A window in which a page with every kind of block stands in one part."""


class PseudoTerminal:
    """The two ends of a pseudo-terminal in raw mode: a file to write to, and what came out."""

    def __init__(self) -> None:
        self._end, kiosk_end = os.openpty()
        modes = termios.tcgetattr(kiosk_end)
        modes[1] &= ~termios.OPOST
        termios.tcsetattr(kiosk_end, termios.TCSANOW, modes)
        self.file = _lenient_writer(kiosk_end, closes=True)

    def received(self) -> bytes:
        """Close the kiosk's end; all bytes that came."""
        data = bytearray(self._read_ready())
        self.file.close()
        return bytes(data + read_until_end(self._end))

    def _read_ready(self) -> bytes:
        self.file.flush()
        data = bytearray()
        while select.select([self._end], [], [], 0)[0]:
            data += os.read(self._end, 65536)
        return bytes(data)


def _lenient_writer(descriptor: int, *, closes: bool = False) -> TextIO:
    """The most lenient way in which Python writes: bytes that are no text come out as they were."""
    return os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape", closefd=closes)


def read_until_end(descriptor: int) -> bytes:
    """All that still comes from a terminal whose other end closes, and close it."""
    data = bytearray()
    # Linux reports an error once all is read and nobody has the other end open any more.
    with suppress(OSError):
        while piece := os.read(descriptor, 65536):
            data += piece
    os.close(descriptor)
    return bytes(data)


def shown_in_line_mode(page: Page) -> bytes:
    """A page in line mode, and then its choices."""
    terminal = PseudoTerminal()
    run_session(ScriptedSession(page), ScriptedReader("", "?", "x"), terminal.file)
    return terminal.received()


def printed_by(action: Callable[[], object]) -> bytes:
    """What a function prints on standard output and standard error."""
    terminal = PseudoTerminal()
    with redirect_stdout(terminal.file), redirect_stderr(terminal.file):
        action()
    return terminal.received()


def said_by_command(words: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """What a command prints, run in a fork of this process on a terminal of its own."""
    pid, end = pty.fork()
    if pid == 0:
        try:
            signal.alarm(int(PATIENCE))
            os.environ.clear()
            os.environ.update(environment)
            sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape", closefd=False)
            sys.stdout = _lenient_writer(1)
            sys.stderr = _lenient_writer(2)
            run_command([*words])
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(0)
    raw = read_until_end(end)
    os.waitpid(pid, 0)
    return raw


class FullScreen:
    """The full-screen front end in a process and on a terminal of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._path, self._shown = folder / "page.pickle", 0
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(0, (ROWS, COLUMNS))
            command = [
                sys.executable,
                "-m",
                "tests.printable.page_player",
                str(self._path),
                *options,
            ]
            environment = {"TERM": "xterm-256color", "PATH": os.defpath, "LANG": "C.UTF-8"}
            os.execve(command[0], command, environment)
        self.start = self._read_until(b"READY")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._end)

    def show(self, page: Page) -> bytes:
        """What comes while a page is painted, with a mark in its title; what comes late comes with the next."""
        self._shown += 1
        mark = f"PAGE-{self._shown}-"
        self._path.write_bytes(pickle.dumps(replace(page, title=f"{page.title} {mark}")))
        os.write(self._end, F4)
        return self._read_until(mark.encode())

    def _read_until(self, mark: bytes) -> bytes:
        data, deadline = bytearray(), monotonic() + PATIENCE
        while select.select([self._end], [], [], 0.02)[0] or mark not in data:
            if monotonic() > deadline:
                raise AssertionError(f"{mark!r} was not shown, but {bytes(data[-300:])!r}")
            if select.select([self._end], [], [], 0.1)[0]:
                data += os.read(self._end, 65536)
        return bytes(data)
