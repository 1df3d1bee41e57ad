"""The thread on which the visit log is written, so that the supervisor never waits for a disk."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.runtime.log_writer import LogMessage, LogWriter

IDLE_INTERVAL = 600.0
"""Seconds after which a kiosk that nobody uses looks whether a new day has work to do."""


class LogThread:
    """Runs a LogWriter on a thread of its own, so that the supervisor never waits for a disk.

    `when_idle` is called on that thread every IDLE_INTERVAL in which nobody uses the kiosk. `in_practice` tells
    whether the visit under way is practice: of that no message comes, and yet somebody may be there.
    """

    def __init__(
        self,
        writer: LogWriter,
        when_idle: Callable[[], None] = lambda: None,
        in_practice: Callable[[], bool] = lambda: False,
    ) -> None:
        self._writer = writer
        self._when_idle = when_idle
        self._in_practice = in_practice
        self._queue: SimpleQueue[tuple[LogMessage, datetime] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str:
        """Why the log cannot be written, as far as is known; empty where it can."""
        return self._writer.trouble

    def put(self, message: LogMessage, moment: datetime) -> None:
        """Queue a message of a worker, or how it ended."""
        self._queue.put((message, moment))

    def stop(self, timeout: float) -> None:
        """Write what is queued, and wait for that so many seconds at most; what is left then is kept in a file.

        What the thread writes meanwhile is recognised when the file is brought in.
        """
        self._queue.put(None)
        self._thread.join(timeout)
        with suppress(Empty):
            while True:
                if (item := self._queue.get_nowait()) is not None:
                    self._writer.take(*item)
        self._writer.keep_waiting()
        if not self._thread.is_alive():
            self._writer.close()

    def _run(self) -> None:
        running = True
        while running:
            # All that has come meanwhile is written in one go.
            batch: list[tuple[LogMessage, datetime] | None] = []
            with suppress(Empty):
                batch.append(self._queue.get(timeout=IDLE_INTERVAL))
                while True:
                    batch.append(self._queue.get_nowait())
            for item in batch:
                if item is None:
                    running = False
                else:
                    self._writer.take(*item)
            self._writer.save()
            if not batch and self._writer.is_idle and not self._in_practice():
                self._writer.check(lambda: not self._queue.empty() or self._in_practice())
                self._when_idle()
