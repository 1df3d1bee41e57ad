"""A day of the kiosk: one visit after the other, each kept in the logbook, the staff pages between them."""

from pathlib import Path

from kiosk import clock
from kiosk.events import LARGER_TEXT, Event
from kiosk.hosting.backroom import Backroom
from kiosk.hosting.child import Child
from kiosk.hosting.clerk import Clerk, Named
from kiosk.hosting.font import Font
from kiosk.hosting.given import Given, line
from kiosk.hosting.keeper import Keeper
from kiosk.hosting.leading import Leading, Start
from kiosk.hosting.modes import Terminal
from kiosk.hosting.news import News
from kiosk.hosting.patience import Patience
from kiosk.hosting.reset.daily import Daily
from kiosk.hosting.rules import Rules
from kiosk.hosting.signals import Bell
from kiosk.hosting.watch import Ending
from kiosk.hosting.words import words
from kiosk.worker_messages import CrashMessage, PinAttempt

ONCE_GRACE = 5.0
"""Seconds in which a single visit may print its last words."""

LAST_WORDS = 10.0
"""Seconds for a slow disk to take the last events."""

BROKEN = ("crashed", "interrupted")
BROKEN_OFF = "The visit broke off: please start it again."
UNBEGUN = "No visit could begin: run kiosk check, which names what is broken."


class Day:
    """The host's work once the first child has been started."""

    def __init__(
        self,
        folder: Path,
        trouble: str,
        terminal: Terminal,
        font: Font,
        bell: Bell,
        start: Start,
        start_staff: Start,
        *,
        once: bool,
        dumps: bool,
    ) -> None:
        clock.today()  # A day that is none is told before anything is kept.
        self._bell, self._start, self._font = bell, start, font
        self._once, self._dumps = once, dumps
        self._news = News()
        # A page may stand where standard error goes.
        self._news.hush()
        self._patience = Patience()
        self._rules = Rules(folder, self._news.say)
        office = self._rules.now().office.id
        clerk = Clerk(folder, office, words, self._news.say, trouble)
        self._daily = Daily(folder, self._news.say)
        # A kiosk that is looked at looks at no other.
        apart = once or dumps
        self._keeper = Keeper(clerk) if apart else Keeper(clerk, self._daily.rest)
        grace = ONCE_GRACE if once else 0
        self._leading = Leading(terminal, font, bell, dumps=dumps, grace=grace)
        self._backroom = Backroom(
            folder, start_staff, self._leading, self._keeper, bell, dumps=dumps
        )

    def keep(self, child: Child, *, staff: bool = False) -> int:
        """Lead visits until the end, from `child` on, which was told what it needs; the exit code.

        Where `child` shows the `staff` pages, there is nothing after it.
        """
        try:
            if staff:
                return self._farewell(self._backroom.lead(child, self._rules.now()))
            return self._visits(child)
        finally:
            self._daily.stop()
            self._keeper.stop(LAST_WORDS)
            self._news.tell()

    def _visits(self, child: Child | None) -> int:
        while child is not None:
            ending = self._leading.lead(child, self._tell)
            self._keeper.hear(ending.outcome, clock.now())
            if self._once and not self._bell.ended:
                return self._farewell(ending)
            if ending.leave and self._backroom.leave(self._rules.now()):
                break
            touched = ending.touched or ending.leave
            child = self._next(self._patience.after(touched=touched, lived=ending.lived))
        return 0

    def _next(self, delay: float) -> Child | None:
        """The next visit, after a while; none where a signal has ended the kiosk."""
        child = self._leading.begin(self._start, delay)
        if child is not None:
            self._give(child)
        return child

    def _farewell(self, ending: Ending) -> int:
        if ending.outcome in BROKEN:
            begun = ending.touched or ending.outcome != "crashed"
            self._news.say(BROKEN_OFF if begun else UNBEGUN)
            return 1
        return 0

    def _give(self, child: Child) -> None:
        settings = self._rules.now()
        self._keeper.hear(Named(settings.office.id), clock.now())
        given = Given(
            settings=settings,
            mark=bool(self._keeper.trouble),
            pin=self._backroom.locked,
            closed=self._patience.struggling,
            dumps=self._dumps,
            enlarges=self._font.there,
        )
        child.give(line(given), self._bell)

    def _tell(self, said: Event | CrashMessage | PinAttempt) -> None:
        """Keep what a visit tells, and do what it asks for; of PINs it knows nothing."""
        if not isinstance(said, PinAttempt):
            self._keeper.hear(said, clock.now())
        if isinstance(said, Event) and (said.kind, said.choice) == ("setting", LARGER_TEXT):
            self._font.enlarge()
