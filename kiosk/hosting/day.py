"""A day of the kiosk: one visit after the other, each of them kept in the logbook."""

from collections.abc import Callable
from pathlib import Path

from kiosk import clock
from kiosk.catalog.settings_file import read_settings
from kiosk.hosting.child import Child
from kiosk.hosting.clerk import Clerk
from kiosk.hosting.given import Given, line
from kiosk.hosting.keeper import Keeper
from kiosk.hosting.modes import Terminal
from kiosk.hosting.news import News
from kiosk.hosting.patience import LONGEST, Patience
from kiosk.hosting.signals import Bell
from kiosk.hosting.watch import Ending, Watch
from kiosk.hosting.words import words
from kiosk.waist.events import Event
from kiosk.waist.wire import Crash
from kiosk.world.process import seal

ONCE_GRACE = 5.0
"""Seconds in which a single visit may print its last words."""

LAST_WORDS = 10.0
"""Seconds for a slow disk to take the last events."""

BROKEN = ("crashed", "interrupted")
BROKEN_OFF = "The visit broke off: please start it again."
BAD_SETTINGS = "Part of kiosk.toml cannot be used: run kiosk check, which names it."


class Day:
    """The host's work once the first visit has been started."""

    def __init__(
        self,
        folder: Path,
        trouble: str,
        terminal: Terminal,
        bell: Bell,
        start: Callable[[], Child],
        *,
        once: bool,
        dumps: bool,
    ) -> None:
        clock.today()  # A day that is none is told before anything is kept.
        self._terminal, self._bell, self._start = terminal, bell, start
        self._once, self._dumps = once, dumps
        self._news = News()
        self._settings, problems = read_settings(folder)
        if problems:
            self._news.say(BAD_SETTINGS)
        office = self._settings.office.id
        self._keeper = Keeper(Clerk(folder, office, words, self._news.say, trouble))

    def keep(self, child: Child, *, given: bool) -> int:
        """Lead visits until the end; the exit code. The first is `child`, told already if `given`."""
        try:
            if not given:
                self._give(child)
            return self._visits(child)
        finally:
            self._keeper.stop(LAST_WORDS)
            self._news.tell()

    def _visits(self, child: Child | None) -> int:
        self._news.hush()
        patience = Patience()
        while child is not None:
            ending = self._visit(child)
            if self._once and not self._bell.ended:
                return self._farewell(ending)
            if ending.leave:
                break
            child = self._next(patience.after(touched=ending.touched, lived=ending.lived))
        return 0

    def _visit(self, child: Child) -> Ending:
        grace = ONCE_GRACE if self._once else 0
        try:
            seal(self._dumps)
            watch = Watch(child, self._bell, self._tell, grace)
            ending = watch.until_the_end()
        finally:
            child.end()
            child.close()
            self._terminal.wipe()
        self._keeper.hear(ending.outcome, clock.now())
        return ending

    def _next(self, delay: float) -> Child | None:
        """The next visit, after a while; none where a signal has ended the kiosk."""
        while not self._bell.wait(delay):
            try:
                child = self._start()
                self._give(child)
                return child
            except OSError:
                # This machine has no room for a process just now.
                delay = min(LONGEST, max(1.0, delay * 2))
        return None

    def _farewell(self, ending: Ending) -> int:
        if ending.outcome in BROKEN:
            self._news.say(BROKEN_OFF)
            return 1
        return 0

    def _give(self, child: Child) -> None:
        mark = bool(self._keeper.trouble)
        child.give(line(Given(settings=self._settings, mark=mark, dumps=self._dumps)))

    def _tell(self, said: Event | Crash) -> None:
        self._keeper.hear(said, clock.now())
