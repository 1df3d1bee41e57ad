"""The thread that keeps the logbook: it alone waits for the disk."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.hosting.clerk import Clerk, Heard

QUIET = 600.0
"""Seconds after which a kiosk that nobody touches looks whether a new day asks for anything."""


class Keeper:
    """Hands to a clerk what is heard of the visits, one after the other, and never lets the host wait.

    `rest` is what else is due while nobody is there.
    """

    def __init__(self, clerk: Clerk, rest: Callable[[], None] = lambda: None) -> None:
        self._clerk = clerk
        self._rest = rest
        self._heard: SimpleQueue[tuple[Heard, datetime] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str:
        """Why the book cannot be written, as far as is known."""
        return self._clerk.trouble

    def hear(self, heard: Heard, moment: datetime) -> None:
        """Take in something that a visit told, or how it ended."""
        self._heard.put((heard, moment))

    def stop(self, patience: float) -> None:
        """Write what is left, and wait for that so many seconds at most."""
        self._heard.put(None)
        self._thread.join(patience)

    def _run(self) -> None:
        going = True
        while going:
            batch: list[tuple[Heard, datetime] | None] = []
            with suppress(Empty):
                batch.append(self._heard.get(timeout=QUIET))
                while True:
                    batch.append(self._heard.get_nowait())
            for said in batch:
                if said is None:
                    going = False
                else:
                    self._clerk.take(*said)
            self._clerk.save()
            if not batch and self._clerk.idle:
                self._rest()
