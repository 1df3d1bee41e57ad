"""Looks at the date with every write of the visit log, and settles rows once a doubt about it is over."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import clock

if TYPE_CHECKING:
    from datetime import date

    from kiosk.store.clock_record import ClockRecord
    from kiosk.store.repository import LogRepository


class ClockKeeper:
    """Judges the date on the thread that writes; `notify` hears of each doubt, once."""

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        self._folder = folder
        self._notify = notify
        self._told = ""

    def look(self, repository: "LogRepository | None") -> "ClockRecord | None":
        """What is known of the date now, told to the repository, too; None in a preview, whose date is another.

        There is no repository where the log is newer than this program.
        """
        from kiosk.store.clock_file import (
            forget_move,
            keep_clock,
            look_at_clock,
            read_clock,
        )

        newest_day = repository.newest_day if repository else None
        try:
            record = keep_clock(self._folder, newest_day=newest_day)
        except OSError:
            # A full disk: what is not kept only lets more time be unproven.
            record = read_clock(self._folder, newest_day=newest_day)
        if clock.is_preview():
            return None
        today = look_at_clock().wall.date()
        if repository is not None:
            repository.clock_record, repository.today = record, today
            if record.moved is not None:
                # A new doubt may have come before this look.
                repository.settle(record.moved, record.reckoned.date() if record.doubt else today)
                forget_move(self._folder, record.moved, newest_day)
        self._tell(record, today)
        return record

    def _tell(self, record: "ClockRecord", today: "date") -> None:
        from kiosk.store.clock_sentences import doubt_remedy, doubt_sentence

        if record.doubt and record.doubt != self._told:
            remedy = doubt_remedy(record, today)
            self._notify(f"{doubt_sentence(record, today)} {remedy}")
        self._told = record.doubt


def first_look(folder: Path) -> "tuple[ClockRecord | None, date]":
    """What is known of the date before the log is opened, if anything, and the day for the name of a damaged log.

    That is today, or the day by reckoning where the date is in doubt.
    """
    from sqlite3 import Error

    from kiosk.store.clock_file import look_at_clock, read_clock

    look = look_at_clock()
    today = look.wall.date()
    try:
        record = read_clock(folder, look)
    except (Error, OSError):
        # The log itself, from which a first record begins, is damaged or of an earlier version.
        return None, today
    day = record.reckoned.date() if record.doubt else today
    return (None if clock.is_preview() else record), day
