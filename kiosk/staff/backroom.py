"""One round of the staff through their pages, for either door; what time does to it is here, too."""

from collections.abc import Callable
from datetime import datetime

from kiosk.events import FrontEndName, Outcome
from kiosk.journey.context import Context
from kiosk.staff.glance import Glance, glance
from kiosk.staff.means import Means
from kiosk.staff.pages import page_of, turn, warning
from kiosk.staff.sight import Sight
from kiosk.staff.state import State
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Again, Reply
from kiosk.visit.idle import IdleLimits, IdleState, idle_state
from kiosk.visit.services import NoVoice, Voice

LIMITS = IdleLimits(question=120, warning=60)
"""The staff pages close after three minutes; the last of them is the warning."""


class Backroom:
    """The staff pages as a visit of their own; `kit` makes what they work with at a day and hour.

    `clock` gives seconds, `calendar` the day and hour, `epoch` seconds since 1970; `ended` takes how the
    round ended.
    """

    def __init__(
        self,
        kit: Callable[[datetime, FrontEndName], Context],
        means: Means,
        clock: Callable[[], float],
        calendar: Callable[[], datetime],
        epoch: Callable[[], float],
        ended: Callable[[Outcome], None],
        voice: Voice | None = None,
    ) -> None:
        self.over: Outcome | None = None
        self.wants: FrontEndName | None = None
        self._kit, self._means, self._ended = kit, means, ended
        self._clock, self._calendar, self._epoch = clock, calendar, epoch
        self._voice = voice or NoVoice()
        self._door: FrontEndName = "screen"
        self._state = State()
        self._touched = clock()
        self._idle, self._glance = IdleState("open"), Glance()
        self._page: Page | None = None

    def page(self) -> Page:
        """The page to show now, which may be the warning."""
        if self._idle.phase == "warning":
            return warning(self._sight(), self._idle.left)
        return self._under()

    def answer(self, reply: Reply) -> None:
        """Take a reply to the page shown; one that lifts the warning does nothing else."""
        if self.over is not None:
            return
        self._voice.stop()
        self.tick()
        phase, self._idle = self._idle.phase, IdleState("open")
        self._touched = self._clock()
        if phase != "open":
            return
        before = self._under()
        made = turn(before, reply, self._sight())
        self._state, self._page, self.wants = made.state, None, made.door
        if made.end is not None:
            self.end(made.end)
        elif self._state.comfort.voice and (isinstance(reply, Again) or self._under() != before):
            self._voice.read(self._under())

    def touch(self) -> None:
        """Somebody is there, though nothing was answered."""
        if self.over is None and self._idle.phase == "open":
            self._voice.stop()
            self._touched = self._clock()

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""
        if self.over is not None:
            return False
        before, self._idle = self._idle, self._idled()
        if self._idle.phase == "over":
            self.end("timed-out")
        older = self._page or self._under()
        aged = (self._idle.phase, self._idle.left) != (before.phase, before.left)
        return self._under() is not older or aged

    def patience(self) -> float | None:
        """Seconds until that can matter."""
        return self._glance.sooner(self._idled().next)

    def enter(self, door: FrontEndName) -> None:
        """Go on through this door, with nothing lost."""
        self._door, self.wants, self._page = door, None, None

    def end(self, outcome: Outcome) -> None:
        """End the round; the first outcome stands."""
        if self.over is None:
            self._voice.stop()
            self.over = outcome
            self._ended(outcome)

    def _idled(self) -> IdleState:
        return idle_state(self._clock() - self._touched, "question", False, LIMITS)

    def _under(self) -> Page:
        """The page below the warning, made anew where something else has changed on it."""
        sight = self._sight()
        before, self._glance = self._glance, glance(sight)
        if self._page is None or self._glance != before:
            self._page = page_of(sight)
        return self._page

    def _sight(self) -> Sight:
        kit = self._kit(self._calendar(), self._door)
        return Sight(kit, self._state, self._epoch(), self._means)
