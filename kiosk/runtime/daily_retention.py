"""Deletes rows older than the retention, once at the start and once a day."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kiosk import clock
from kiosk.store.recovery import delete_damaged_logs

if TYPE_CHECKING:
    from kiosk.store.repository import LogRepository

LONGEST = 183
"""Days, where the setting cannot be read: a slip in the file must not cost rows that the office keeps."""

AGAIN = 3600.0
"""Seconds until the next try where rows could not be let go of."""

UNDONE = "Old visits could not be taken out of the logbook ({why}): make room on its disk."


class DailyRetention:
    """The duty of a day; what it cannot do never keeps a visit from being written."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._say = say
        self._done: date | None = None
        self._due = 0.0

    def keep(self, book: "LogRepository") -> None:
        """Let go of what is old enough, unless that was done today."""
        day = clock.today()
        if clock.previews() or day == self._done or monotonic() < self._due:
            return
        try:
            kept = retention_days(self._folder)
            clean = book.retain(kept, day).clean
            delete_damaged_logs(self._folder, day - timedelta(days=kept))
        except Exception as fault:
            clean = False
            if not self._due:
                self._say(UNDONE.format(why=fault or type(fault).__name__))
        self._done = day if clean else None
        self._due = 0.0 if clean else monotonic() + AGAIN


def retention_days(folder: Path) -> int:
    """The days that the settings of a data folder say."""
    from kiosk.settings.reader import read_settings

    settings, problems = read_settings(folder)
    if any(problem.key in ("", "retention_days") for problem in problems):
        return LONGEST
    return settings.retention_days
