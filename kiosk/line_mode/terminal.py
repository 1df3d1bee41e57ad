"""Lines from a terminal or a pipe, with a deadline, and without echo where digits are secret."""

import os
import re
import select
import sys
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from kiosk.view_model.page import Digits
from kiosk.view_model.session import Session


def wait_readable(descriptor: int, patience: float | None) -> bool:
    """Whether something, or the end, can be read within `patience` seconds (None = however long)."""
    if sys.platform == "win32":
        # Windows can wait for sockets alone: a line is waited for without a limit.
        return True
    limit = None if patience is None else max(0.0, patience)
    ready, _, _ = select.select([descriptor], [], [], limit)
    return bool(ready)


LONGEST = 200
"""Bytes kept of one line; no answer is longer, and the rest of a pasted megabyte is let go."""

CHUNK = 4096
END = re.compile(rb"[\r\n]")


class NoLine(Enum):
    """No line: nobody typed in time, or nothing more can come."""

    YET = "nothing typed in time"
    EVER = "the end of input"


class LineReader(Protocol):
    """Where a door reads from."""

    def next(self, patience: float | None) -> str | NoLine:
        """The next line without its end; `patience` in seconds, None to wait without limit."""


class DescriptorReader:
    """Lines read with os.read, each cut, decoded and rid of control characters."""

    def __init__(
        self, descriptor: int, wait: Callable[[int, float | None], bool] = wait_readable
    ) -> None:
        self._descriptor = descriptor
        self._wait = wait
        self._ahead = b""
        self._line = bytearray()
        self._after_return = False
        self._ended = False

    def next(self, patience: float | None) -> str | NoLine:
        """The next line; the last one may lack its end."""
        while not self._ended:
            if self._take():
                return self._finish()
            if not self._wait(self._descriptor, patience):
                return NoLine.YET
            self._ahead = self._read()
            self._ended = not self._ahead
        return self._finish() if self._line else NoLine.EVER

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, CHUNK)
        except OSError:
            # A terminal that was hung up.
            return b""

    def _take(self) -> bool:
        """Move bytes from what was read ahead into the line; true at its end."""
        if not self._ahead:
            return False
        if self._after_return:
            self._ahead = self._ahead.removeprefix(b"\n")
        end = END.search(self._ahead)
        piece = self._ahead[: end.start()] if end else self._ahead
        self._line += piece[: LONGEST - len(self._line)]
        self._ahead = self._ahead[end.end() :] if end else b""
        self._after_return = end is not None and end[0] == b"\r"
        return end is not None

    def _finish(self) -> str:
        text = self._line.decode("utf-8", errors="replace")
        self._line.clear()
        return "".join(sign for sign in text if sign.isprintable())


try:
    import termios
except ImportError:
    # Windows has no such modes.
    termios = None  # type: ignore[assignment]

LFLAG = 3


class HiddenInput:
    """Reads for a visit; the terminal's echo is off as long as its page asks for such digits."""

    def __init__(self, lines: LineReader, visit: Session, descriptor: int) -> None:
        self._lines = lines
        self._visit = visit
        self._descriptor = descriptor

    def next(self, patience: float | None) -> str | NoLine:
        """The next line."""
        ask = self._visit.page().ask
        if not (isinstance(ask, Digits) and ask.masked):
            return self._lines.next(patience)
        self._echo(False)
        try:
            return self._lines.next(patience)
        finally:
            self._echo(True)

    def _echo(self, shown: bool) -> None:
        if not termios:
            return
        try:
            modes = termios.tcgetattr(self._descriptor)
            modes[LFLAG] = modes[LFLAG] | termios.ECHO if shown else modes[LFLAG] & ~termios.ECHO
            termios.tcsetattr(self._descriptor, termios.TCSANOW, modes)
        except termios.error:
            return
