"""One visit: replies in, pages out, events beside; what it remembers ends with its process."""

from collections.abc import Callable
from datetime import date, datetime

from msgspec.structs import replace

from kiosk.events import LARGER_TEXT, Event, EventKind, FrontEndName, Outcome
from kiosk.journey.journey import Journey
from kiosk.journey.state import State, is_welcome
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.page_languages import page_in_language
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed, VoiceKey
from kiosk.view_model.spoken_text import Utterance
from kiosk.visit.idle import IdleLimits, IdlePhase, IdleState, idle_state
from kiosk.visit.read_aloud import ReadAloud
from kiosk.visit.services import NoPrinter, NoVoice, Printer, PrintJob, Voice

LOGGED_FACTS = {
    "intent": "reason",
    "kind": "device",
    "method": "method",
    "verdict": "verdict",
    "weeks": "weeks",
    "resumed": "resumed",
}
"""The facts of a journey that the visit log takes, and their names there."""

PRINTING_PAGE = "paper"
"""Id of the page that waits for the printer."""
SLIP_PAGE = "home"
"""Id of the page of the slip, which shows how the print ended to a member who did not wait for it."""

WELCOME_PAGE = "welcome"
"""Id of the page on which the end of practice ends a visit: there nobody is in the middle of anything."""

STAFF_PAGE = "staff"
"""Id of the page by which staff leave a kiosk without a PIN."""

UNRECORDED = "reader"
"""The page and the choice that tell of a member's eyesight, which is nobody's business: the log takes neither."""

REPLY_EVENTS: dict[type, EventKind] = {Back: "back", Again: "again", Help: "help"}
"""The replies that are events of their own kind, whatever the page."""

SETTING_KEYS = ("space", "contrast", "voice")
"""Options that a key picks on any page, though no page but one lists them."""


class Visit:
    """A visit through either front end.

    `clock` gives seconds and never goes back, `calendar` the date and time of the office, `record`
    takes the events, with whole seconds since the visit began. `outcome` is set once the visit has ended,
    `requested_front_end` once the member has asked for the other front end. After `practice_seconds`, None
    outside practice, it ends once it stands on the welcome page: nobody begins a visit in practice after that.
    """

    def __init__(
        self,
        journey: Journey,
        clock: Callable[[], float],
        calendar: Callable[[], datetime],
        record: Callable[[Event], None],
        *,
        front_end: FrontEndName = "screen",
        language: str = "",
        limits: IdleLimits | None = None,
        voice: Voice | None = None,
        printer: Printer | None = None,
        practice_seconds: float | None = None,
    ) -> None:
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None
        self._journey = journey
        self._clock = clock
        self._calendar = calendar
        self._record = record
        self._front_end: FrontEndName = front_end
        self._limits = limits or IdleLimits()
        self._aloud = ReadAloud(voice or NoVoice())
        self._may_invite = front_end == "screen"
        self._print_job = PrintJob(printer or NoPrinter())
        self._state: State = journey.start(language)
        self._started_at = self._active_at = clock()
        self._practice_ends = None if practice_seconds is None else clock() + practice_seconds
        self._facts: dict[str, str] = {}
        self._shown_id = ""
        self._idle = IdleState("open")
        self._page: Page | None = None
        self._page_day: date | None = None
        self._record_facts()

    def page(self) -> Page:
        """The page to show now, which may be the cover or the warning."""
        overlaid = self._idle.phase in ("cover", "warning")
        page = self._overlay_page() if overlaid else self._current_page()
        if page.id != self._shown_id:
            self._shown_id = page.id
            if self._idle.phase == "open":
                self._record_event("page", page.id)
        return page

    def answer(self, reply: Reply) -> str:
        """Take a reply to the page shown; one that takes away a cover or a warning does nothing else.

        Gives the sentence that answers a key of the voice, or "".
        """
        if self.outcome is not None:
            return ""
        if not isinstance(reply, VoiceKey):
            self._aloud.silence()
        before, changed = self._current_page().id, self.tick()
        if self.outcome is not None:
            return ""
        phase, answer = self._idle.phase, ""
        self._active_at = self._clock()
        if phase != "open":
            self._aloud.silence()
            self._remove_overlay(phase)
        elif not (changed and before == PRINTING_PAGE):
            # Else the printer was faster than the key, which was meant for the page that is gone.
            if isinstance(reply, VoiceKey):
                answer = self._press_voice_key(reply)
            else:
                self._apply(reply)
        self._invite(before)
        return answer

    def touch(self) -> None:
        """Count idle time from now: the focus moved, or a part was read, though nothing was answered."""
        if self.outcome is None and self._idle.phase == "open":
            self._aloud.silence()
            self._active_at = self._clock()
            self._invite(self._current_page().id)

    def tick(self) -> bool:
        """Apply what the printer and idle time have brought; true when another page is to be shown."""
        if self.outcome is not None:
            return False
        before, changed = self._idle, self._apply_print_result()
        renewed = self._renew_welcome()
        if changed:
            self._active_at = self._clock()
            if self._state.preferences.voice:
                self._aloud.read(self._current_page())
        self._idle = self._idle_now()
        if self._idle.phase != before.phase:
            self._record_idle_phase(self._idle.phase)
            if self._idle.phase in ("cover", "warning") and self._state.preferences.voice:
                self._aloud.read(self._overlay_page())
        now = (self._idle.phase, self._idle.seconds_left)
        return changed or renewed or now != (before.phase, before.seconds_left)

    def seconds_until_change(self) -> float | None:
        """Seconds until `tick` can change anything; None where time changes nothing."""
        return self._print_job.limit_wait(self._idle_now().next_change)

    def seconds_until_end(self) -> float | None:
        """Seconds until the visit ends if nobody does anything; None on the welcome page, except in practice."""
        pace, helped = self._current_page().pace, self._state.preferences.helped
        limit = self._limits.seconds_to_end(pace, helped)
        idle = None if limit is None else max(0.0, limit - (self._clock() - self._active_at))
        return _shorter(idle, self._practice_left())

    def _practice_left(self) -> float | None:
        """Seconds until the welcome page goes because practice is over; None where it does not."""
        if self._practice_ends is None or self._current_page().id != WELCOME_PAGE:
            return None
        return max(0.0, self._practice_ends - self._clock())

    def switch_to(self, front_end: FrontEndName) -> None:
        """Go on in this front end, with nothing lost."""
        self._front_end, self.requested_front_end, self._page = front_end, None, None
        self._record_facts()

    def end(self, outcome: Outcome) -> None:
        """End the visit; the first outcome stands."""
        if self.outcome is None:
            self._aloud.silence()
            self._print_job.stop()
            self.outcome = outcome
            self._record_event("end", self._current_page().id, outcome)

    def _current_page(self) -> Page:
        """The page below any cover or warning; built once for each state."""
        if self._page is None:
            moment = self._calendar()
            self._page_day = moment.date()
            self._page = self._journey.page(self._state, moment, self._front_end)
        return self._page

    def _renew_welcome(self) -> bool:
        """Build the welcome page anew on another day: it shows the date, and notices end; true where it did."""
        page = self._current_page()
        if not is_welcome(page.id) or self._page_day == self._calendar().date():
            return False
        self._page = None
        return self._current_page() != page

    def _overlay_page(self) -> Page:
        id = "warning" if self._idle.phase == "warning" else "cover"
        return self._journey.overlay(
            id, self._state, self._calendar(), self._front_end, seconds=self._idle.seconds_left
        )

    def _remove_overlay(self, phase: IdlePhase) -> None:
        self._idle = IdleState("open")
        self._shown_id = self._current_page().id
        self._record_event("extended" if phase == "warning" else "uncovered", self._shown_id)

    def _idle_now(self) -> IdleState:
        silent, left = self._clock() - self._active_at, self._practice_left()
        if left == 0:
            return IdleState("over")
        helped = self._state.preferences.helped
        state = idle_state(silent, self._current_page().pace, helped, self._limits)
        return replace(state, next_change=_shorter(state.next_change, left))

    def _press_voice_key(self, reply: VoiceKey) -> str:
        """Do what a key of the voice means; the one that starts it also switches it off where there is none."""
        page, is_on = self._current_page(), self._state.preferences.voice
        if reply.action == "voice" and not (is_on and page.has_voice):
            self._apply(Chose("voice", reply.language))
            return ""
        shown = page_in_language(page, reply.language)
        prints = self._front_end == "line"
        return self._aloud.press(reply.action, shown, is_on=is_on, prints=prints)

    def _invite(self, page: str) -> None:
        """After the first key of a visit, if it was on the welcome page, say how the voice is started.

        A screen reader has a voice of its own: in line mode nothing is said. Nor is it to staff.
        """
        if not self._may_invite:
            return
        self._may_invite = False
        goes_on = self.outcome is None and self.requested_front_end is None
        is_member = self._current_page().id != STAFF_PAGE
        if goes_on and is_member and is_welcome(page) and not self._state.preferences.voice:
            said = self._journey.invitations()
            self._aloud.say(Utterance(text, language) for language, text in said)

    def _apply(self, reply: Reply) -> None:
        """Do what a reply asks for: the next state, a print, another front end, the end, the voice."""
        page, had_voice = self._current_page(), self._state.preferences.voice
        turn = self._journey.answer(self._state, page, reply, self._calendar(), self._front_end)
        self._record_reply(page, reply)
        self._state, self._page = turn.state, None
        self._record_facts()
        if turn.front_end in ("line", "screen"):
            self.requested_front_end = "line" if turn.front_end == "line" else "screen"
        if turn.paper:
            slip = self._journey.slip(turn.state, self._calendar(), self._front_end)
            self._print_job.start(slip)
        if self._current_page().id == SLIP_PAGE:
            # The print may have ended on a page that does not show it.
            self._apply_print_result()
        if turn.end is not None:
            self.end(turn.end)
        elif self._state.preferences.voice and (
            isinstance(reply, Again) or self._current_page() != page or not had_voice
        ):
            self._aloud.read(page_in_language(self._current_page(), _label_language(reply)))

    def _apply_print_result(self) -> bool:
        """Show how the print ended, on a page that can; true where that page is shown now."""
        result, page = self._print_job.result(), self._current_page()
        if not result or page.id not in (PRINTING_PAGE, SLIP_PAGE):
            return False
        self._print_job.clear_result()
        turn = self._journey.answer_printer(
            self._state, page, result, self._calendar(), self._front_end
        )
        self._state, self._page = turn.state, None
        self._record_event("choice", page.id, result)
        return self._idle.phase == "open"

    def _record_idle_phase(self, phase: IdlePhase) -> None:
        match phase:
            case "cover" | "warning":
                self._record_event(phase, self._current_page().id)
            case "over":
                self.end("timed-out")

    def _record_reply(self, page: Page, reply: Reply) -> None:
        """Record what was chosen, or that something was typed, but never what."""
        match reply:
            case Chose(option):
                ask = page.ask
                options = ask.options if isinstance(ask, Choices) else ask.empty.options
                if option in {listed.id for listed in options}:
                    # Larger text is the supervisor's to set; of the events, it acts on settings alone.
                    kind: EventKind = "setting" if option == LARGER_TEXT else "choice"
                    self._record_event(kind, page.id, option)
                elif option in SETTING_KEYS:
                    self._record_event("setting", page.id, option)
            case Onward():
                if isinstance(page.ask, Choices) and page.ask.default:
                    self._record_event("choice", page.id, page.ask.default)
            case Typed():
                self._record_event("typed", page.id)
            case _:
                self._record_event(REPLY_EVENTS[type(reply)], page.id)

    def _record_facts(self) -> None:
        """Record each fact that is new or has changed."""
        facts = visit_facts(self._state, self._front_end)
        for fact, value in facts.items():
            if self._facts.get(fact) != value:
                self._record_event("fact", fact, value)
        self._facts = facts

    def _record_event(self, kind: EventKind, page: str, choice: str = "") -> None:
        if UNRECORDED in (page.partition("/")[0], choice):
            return
        self._record(Event(int(self._clock() - self._started_at), kind, page, choice))


def _shorter(first: float | None, second: float | None) -> float | None:
    """The shorter of two times; None is without limit."""
    times = [one for one in (first, second) if one is not None]
    return min(times, default=None)


def _label_language(reply: Reply) -> str:
    """The language in which the member saw the choice, where the page was in several."""
    return reply.language if isinstance(reply, Chose | Again) else ""


def visit_facts(state: State, front_end: FrontEndName) -> dict[str, str]:
    """The facts that the visit log holds of a visit, as they stand now: ids by the names of their columns."""
    facts = {"front_end": str(front_end)}
    if state.preferences.language:
        facts["language"] = state.preferences.language
    for fact, name in LOGGED_FACTS.items():
        if value := state.position.facts.get(fact):
            facts[name] = value
    if stage := state.position.facts.get("at", "").partition("/")[0]:
        facts["stage"] = stage
    if state.preferences.helped:
        facts["helped"] = "yes"
    return facts
