"""The staff's session: PIN, pages, idle time, for either front end."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.events import FrontEndName, Outcome
from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.staff.async_value import ASKING
from kiosk.staff.context import StaffContext, StaffServices
from kiosk.staff.data_folder_problem import describe_fault
from kiosk.staff.renderer import render_page
from kiosk.staff.router import builder_for
from kiosk.staff.state import MENU, StaffState, StaffTurn
from kiosk.staff.turn import apply_reply
from kiosk.view_model.page import Page, Text
from kiosk.view_model.replies import Again, Chose, Onward, Reply
from kiosk.visit.idle import IdleLimits, IdleState, idle_state
from kiosk.visit.services import NoVoice, Voice

FAILED = "staff/trouble"


def build_page(context: StaffContext) -> Page:
    """The page where one stands."""
    try:
        _look_for_folder(context)
        draft = builder_for(context.state.node).build(context)
    except (OSError, sqlite3.Error) as fault:
        draft = PageDraft(
            id="trouble",
            title=context.title("trouble"),
            blocks=(Text(describe_fault(fault, context), lead=True),),
            choices=context.choices("trouble", "back"),
        )
    return render_page(draft, context)


def _look_for_folder(context: StaffContext) -> None:
    """FileNotFoundError where it is gone: a book that is not there looks like an empty one."""
    if context.state.trail[0] == MENU != context.state.node and not context.folder.is_dir():
        raise FileNotFoundError(context.folder)


def handle_reply(page: Page, reply: Reply, context: StaffContext) -> StaffTurn:
    """What a reply to that page makes; where it failed, the same page with the reason."""
    if isinstance(reply, Again):
        return StaffTurn(context.state)
    before, context.state = context.state, context.state.saying("")
    if page.id == FAILED and isinstance(reply, Chose | Onward):
        return StaffTurn(context.state.back())
    try:
        return apply_reply(page, reply, context)
    except (OSError, sqlite3.Error) as fault:
        return StaffTurn(before.saying(describe_fault(fault, context)))


def idle_warning(context: StaffContext, seconds: int) -> Page:
    """What stands over any page before time closes it."""
    draft = PageDraft(
        id="warning",
        title=context.title("warning"),
        blocks=context.texts.opening("staff-warning", seconds=seconds),
        choices=context.choices("warning", "stay"),
    )
    return replace(render_page(draft, context), id="warning")


SECONDS = 0.5
"""Between two looks at what is still to come."""


class RefreshKey(NamedTuple):
    """The rows of the window, and for how many answers the page shown waits."""

    rows: int = 0
    waits: int = 0

    def sooner(self, ahead: float | None) -> float | None:
        """Seconds until the next look, where there is something else `ahead` or nothing."""
        if not self.waits:
            return ahead
        return SECONDS if ahead is None else min(SECONDS, ahead)


def refresh_key(context: StaffContext) -> RefreshKey:
    """How these stand now."""
    return RefreshKey(context.services.rows(), _waits(context))


def _waits(context: StaffContext) -> int:
    match context.state.node:
        case "health":
            return (context.services.printing(), context.services.upkeep()).count(ASKING)
        case "printing":
            return int(context.services.printer.state() == "working")
    return 0


LIMITS = IdleLimits(question=120, warning=60)
"""The staff pages close after three minutes; the last of them is the warning."""


class StaffSession:
    """The staff pages as a visit of their own; `kit` makes what they work with at a day and hour.

    `clock` gives seconds, `calendar` the day and hour, `epoch` seconds since 1970; `ended` takes how the
    round ended.
    """

    def __init__(
        self,
        journey_context: Callable[[datetime, FrontEndName], Context],
        services: StaffServices,
        clock: Callable[[], float],
        calendar: Callable[[], datetime],
        epoch: Callable[[], float],
        ended: Callable[[Outcome], None],
        voice: Voice | None = None,
    ) -> None:
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None
        self._kit, self._means, self._ended = journey_context, services, ended
        self._clock, self._calendar, self._epoch = clock, calendar, epoch
        self._voice = voice or NoVoice()
        self._door: FrontEndName = "screen"
        self._state = StaffState()
        self._touched = clock()
        self._idle, self._glance = IdleState("open"), RefreshKey()
        self._page: Page | None = None

    def page(self) -> Page:
        """The page to show now, which may be the warning."""
        if self._idle.phase == "warning":
            return idle_warning(self._sight(), self._idle.seconds_left)
        return self._under()

    def answer(self, reply: Reply) -> None:
        """Take a reply to the page shown; one that lifts the warning does nothing else."""
        if self.outcome is not None:
            return
        self._voice.stop()
        self.tick()
        phase, self._idle = self._idle.phase, IdleState("open")
        self._touched = self._clock()
        if phase != "open":
            return
        before = self._under()
        made = handle_reply(before, reply, self._sight())
        self._state, self._page, self.requested_front_end = made.state, None, made.front_end
        if made.end is not None:
            self.end(made.end)
        elif self._state.preferences.voice and (
            isinstance(reply, Again) or self._under() != before
        ):
            self._voice.read(self._under())

    def touch(self) -> None:
        """Somebody is there, though nothing was answered."""
        if self.outcome is None and self._idle.phase == "open":
            self._voice.stop()
            self._touched = self._clock()

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""
        if self.outcome is not None:
            return False
        before, self._idle = self._idle, self._idled()
        if self._idle.phase == "over":
            self.end("timed-out")
        older = self._page or self._under()
        aged = (self._idle.phase, self._idle.seconds_left) != (before.phase, before.seconds_left)
        return self._under() is not older or aged

    def seconds_until_change(self) -> float | None:
        """Seconds until that can matter."""
        return self._glance.sooner(self._idled().next_change)

    def switch_to(self, front_end: FrontEndName) -> None:
        """Go on through this door, with nothing lost."""
        self._door, self.requested_front_end, self._page = front_end, None, None

    def end(self, outcome: Outcome) -> None:
        """End the round; the first outcome stands."""
        if self.outcome is None:
            self._voice.stop()
            self.outcome = outcome
            self._ended(outcome)

    def _idled(self) -> IdleState:
        return idle_state(self._clock() - self._touched, "question", False, LIMITS)

    def _under(self) -> Page:
        """The page below the warning, made anew where something else has changed on it."""
        context = self._sight()
        before, self._glance = self._glance, refresh_key(context)
        if self._page is None or self._glance != before:
            self._page = build_page(context)
        return self._page

    def _sight(self) -> StaffContext:
        journey_context = self._kit(self._calendar(), self._door)
        return StaffContext(journey_context, self._state, self._epoch(), self._means)
