"""Lines from a file descriptor, whatever bytes come through it."""

import os
import re
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from kiosk.line.wait import readable

LONGEST = 200
"""Bytes kept of one line; no answer is longer, and the rest of a pasted megabyte is let go."""

CHUNK = 4096
END = re.compile(rb"[\r\n]")


class Silence(Enum):
    """No line: nobody typed in time, or nothing more can come."""

    YET = "nothing typed in time"
    EVER = "the end of input"


class Lines(Protocol):
    """Where a door reads from."""

    def next(self, patience: float | None) -> str | Silence:
        """The next line without its end; `patience` in seconds, None to wait without limit."""


class InputLines:
    """Lines read with os.read, each cut, decoded and rid of control characters."""

    def __init__(
        self, descriptor: int, wait: Callable[[int, float | None], bool] = readable
    ) -> None:
        self._descriptor = descriptor
        self._wait = wait
        self._ahead = b""
        self._line = bytearray()
        self._after_return = False
        self._ended = False

    def next(self, patience: float | None) -> str | Silence:
        """The next line; the last one may lack its end."""
        while not self._ended:
            if self._take():
                return self._finish()
            if not self._wait(self._descriptor, patience):
                return Silence.YET
            self._ahead = self._read()
            self._ended = not self._ahead
        return self._finish() if self._line else Silence.EVER

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
