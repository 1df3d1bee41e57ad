"""A pseudo-terminal with a program in it, which tells the moment at which words appear."""

import contextlib
import os
import pty
import select
import signal
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

import pyte

COLUMNS, LINES = 120, 40
QUIET_SECONDS = 0.15
"""Seconds without output after which a frame is taken to be complete."""


class PseudoTerminal:
    """A program on a terminal of 120×40; `began` is the moment before it was started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self.began = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(0, (LINES, COLUMNS))
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

    def wait_for_words(self, words: Iterable[str], limit: float = 30) -> float:
        """Wait until all of `words` show; the moment of the output that brought them.

        TimeoutError after `limit` seconds. Output is drawn only once the program is quiet,
        so that drawing does not slow it down.
        """
        wanted = [" ".join(word.split()) for word in words]
        deadline = time.perf_counter() + limit
        while time.perf_counter() < deadline:
            moment = self._find_words(self._read_burst(), wanted)
            if moment is not None:
                return moment
        raise TimeoutError(f"{wanted} did not appear on:\n" + "\n".join(self._screen.display))

    def rest(self, seconds: float) -> None:
        """Leave the program alone for a while, and draw what it writes."""
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            if chunk := self._read(left):
                self._stream.feed(chunk)

    def text(self) -> str:
        """All text on the terminal, as one line."""
        return " ".join(" ".join(self._screen.display).split())

    def _read_burst(self) -> list[tuple[float, bytes]]:
        chunks: list[tuple[float, bytes]] = []
        while chunk := self._read(QUIET_SECONDS):
            chunks.append((time.perf_counter(), chunk))
        return chunks

    def _find_words(self, chunks: list[tuple[float, bytes]], wanted: list[str]) -> float | None:
        found = None
        for moment, chunk in chunks:
            self._stream.feed(chunk)
            if found is None and all(word in self.text() for word in wanted):
                found = moment
        return found

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._end], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._end, 65536)
        except OSError:
            return b""
