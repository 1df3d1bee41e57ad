"""Writes the visit log on a thread of its own, and goes on when it cannot be written."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.events import Event, Outcome
from kiosk.runtime.daily_retention import DailyRetention
from kiosk.store.data_folder import describe_log_fault, log_problem, make_data_folder
from kiosk.store.repository import VisitBuffer
from kiosk.worker_messages import CrashMessage, PinAttempt

if TYPE_CHECKING:
    from kiosk.store.locks import Locks
    from kiosk.store.repository import LogRepository


LATE = 50
"""Ended visits that wait in memory until they can be written."""

DAMAGED = (
    "The logbook was damaged: it now lies beside a new one, as {name}. What could be read came over:"
    " visits {visits}."
)


class OfficeIdChange(Struct, frozen=True):
    """The id that the office has from now on; it comes in its turn, so that each visit keeps that of its time."""

    office: str


LogMessage = Event | CrashMessage | PinAttempt | Outcome | OfficeIdChange
"""Something that a visit or the staff pages told, how they ended, or what the office is called now."""


class LogWriter:
    """Keeps the visit of now and those that could not be written yet.

    `trouble` is the sentence on why the book cannot be written, empty where it can; `say` hears that
    sentence, and other news for staff, once.
    """

    def __init__(
        self,
        folder: Path,
        office: str,
        words: Callable[[], Iterable[str]],
        say: Callable[[str], None],
        trouble: str = "",
    ) -> None:
        self.trouble = trouble
        self._folder = folder
        self._office = office
        self._find_words = words
        self._say = say
        self._book: LogRepository | None = None
        self._entry = VisitBuffer()
        self._late: deque[VisitBuffer] = deque(maxlen=LATE)
        self._retention = DailyRetention(folder, say)
        self._tries: deque[tuple[PinAttempt, datetime]] = deque(maxlen=LATE)

    @property
    def idle(self) -> bool:
        """Whether nobody has touched the visit of now."""
        return self._entry.moment is None

    def take(self, heard: LogMessage, moment: datetime) -> None:
        """Take something in; an outcome closes the visit."""
        if isinstance(heard, Event):
            self._entry.hear(heard, moment, self._office)
        elif isinstance(heard, CrashMessage):
            self._entry.break_off(heard, moment)
        elif isinstance(heard, PinAttempt):
            self._tries.append((heard, moment))
        elif isinstance(heard, OfficeIdChange):
            self._office = heard.office
        else:
            self._entry.close(heard, moment)
            self._late.append(self._entry)
            self._entry = VisitBuffer()

    def save(self) -> None:
        """Write all there is; a book that fails is opened anew once, which mends or replaces it."""
        opened = self._book is not None
        try:
            self._write()
        except Exception as fault:
            self._close()
            if opened:
                self.save()
            else:
                self._complain(fault)
        else:
            self.trouble = ""

    def _write(self) -> None:
        book = self._book = self._book or self._open()
        while self._late:
            book.write(self._late[0])
            book.finish(self._late[0])
            self._late.popleft()
        while self._tries:
            book.write_try(*self._tries[0])
            self._tries.popleft()
        book.write(self._entry)
        self._retention.keep(book)

    def _open(self) -> "LogRepository":
        # The database is loaded once a visit has something to tell, when its first page stands.
        from kiosk.store.repository import LogRepository

        make_data_folder(self._folder)
        book = LogRepository(self._folder, self._words, self._locks, datetime.now().date())
        if book.aside:
            self._say(DAMAGED.format(name=book.aside, visits=book.saved))
        return book

    def _close(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None

    def _complain(self, fault: Exception) -> None:
        from sqlite3 import IntegrityError

        if isinstance(fault, IntegrityError) and self._late:
            # It will never fit: better one visit lost than all that come after it.
            self._late.popleft()
        # The folder often says more plainly than the database what is wrong.
        trouble = log_problem(self._folder) or describe_log_fault(self._folder, fault)
        if not self.trouble:
            self._say(trouble)
        self.trouble = trouble

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._find_words())

    @cached_property
    def _locks(self) -> "Locks":
        from kiosk.store.locks import Locks

        return Locks(self._folder)


QUIET = 600.0
"""Seconds after which a kiosk that nobody touches looks whether a new day asks for anything."""


class LogThread:
    """Hands to a clerk what is heard of the visits, one after the other, and never lets the host wait.

    `rest` is what else is due while nobody is there.
    """

    def __init__(self, clerk: LogWriter, rest: Callable[[], None] = lambda: None) -> None:
        self._clerk = clerk
        self._rest = rest
        self._heard: SimpleQueue[tuple[LogMessage, datetime] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str:
        """Why the book cannot be written, as far as is known."""
        return self._clerk.trouble

    def hear(self, heard: LogMessage, moment: datetime) -> None:
        """Take in something that a visit told, or how it ended."""
        self._heard.put((heard, moment))

    def stop(self, patience: float) -> None:
        """Write what is left, and wait for that so many seconds at most."""
        self._heard.put(None)
        self._thread.join(patience)

    def _run(self) -> None:
        going = True
        while going:
            batch: list[tuple[LogMessage, datetime] | None] = []
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


def load_vocabulary() -> frozenset[str]:
    """Read the content; only the logbook's thread needs it, and only once."""
    from kiosk.content.loader import load_content
    from kiosk.journey.vocabulary import vocabulary
    from kiosk.paths import CONTENT

    return vocabulary(load_content(CONTENT)[0])
