"""The staff's session: PIN, pages, idle time, for either front end."""

from collections.abc import Callable
from datetime import datetime
from os import terminal_size
from typing import NamedTuple

from kiosk.clock import RunningTime
from kiosk.events import FrontEndName, Outcome
from kiosk.journey.context import Context
from kiosk.staff.context import DEFAULT_SIZE, StaffContext, StaffServices
from kiosk.staff.state import StaffState
from kiosk.staff.turn import build_page, build_warning, handle_reply
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Again, Chose, Reply, VoiceKey
from kiosk.visit.idle import IdleLimits, IdleState, idle_state
from kiosk.visit.read_aloud import ReadAloud
from kiosk.visit.services import NoVoice, Voice

LIMITS = IdleLimits(question=120, warning=60)
"""The staff pages close after three minutes; the last of them is the warning."""

REFRESH_SECONDS = 0.5
"""Seconds between two looks at a value that is still pending."""


class RefreshKey(NamedTuple):
    """What makes a page be built anew without a reply: the size of the window, the number of pending values."""

    window_size: terminal_size = DEFAULT_SIZE
    pending: int = 0

    def limit_wait(self, seconds: float | None) -> float | None:
        """The seconds to wait, None for ever, and no longer than until the next look at a pending value."""
        if not self.pending:
            return seconds
        return REFRESH_SECONDS if seconds is None else min(REFRESH_SECONDS, seconds)


def refresh_key(context: StaffContext) -> RefreshKey:
    """The refresh key of the page shown, as of now."""
    return RefreshKey(context.services.window_size(), _count_pending(context))


def _count_pending(context: StaffContext) -> int:
    services = context.services
    match context.state.node.partition("/")[0]:
        case "health":
            return services.health.count_pending()
        case "printing":
            return int(services.printer.state() == "working")
    return 0


class StaffSession:
    """The staff pages, as a session for either front end.

    `journey_context` makes what the texts of the pages come from, at a time and in a front end. `clock` gives
    seconds and never goes back, `calendar` the date and time of the office, `running` the
    clock that nobody sets, by which the waits after wrong PINs are counted; `on_end` takes how the session ended.
    """

    def __init__(
        self,
        journey_context: Callable[[datetime, FrontEndName], Context],
        services: StaffServices,
        clock: Callable[[], float],
        calendar: Callable[[], datetime],
        running: Callable[[], RunningTime],
        on_end: Callable[[Outcome], None],
        voice: Voice | None = None,
    ) -> None:
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None
        self._journey_context, self._services, self._on_end = journey_context, services, on_end
        self._clock, self._calendar, self._running = clock, calendar, running
        self._aloud = ReadAloud(voice or NoVoice())
        self._front_end: FrontEndName = "screen"
        self._state = StaffState()
        self._active_at = clock()
        self._idle, self._refresh_key = IdleState("open"), RefreshKey()
        self._page: Page | None = None

    def page(self) -> Page:
        """The page to show now, which may be the warning."""
        if self._idle.phase == "warning":
            return build_warning(self._context(), self._idle.seconds_left)
        return self._current_page()

    def answer(self, reply: Reply) -> str:
        """Take a reply to the page shown; one that takes away the warning does nothing else.

        Gives the sentence that answers a key of the voice, or "".
        """
        if self.outcome is not None:
            return ""
        if not isinstance(reply, VoiceKey):
            self._aloud.silence()
        self.tick()
        phase, self._idle = self._idle.phase, IdleState("open")
        self._active_at = self._clock()
        if phase != "open":
            return ""
        if not isinstance(reply, VoiceKey):
            self._apply(reply)
            return ""
        page, is_on = self._current_page(), self._state.preferences.voice
        if reply.action == "voice" and not (is_on and page.has_voice):
            self._apply(Chose("voice"))
            return ""
        prints = self._front_end == "line"
        return self._aloud.press(reply.action, page, is_on=is_on, prints=prints)

    def _apply(self, reply: Reply) -> None:
        before = self._current_page()
        turn = handle_reply(before, reply, self._context())
        self._state, self._page, self.requested_front_end = turn.state, None, turn.front_end
        if turn.end is not None:
            self.end(turn.end)
        elif self._state.preferences.voice and (
            isinstance(reply, Again) or self._current_page() != before
        ):
            self._aloud.read(self._current_page())

    def touch(self) -> None:
        """Somebody is there, though nothing was answered."""
        if self.outcome is None and self._idle.phase == "open":
            self._aloud.silence()
            self._active_at = self._clock()

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""
        if self.outcome is not None:
            return False
        before, self._idle = self._idle, self._idle_now()
        if self._idle.phase == "over":
            self.end("timed-out")
        page_before = self._page or self._current_page()
        idle_changed = (self._idle.phase, self._idle.seconds_left) != (
            before.phase,
            before.seconds_left,
        )
        return self._current_page() is not page_before or idle_changed

    def seconds_until_change(self) -> float | None:
        """Seconds until that can matter."""
        return self._refresh_key.limit_wait(self._idle_now().next_change)

    def seconds_until_end(self) -> float | None:
        """Seconds until the pages close if nobody does anything."""
        end = LIMITS.seconds_to_end("question", helped=False)
        return None if end is None else max(0.0, end - (self._clock() - self._active_at))

    def switch_to(self, front_end: FrontEndName) -> None:
        """Go on in this front end, with nothing lost."""
        self._front_end, self.requested_front_end, self._page = front_end, None, None

    def end(self, outcome: Outcome) -> None:
        """End the round; the first outcome stands."""
        if self.outcome is None:
            self._aloud.silence()
            self.outcome = outcome
            self._on_end(outcome)

    def _idle_now(self) -> IdleState:
        return idle_state(self._clock() - self._active_at, "question", False, LIMITS)

    def _current_page(self) -> Page:
        """The page below the warning; built anew once something that it shows has changed without a reply."""
        context = self._context()
        before, self._refresh_key = self._refresh_key, refresh_key(context)
        if self._page is None or self._refresh_key != before:
            self._page = build_page(context)
        return self._page

    def _context(self) -> StaffContext:
        journey_context = self._journey_context(self._calendar(), self._front_end)
        return StaffContext(journey_context, self._state, self._running(), self._services)
