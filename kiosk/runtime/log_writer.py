"""Holds the visits that are to be written into the visit log, and goes on when it cannot be written.

In a log that a newer version of the program has kept nothing is written: visits go on unlogged.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.events import Event, Outcome, VocabularyEntry
from kiosk.runtime.clock_keeper import ClockKeeper, first_look
from kiosk.runtime.daily_copy import DailyCopy
from kiosk.runtime.daily_retention import DailyRetention
from kiosk.store.damaged_logs import describe_restart
from kiosk.store.data_folder import describe_log_error, log_problem, make_data_folder
from kiosk.store.visit_buffer import DEFAULT_KIOSK, VisitBuffer
from kiosk.worker_messages import CrashMessage, PinAttempt

if TYPE_CHECKING:
    from kiosk.store.locks import LogLocks
    from kiosk.store.repository import LogRepository


MAX_WAITING = 50
"""Ended visits, and PIN attempts, that wait in memory until they can be written; more are put into a file."""

RESTORABLE = "If you have a backup, kiosk restore brings that back."
BROUGHT_IN = "Visits that had waited in the data folder are now in the visit log: {visits}."
REFUSED = "Visits that had waited could not be read, and were left in {name}: ask an expert to look at that file."
KEPT = (
    "Visits that could not be written to the visit log wait in {path}: {visits}. The kiosk brings them in when it"
    " next starts."
)
LOST = "Visits are lost, because they could be written neither to the visit log nor beside it ({why}): {visits}."


class SiteChange(Struct, frozen=True):
    """The ids of the office and of the kiosk, for all visits that begin after it; earlier ones keep theirs."""

    office: str
    kiosk: str = DEFAULT_KIOSK


class ContentChange(Struct, frozen=True):
    """Visits that begin after it are of another content, which may have ids that the earlier one has not."""


LogMessage = Event | CrashMessage | PinAttempt | Outcome | SiteChange | ContentChange
"""A message of a worker, how it ended, new ids of the office and the kiosk, or another content."""


class LogWriter:
    """Holds the visit under way and those not yet written, and writes them.

    `trouble` is the sentence on why the log cannot be written, empty where it can; `notify` is called with that
    sentence, and with other news for staff, once. `find_ids` gives the ids that the log may hold; it is called
    on the thread that writes, and again when the content has changed.
    """

    def __init__(
        self,
        folder: Path,
        office: str,
        find_ids: Callable[[], Iterable[str]],
        notify: Callable[[str], None],
        trouble: str = "",
        *,
        kiosk: str = DEFAULT_KIOSK,
    ) -> None:
        self.trouble = trouble
        self._folder = folder
        self._office, self._kiosk = office, kiosk
        self._find_ids = find_ids
        self._notify = notify
        self._repository: LogRepository | None = None
        self._visit = VisitBuffer()
        self._ended_visits: deque[VisitBuffer] = deque()
        self._pin_attempts: deque[tuple[PinAttempt, datetime]] = deque()
        self._thorough = self._ends = self._has_copied_rows = self._is_newer = False
        self._failure = ""
        self._checked: date | None = None
        self._clock = ClockKeeper(folder, notify)
        self._retention = DailyRetention(folder, notify)
        self._copy = DailyCopy(folder, notify)

    @property
    def is_idle(self) -> bool:
        """Whether nobody has begun the visit under way."""
        return self._visit.moment is None

    def take(self, message: LogMessage, moment: datetime) -> None:
        """Add a message to what is to be written; an outcome ends the visit."""
        if isinstance(message, Event):
            self._visit.add_event(message, moment, self._office, self._kiosk)
        elif isinstance(message, CrashMessage):
            self._visit.add_crash(message, moment)
        elif isinstance(message, PinAttempt):
            self._pin_attempts.append((message, moment))
        elif isinstance(message, SiteChange):
            self._office, self._kiosk = message.office, message.kiosk
        elif isinstance(message, ContentChange):
            self._add_ids()
        else:
            self._visit.close(message)
            self._ended_visits.append(self._visit)
            self._visit = VisitBuffer()
        if max(len(self._ended_visits), len(self._pin_attempts)) > MAX_WAITING:
            self._make_room()

    def save(self) -> None:
        """Write all there is; a log that fails is opened again once, which repairs or replaces it."""
        was_open = self._repository is not None
        try:
            self._write()
        except Exception as fault:
            self._close()
            # What a short check did not find is looked for in the whole file.
            self._thorough = self._thorough or _is_damage(fault)
            if was_open:
                self.save()
            else:
                self._report(fault)
        else:
            self.trouble = ""
            self._thorough = self._is_newer = False

    def check(self, stops: Callable[[], bool]) -> None:
        """Check the whole log once a day, and renew its copy, while nobody uses the kiosk.

        `stops` is called many times a second; once it is true, the rest waits for the next quiet time.
        """
        intact = self._check(stops)
        if intact and self._repository is not None:
            intact = self._copy.run_if_due(self._repository, stops)
        if not intact:
            self._close()
            self._thorough = True
            self.save()

    def _check(self, stops: Callable[[], bool]) -> bool:
        """Whether the log is intact, as far as it was looked at: it is checked once a day."""
        day = datetime.now().date()
        if self._repository is None or self._checked == day:
            return True
        try:
            intact = self._repository.check(stops)
        except Exception:
            intact = False
        self._checked = None if intact is None else day
        return intact is not False

    def close(self) -> None:
        """Close the log and release all locks on it."""
        self._close()
        if "_locks" in self.__dict__:
            self._locks.close()

    def keep_waiting(self) -> None:
        """Keep what could not be written in a file of the data folder, and say so: the kiosk ends now.

        Visits that are not logged, because the log is a newer one, are not kept either.
        """
        self._ends = True
        if self._is_newer:
            return
        waiting = [*self._ended_visits, self._visit]
        visits = [visit for visit in waiting if visit.moment or visit.crash]
        attempts = [*self._pin_attempts]
        if (visits or attempts) and not self._keep(visits, attempts):
            count = sum(visit.moment is not None for visit in visits)
            self._notify(LOST.format(why=self._failure, visits=count))

    def _make_room(self) -> None:
        """Put what waits into a file; where that fails too, on a full disk, let go of the oldest alone."""
        if self._keep([*self._ended_visits], [*self._pin_attempts]):
            self._ended_visits.clear()
            self._pin_attempts.clear()
        elif len(self._ended_visits) > MAX_WAITING:
            self._ended_visits.popleft()
        else:
            self._pin_attempts.popleft()

    def _keep(self, visits: list[VisitBuffer], attempts: list[tuple[PinAttempt, datetime]]) -> bool:
        """Keep visits and PIN attempts in a file, and tell staff of the visits; whether that could be done."""
        from kiosk.store.vocabulary import entries_of
        from kiosk.store.waiting_visits import keep_visits

        count = sum(visit.moment is not None for visit in visits)
        try:
            path = keep_visits(self._folder, visits, attempts, entries_of(self._ids))
        except Exception as fault:
            self._failure = str(fault) or type(fault).__name__
            return False
        if count:
            self._notify(KEPT.format(path=path, visits=count))
        return True

    def _write(self) -> None:
        repository = self._repository = self._repository or self._open()
        clock_record = self._clock.look(repository)
        if self._has_copied_rows and clock_record is not None and not clock_record.doubt:
            # A doubt in which rows were copied has been settled since.
            repository.settle(0, repository.today)
            self._has_copied_rows = False
        while self._ended_visits:
            # Taken out only when it is written: a failure leaves it for the next try.
            repository.write(self._ended_visits[0])
            repository.finish(self._ended_visits[0])
            self._ended_visits.popleft()
        while self._pin_attempts:
            attempt = self._pin_attempts[0]
            repository.write_pin_attempt(*attempt)
            if attempt in self._pin_attempts:
                self._pin_attempts.remove(attempt)
        repository.write(self._visit)
        self._retention.run_if_due(repository, clock_record)

    def _open(self) -> "LogRepository":
        # The database is loaded once a visit has something to log: by then its first page is shown.
        from kiosk.store.repository import LogRepository

        make_data_folder(self._folder)
        record, day = first_look(self._folder)
        repository = LogRepository(
            self._folder, self._ids, self._locks, day, record, thorough=self._thorough
        )
        if self._is_newer:
            # Until now only what lies beside the log could go.
            self._retention.run_again()
        if repository.restart is not None:
            self._notify(f"{describe_restart(repository.restart)} {RESTORABLE}")
            self._has_copied_rows = True
            self._retention.run_again()
        if repository.brought_in.visits:
            self._notify(BROUGHT_IN.format(visits=repository.brought_in.visits))
        for name in repository.brought_in.refused:
            self._notify(REFUSED.format(name=self._folder / name))
        return repository

    def _add_ids(self) -> None:
        """Let the log hold the ids of the new content, too; visits that wait may have those of the old one."""
        from kiosk.store.vocabulary import entries_of

        if "_ids" in self.__dict__:
            self._ids = {**entries_of(self._ids), **entries_of(self._find_ids())}
            self._close()

    def _close(self) -> None:
        if self._repository is not None:
            self._repository.close()
            self._repository = None

    def _report(self, fault: Exception) -> None:
        from sqlite3 import IntegrityError

        from kiosk.store.newer_log import NewerLogError

        if isinstance(fault, NewerLogError):
            self._leave_unlogged()
        if isinstance(fault, IntegrityError) and self._ended_visits:
            # It will never fit: better one visit lost than all that come after it.
            self._ended_visits.popleft()
        # The folder often says more plainly than the database what is wrong.
        trouble = log_problem(self._folder) or describe_log_error(self._folder, fault)
        if not (self.trouble or self._ends):
            self._notify(trouble)
        self.trouble = trouble

    def _leave_unlogged(self) -> None:
        """Let go of what has ended: a newer version has kept the log, and may never come back."""
        self._is_newer = True
        self._ended_visits.clear()
        self._pin_attempts.clear()
        # What lies beside the log goes in its time all the same.
        with suppress(Exception):
            self._retention.run_if_due(None, self._clock.look(None))

    @cached_property
    def _ids(self) -> Iterable[str]:
        ids = self._find_ids()
        return ids if isinstance(ids, Mapping) else frozenset(ids)

    @cached_property
    def _locks(self) -> "LogLocks":
        from kiosk.store.locks import LogLocks

        return LogLocks(self._folder)


def _is_damage(fault: Exception) -> bool:
    from kiosk.store.corruption import is_damage

    return is_damage(fault)


def load_vocabulary() -> Mapping[str, VocabularyEntry]:
    """The ids that the visit log may hold, with their labels; slow, and so left to the thread that writes."""
    from kiosk.content.folders_in_use import folders_in_use
    from kiosk.content.loader import load_content
    from kiosk.journey.vocabulary_labels import labelled_vocabulary

    return labelled_vocabulary(load_content(folders_in_use().content)[0])
