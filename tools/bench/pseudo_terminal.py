"""A pseudo-terminal with a program in it, which tells when words appear and when a frame is complete."""

import contextlib
import os
import pty
import select
import signal
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

import pyte

QUIET_SECONDS = 0.15
"""Seconds without output after which a frame is taken to be complete."""


class Size(NamedTuple):
    """Columns and lines of a terminal."""

    columns: int
    lines: int

    def __str__(self) -> str:
        return f"{self.columns}×{self.lines}"


class Frame(NamedTuple):
    """What a program wrote at once: the moment from which no cell changed any more, and the number of bytes.

    The moment is 0 where no cell changed at all.
    """

    painted: float
    size: int


SMALL, USUAL, LARGE = Size(60, 18), Size(80, 24), Size(120, 40)
"""The smallest window that a page must fit, the usual one of a terminal, and that of a full screen."""


class PseudoTerminal:
    """A program on a terminal; `began` is the moment before it was started."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: Size = LARGE
    ) -> None:
        self._screen = pyte.Screen(size.columns, size.lines)
        self._stream = pyte.ByteStream(self._screen)
        self.began = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(0, (size.lines, size.columns))
            os.execvpe(command[0], list(command), environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, and wait for it while its last output is read."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        deadline = time.perf_counter() + 10
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if time.perf_counter() > deadline:
                os.kill(self.pid, signal.SIGKILL)
            self._read(0.02)
        os.close(self._end)

    def press(self, keys: str) -> float:
        """Type keys; the moment just before."""
        moment = time.perf_counter()
        os.write(self._end, keys.encode())
        return moment

    def resize(self, size: Size) -> None:
        """Give the terminal another size, and wait until the program has painted for it."""
        if size != (self._screen.columns, self._screen.lines):
            self._screen.resize(lines=size.lines, columns=size.columns)
            termios.tcsetwinsize(self._end, (size.lines, size.columns))
            self.wait_for_frame(())

    def wait_for_words(self, words: Iterable[str], limit: float = 30) -> float:
        """Wait until all of `words` show; the moment of the output that brought them.

        TimeoutError after `limit` seconds. Output is drawn only once the program is quiet,
        so that drawing does not slow it down.
        """
        wanted = list(words)
        deadline = time.perf_counter() + limit
        while time.perf_counter() < deadline:
            found = None
            for moment, chunk in self._read_burst(QUIET_SECONDS):
                self._stream.feed(chunk)
                if found is None and self.shows(wanted):
                    found = moment
            if found is not None:
                return found
        raise self._missing(wanted)

    def wait_for_frame(self, words: Iterable[str], limit: float = 30) -> Frame:
        """Wait until the program is quiet and all of `words` show; all that it wrote until then.

        TimeoutError after `limit` seconds.
        """
        wanted = list(words)
        deadline = time.perf_counter() + limit
        painted, size = 0.0, 0
        while time.perf_counter() < deadline:
            frame = self.read_frame(QUIET_SECONDS)
            painted, size = frame.painted or painted, size + frame.size
            if frame.size and self.shows(wanted):
                return Frame(painted, size)
        raise self._missing(wanted)

    def read_frame(self, limit: float) -> Frame:
        """What the program writes until it is quiet; nothing if it does not begin within `limit` seconds."""
        chunks = self._read_burst(limit)
        painted, cells = 0.0, self._cells()
        for moment, chunk in chunks:
            self._stream.feed(chunk)
            before, cells = cells, self._cells()
            if cells != before:
                painted = moment
        return Frame(painted, sum(len(chunk) for _, chunk in chunks))

    def rest(self, seconds: float) -> None:
        """Leave the program alone for a while, and draw what it writes."""
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            if chunk := self._read(left):
                self._stream.feed(chunk)

    def shows(self, words: Iterable[str]) -> bool:
        """Whether all of `words` are on the terminal, however their lines are broken."""
        text = self.text()
        return all(" ".join(word.split()) in text for word in words)

    def text(self) -> str:
        """All text on the terminal, as one line."""
        return " ".join(" ".join(self._rows()).split())

    def _rows(self) -> list[str]:
        columns = range(self._screen.columns)
        return [
            "".join(line[column].data for column in columns)
            for line in map(self._screen.buffer.__getitem__, range(self._screen.lines))
        ]

    def _cells(self) -> list[dict[int, pyte.screens.Char]]:
        return [dict(self._screen.buffer[line]) for line in range(self._screen.lines)]

    def _read_burst(self, limit: float) -> list[tuple[float, bytes]]:
        chunks: list[tuple[float, bytes]] = []
        while chunk := self._read(QUIET_SECONDS if chunks else limit):
            chunks.append((time.perf_counter(), chunk))
        return chunks

    def _missing(self, wanted: list[str]) -> TimeoutError:
        return TimeoutError(f"{wanted} did not appear on:\n" + "\n".join(self._rows()))

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._end], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._end, 65536)
        except OSError:
            return b""
