"""Reading lines from a terminal or a pipe, with a timeout, and without echo where digits are secret."""

import os
import re
import select
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from kiosk.operating_system import can_wait_for_terminal
from kiosk.view_model.page import Digits
from kiosk.view_model.session import Session

try:
    import termios
except ImportError:
    # Windows has no terminal modes.
    termios = None  # type: ignore[assignment]

MAX_LINE_BYTES = 200
"""Bytes kept of one line: no answer is longer, and the rest of a pasted megabyte is dropped."""
CHUNK_BYTES = 4096
LINE_END = re.compile(rb"[\r\n]")
LOCAL_MODES = 3
"""Index of the local modes, of which ECHO is one, in what `termios.tcgetattr` returns."""


class NoLine(Enum):
    """Why there is no line: nobody typed in time, or nothing more can come."""

    TIMEOUT = "nothing typed in time"
    END = "the end of input"


class LineReader(Protocol):
    """Where line mode reads from."""

    def read_line(self, timeout: float | None) -> str | NoLine:
        """The next line without its end; waits at most `timeout` seconds, None = without limit."""


def wait_readable(descriptor: int, timeout: float | None) -> bool:
    """Whether something, or the end, can be read within `timeout` seconds (None = without limit)."""
    if not can_wait_for_terminal():
        # So a line is waited for without a limit.
        return True
    limit = None if timeout is None else max(0.0, timeout)
    ready, _, _ = select.select([descriptor], [], [], limit)
    return bool(ready)


class DescriptorReader:
    """Reads lines with os.read: each cut to 200 bytes, decoded, and rid of control characters.

    `sys.stdin` will not do: what it has buffered, `select` does not see. `wait` stands in for
    `wait_readable` in tests.
    """

    def __init__(
        self, descriptor: int, wait: Callable[[int, float | None], bool] = wait_readable
    ) -> None:
        self._descriptor = descriptor
        self._wait = wait
        self._buffer = b""
        self._line = bytearray()
        self._after_return = False
        self._ended = False

    def read_line(self, timeout: float | None) -> str | NoLine:
        """The next line; the last one may lack its end."""
        while not self._ended:
            if self._move_to_line():
                return self._finish_line()
            if not self._wait(self._descriptor, timeout):
                return NoLine.TIMEOUT
            self._buffer = self._read_chunk()
            self._ended = not self._buffer
        return self._finish_line() if self._line else NoLine.END

    def _read_chunk(self) -> bytes:
        try:
            return os.read(self._descriptor, CHUNK_BYTES)
        except OSError:
            # A terminal that was hung up reads as the end of input.
            return b""

    def _move_to_line(self) -> bool:
        """Move bytes from the buffer to the line; true once the line has ended."""
        if not self._buffer:
            return False
        if self._after_return:
            # The other half of a CR LF, which may come in a chunk of its own.
            self._buffer = self._buffer.removeprefix(b"\n")
        end = LINE_END.search(self._buffer)
        piece = self._buffer[: end.start()] if end else self._buffer
        self._line += piece[: MAX_LINE_BYTES - len(self._line)]
        self._buffer = self._buffer[end.end() :] if end else b""
        self._after_return = end is not None and end[0] == b"\r"
        return end is not None

    def _finish_line(self) -> str:
        text = self._line.decode("utf-8", errors="replace")
        self._line.clear()
        return "".join(sign for sign in text if sign.isprintable())


class HiddenInput:
    """Reads lines for a session, with the terminal's echo off while its page asks for secret digits."""

    def __init__(self, reader: LineReader, session: Session, descriptor: int) -> None:
        self._reader = reader
        self._session = session
        self._descriptor = descriptor

    def read_line(self, timeout: float | None) -> str | NoLine:
        """The next line; the echo is back when this returns."""
        ask = self._session.page().ask
        if not (isinstance(ask, Digits) and ask.masked):
            return self._reader.read_line(timeout)
        self._set_echo(False)
        try:
            return self._reader.read_line(timeout)
        finally:
            self._set_echo(True)

    def _set_echo(self, on: bool) -> None:
        if not termios:
            return
        try:
            modes = termios.tcgetattr(self._descriptor)
            local = modes[LOCAL_MODES]
            modes[LOCAL_MODES] = local | termios.ECHO if on else local & ~termios.ECHO
            termios.tcsetattr(self._descriptor, termios.TCSANOW, modes)
        except termios.error:
            # A pipe has no echo to switch off.
            return
