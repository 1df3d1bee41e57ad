"""Deletes rows older than the retention, once at the start and once a day, where the date can be believed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.settings.schema import MAX_RETENTION_DAYS
from kiosk.store.damaged_logs import delete_damaged_logs, rename_logs_ahead
from kiosk.store.waiting_visits import delete_old_files

if TYPE_CHECKING:
    from kiosk.store.clock_record import ClockRecord
    from kiosk.store.repository import LogRepository

RETRY_AFTER = 3600.0
"""Seconds until the next try where old rows could not be deleted."""

UNDONE = "Old visits could not be deleted from the visit log ({why}): make room on its disk."


class DailyRetention:
    """Deletes old rows and old damaged logs once a day; a failure never keeps a visit from being written."""

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        self._folder = folder
        self._notify = notify
        self._done: date | None = None
        self._next_try = 0.0

    def run_again(self) -> None:
        """Let the next run be due: the log was begun anew from a copy, whose rows may be older."""
        self._done, self._next_try = None, 0.0

    def run_if_due(self, repository: "LogRepository | None", record: "ClockRecord | None") -> None:
        """Delete what is old enough, unless that was done today or failed within the last hour.

        Without a repository, whose log a newer version has kept, that is only what lies beside the log.

        `record` is what is known of the date; None in a preview, whose day must not delete rows of the real one.
        Nothing is deleted while the date is in doubt.
        """
        day = None if record is None or record.doubt else record.purge_day
        if record is None or day is None or day == self._done or monotonic() < self._next_try:
            return
        try:
            kept_days = retention_days(self._folder)
            trusted = record.state == "trusted"
            clean = (
                repository.purge(kept_days, day, trusted=trusted).clean
                if repository
                else _purge_beside(self._folder, kept_days, day, trusted=trusted)
            )
            if trusted:
                rename_logs_ahead(self._folder, day)
                old = datetime.combine(day, time()) - timedelta(days=kept_days)
                delete_old_files(self._folder, old)
            delete_damaged_logs(self._folder, day, kept_days)
        except Exception as fault:
            clean = False
            if not self._next_try:
                self._notify(UNDONE.format(why=fault or type(fault).__name__))
        self._done = day if clean else None
        self._next_try = 0.0 if clean else monotonic() + RETRY_AFTER


def _purge_beside(folder: Path, days: int, today: date, *, trusted: bool) -> bool:
    from kiosk.store.purge import purge_kept_daily

    purge_kept_daily(folder, days, today, trusted=trusted)
    return True


def retention_days(folder: Path) -> int:
    """The days that rows are kept by the settings; where they cannot be read, as many as are allowed.

    A typing error in kiosk.toml must not cost rows that the office wanted to keep.
    """
    from kiosk.settings.reader import read_settings

    settings, problems = read_settings(folder)
    if any(problem.key in ("", "retention_days") for problem in problems):
        return MAX_RETENTION_DAYS
    return settings.retention_days
