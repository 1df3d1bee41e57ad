"""One visit: replies in, pages out, events beside; it remembers, and forgets with its process."""

from collections.abc import Callable
from datetime import datetime

from kiosk.events import LARGER_TEXT, Event, EventKind, FrontEndName, Outcome
from kiosk.journey.journey import Journey
from kiosk.journey.state import State
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.visit.idle import IdleLimits, IdlePhase, IdleState, idle_state
from kiosk.visit.services import NoPrinter, NoVoice, Printer, PrintJob, Voice

FACT_NAMES = {
    "intent": "intent",
    "kind": "device",
    "method": "method",
    "verdict": "verdict",
    "weeks": "weeks",
    "resumed": "resumed",
}
"""Facts of the flow, and their names in the logbook."""


def visit_facts(state: State, front_end: FrontEndName) -> dict[str, str]:
    """The facts that the logbook holds of a visit, as they stand now."""
    facts = {"door": str(front_end)}
    if state.preferences.language:
        facts["language"] = state.preferences.language
    for fact, name in FACT_NAMES.items():
        if value := state.position.facts.get(fact):
            facts[name] = value
    if stage := state.position.facts.get("at", "").partition("/")[0]:
        facts["stage"] = stage
    if state.preferences.helped:
        facts["helped"] = "yes"
    return facts


PAPER = "paper"
"""The page that waits for the printer."""
HOME = "home"
"""The page of the slip, which tells what became of it on paper to one who did not wait."""

NAMED: dict[type, EventKind] = {Back: "back", Again: "again", Help: "help"}


class Visit:
    """A visit through any door; `clock` gives seconds, `calendar` the day and time, `note` takes events.

    `over` holds the outcome once the visit has ended, `wants` the other door when it was asked for.
    """

    def __init__(
        self,
        flow: Journey,
        clock: Callable[[], float],
        calendar: Callable[[], datetime],
        note: Callable[[Event], None],
        *,
        front_end: FrontEndName = "screen",
        language: str = "",
        limits: IdleLimits | None = None,
        voice: Voice | None = None,
        printer: Printer | None = None,
    ) -> None:
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None
        self._flow = flow
        self._clock = clock
        self._calendar = calendar
        self._note = note
        self._door: FrontEndName = front_end
        self._limits = limits or IdleLimits()
        self._voice = voice or NoVoice()
        self._printing = PrintJob(printer or NoPrinter())
        self._state: State = flow.start(language)
        self._began = self._touched = clock()
        self._facts: dict[str, str] = {}
        self._shown = ""
        self._idle = IdleState("open")
        self._page: Page | None = None
        self._tell_facts()

    def page(self) -> Page:
        """The page to show now, which may be the cover or the warning."""
        page = self._under() if self._idle.phase in ("open", "over") else self._over_page()
        if page.id != self._shown:
            self._shown = page.id
            if self._idle.phase == "open":
                self._emit("page", page.id)
        return page

    def answer(self, reply: Reply) -> None:
        """Take a reply to the page shown; one that lifts a cover or a warning does nothing else."""
        if self.outcome is not None:
            return
        self._voice.stop()
        before, turned = self._under().id, self.tick()
        if self.outcome is not None:
            return
        phase = self._idle.phase
        self._touched = self._clock()
        if phase != "open":
            self._lift(phase)
            return
        if turned and before == PAPER:
            # The printer was faster: this was meant for the page before.
            return
        page = self._under()
        turn = self._flow.answer(self._state, page, reply, self._calendar(), self._door)
        self._tell(page, reply)
        spoke = self._state.preferences.voice
        self._state, self._page = turn.state, None
        self._tell_facts()
        if turn.front_end in ("line", "screen"):
            self.requested_front_end = "line" if turn.front_end == "line" else "screen"
        if turn.paper:
            self._printing.begin(self._flow.slip(turn.state, self._calendar(), self._door))
        if self._under().id == HOME:
            self._hear_printer()
        if turn.end is not None:
            self.end(turn.end)
        elif self._state.preferences.voice and (
            isinstance(reply, Again) or self._under() != page or not spoke
        ):
            self._voice.read(self._under())

    def touch(self) -> None:
        """Somebody is there, though nothing was answered: the focus moved, or a part was read."""
        if self.outcome is None and self._idle.phase == "open":
            self._voice.stop()
            self._touched = self._clock()

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""
        if self.outcome is not None:
            return False
        before, turned = self._idle, self._hear_printer()
        if turned:
            self._touched = self._clock()
            if self._state.preferences.voice:
                self._voice.read(self._under())
        page, preferences = self._under(), self._state.preferences
        silent = self._clock() - self._touched
        self._idle = idle_state(silent, page.pace, preferences.helped, self._limits)
        if self._idle.phase != before.phase:
            if self._idle.phase == "cover":
                self._emit("cover", page.id)
            elif self._idle.phase == "warning":
                self._emit("warning", page.id)
            elif self._idle.phase == "over":
                self.end("timed-out")
        return turned or (self._idle.phase, self._idle.left) != (before.phase, before.left)

    def seconds_until_change(self) -> float | None:
        """Seconds until `tick` can change anything; None where time does nothing."""
        page, preferences = self._under(), self._state.preferences
        silent = self._clock() - self._touched
        ahead = idle_state(silent, page.pace, preferences.helped, self._limits).next
        return self._printing.seconds_until_change(ahead)

    def enter(self, front_end: FrontEndName) -> None:
        """Go on through this door, with nothing lost."""
        self._door, self.requested_front_end, self._page = front_end, None, None
        self._tell_facts()

    def end(self, outcome: Outcome) -> None:
        """End the visit; the first outcome stands."""
        if self.outcome is None:
            self._voice.stop()
            self._printing.stop()
            self.outcome = outcome
            self._emit("end", self._under().id, outcome)

    def _hear_printer(self) -> bool:
        """Take in what the printer came to, on a page that can tell it; true when it is shown."""
        outcome, page = self._printing.outcome(), self._under()
        if not outcome or page.id not in (PAPER, HOME):
            return False
        self._printing.told()
        turn = self._flow.hear(self._state, page, outcome, self._calendar(), self._door)
        self._state, self._page = turn.state, None
        self._emit("choice", page.id, outcome)
        return self._idle.phase == "open"

    def _under(self) -> Page:
        """The page below any cover."""
        if self._page is None:
            self._page = self._flow.page(self._state, self._calendar(), self._door)
        return self._page

    def _over_page(self) -> Page:
        id = "warning" if self._idle.phase == "warning" else "cover"
        left = self._idle.left
        return self._flow.overlay(id, self._state, self._calendar(), self._door, seconds=left)

    def _lift(self, phase: IdlePhase) -> None:
        self._idle = IdleState("open")
        self._shown = self._under().id
        self._emit("extended" if phase == "warning" else "uncovered", self._shown)

    def _tell(self, page: Page, reply: Reply) -> None:
        """Say to the logbook what was chosen, and that something was typed, but never what."""
        match reply:
            case Chose(option):
                ask = page.ask
                options = ask.options if isinstance(ask, Choices) else ask.empty.options
                if option in {one.id for one in options}:
                    # The host does what is set, and only keeps what is chosen.
                    kind: EventKind = "setting" if option == LARGER_TEXT else "choice"
                    self._emit(kind, page.id, option)
                elif option in ("space", "contrast", "voice"):
                    self._emit("setting", page.id, option)
            case Onward():
                if isinstance(page.ask, Choices) and page.ask.default:
                    self._emit("choice", page.id, page.ask.default)
            case Typed():
                self._emit("typed", page.id)
            case _:
                self._emit(NAMED[type(reply)], page.id)

    def _tell_facts(self) -> None:
        facts = visit_facts(self._state, self._door)
        for fact, value in facts.items():
            if self._facts.get(fact) != value:
                self._emit("fact", fact, value)
        self._facts = facts

    def _emit(self, kind: EventKind, page: str, choice: str = "") -> None:
        self._note(Event(int(self._clock() - self._began), kind, page, choice))
