"""Renews the copy of the visit log once a day, while nobody uses the kiosk."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.store.repository import LogRepository

RETRY_AFTER = 3600.0
"""Seconds until the next try where no copy could be written."""

UNDONE = "The visit log could not be copied ({why}), so the last copy stays: make room on the disk of {folder}."


class DailyCopy:
    """Renews the copy unless that was done today; `notify` hears, once, that it could not be written."""

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        self._folder = folder
        self._notify = notify
        self._next_try = 0.0

    def run_if_due(self, repository: "LogRepository", stops: Callable[[], bool]) -> bool:
        """Renew the copy if it is not of today; whether the log was found intact, as far as it was looked at.

        `stops` is called many times a second; once it is true, the copy waits for the next quiet time.
        """
        from kiosk.store.backup import copy_day

        if copy_day(self._folder) == datetime.now().date() or monotonic() < self._next_try:
            return True
        try:
            intact = repository.renew_copy(stops)
        except Exception as fault:
            if not self._next_try:
                self._notify(UNDONE.format(why=fault or type(fault).__name__, folder=self._folder))
            self._next_try = monotonic() + RETRY_AFTER
            return True
        self._next_try = 0.0
        return intact is not False
