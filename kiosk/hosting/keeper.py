"""The thread that keeps the logbook: it alone waits for the disk."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from kiosk.store.entry import Entry
from kiosk.store.folder import ailment, make, sentence
from kiosk.waist.events import Event, Outcome
from kiosk.waist.wire import Crash

if TYPE_CHECKING:
    from kiosk.store.book import Book
    from kiosk.store.locks import Locks

LATE = 50
"""Ended visits that wait in memory until they can be written."""


class Keeper:
    """Takes what is heard of the visits, one after the other, and never lets the host wait.

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
        self._book: Book | None = None
        self._entry = Entry()
        self._late: deque[Entry] = deque(maxlen=LATE)
        self._said: SimpleQueue[tuple[Event | Crash | Outcome, datetime] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def hear(self, what: Event | Crash | Outcome, moment: datetime) -> None:
        """Take in an event, a crash, or an outcome, which closes the visit."""
        self._said.put((what, moment))

    def stop(self, patience: float) -> None:
        """Write what is left, and wait for that so many seconds at most."""
        self._said.put(None)
        self._thread.join(patience)

    def _run(self) -> None:
        going = True
        while going:
            batch = [self._said.get()]
            with suppress(Empty):
                while True:
                    batch.append(self._said.get_nowait())
            for said in batch:
                if said is None:
                    going = False
                else:
                    self._take(*said)
            self._save()

    def _take(self, what: Event | Crash | Outcome, moment: datetime) -> None:
        if isinstance(what, Event):
            self._entry.hear(what, moment)
        elif isinstance(what, Crash):
            self._entry.break_off(what, moment)
        else:
            self._entry.close(what, moment)
            self._late.append(self._entry)
            self._entry = Entry()

    def _save(self) -> None:
        """Write all there is; a book that fails is opened anew once, which mends or replaces it."""
        opened = self._book is not None
        try:
            self._write()
        except Exception as fault:
            self._drop_book()
            if opened:
                self._save()
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
        book.write(self._entry)

    def _open(self) -> "Book":
        # The database is loaded once a visit has something to tell, when its first page stands.
        from kiosk.store.book import Book

        make(self._folder)
        book = Book(self._folder, self._office, self._words, self._locks, datetime.now().date())
        if book.aside:
            self._say(f"The logbook was damaged: it now lies beside a new one, as {book.aside}.")
        return book

    def _drop_book(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None

    def _complain(self, fault: Exception) -> None:
        from sqlite3 import IntegrityError

        if isinstance(fault, IntegrityError) and self._late:
            # It will never fit: better one visit lost than all that come after it.
            self._late.popleft()
        # The folder often says more plainly than the database what is wrong.
        trouble = ailment(self._folder) or sentence(self._folder, fault)
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
