"""The supervisor's loop: one worker after the other, each visit kept in the visit log."""

from pathlib import Path

from kiosk import clock
from kiosk.events import LARGER_TEXT, Event
from kiosk.runtime.console_font import ConsoleFont
from kiosk.runtime.daily_reset_check import DailyResetCheck
from kiosk.runtime.log_writer import LogThread, LogWriter, OfficeIdChange, load_vocabulary
from kiosk.runtime.settings_reloader import SettingsReloader
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.staff_gate import StaffGate
from kiosk.runtime.staff_messages import StaffMessages
from kiosk.runtime.terminal import Terminal
from kiosk.runtime.worker_config import WorkerConfig, encode_config
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_runner import StartWorker, WorkerRunner
from kiosk.runtime.worker_watch import Backoff, VisitEnding
from kiosk.worker_messages import CrashMessage, PinAttempt

SINGLE_VISIT_GRACE = 5.0
"""Seconds in which a single visit may print its last words."""

LAST_WORDS = 10.0
"""Seconds for a slow disk to take the last events."""

BROKEN = ("crashed", "interrupted")
BROKEN_OFF = "The visit broke off: please start it again."
UNBEGUN = "No visit could begin: run kiosk check, which names what is broken."


class VisitLoop:
    """The host's work once the first child has been started."""

    def __init__(
        self,
        folder: Path,
        trouble: str,
        terminal: Terminal,
        font: ConsoleFont,
        bell: SignalPipe,
        start: StartWorker,
        start_staff: StartWorker,
        *,
        once: bool,
        dumps: bool,
    ) -> None:
        clock.today()  # A day that is none is told before anything is kept.
        self._bell, self._start, self._font = bell, start, font
        self._once, self._dumps = once, dumps
        self._news = StaffMessages()
        # A page may stand where standard error goes.
        self._news.hush()
        self._patience = Backoff()
        self._rules = SettingsReloader(folder, self._news.say)
        office = self._rules.now().office.id
        clerk = LogWriter(folder, office, load_vocabulary, self._news.say, trouble)
        self._daily = DailyResetCheck(folder, self._news.say)
        # A kiosk that is looked at looks at no other.
        apart = once or dumps
        self._keeper = LogThread(clerk) if apart else LogThread(clerk, self._daily.rest)
        grace = SINGLE_VISIT_GRACE if once else 0
        self._leading = WorkerRunner(terminal, font, bell, dumps=dumps, grace=grace)
        self._backroom = StaffGate(
            folder, start_staff, self._leading, self._keeper, bell, dumps=dumps
        )

    def keep(self, child: WorkerProcess, *, staff: bool = False) -> int:
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
            self._news.texts()

    def _visits(self, child: WorkerProcess | None) -> int:
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

    def _next(self, delay: float) -> WorkerProcess | None:
        """The next visit, after a while; none where a signal has ended the kiosk."""
        child = self._leading.begin(self._start, delay)
        if child is not None:
            self._give(child)
        return child

    def _farewell(self, ending: VisitEnding) -> int:
        if ending.outcome in BROKEN:
            begun = ending.touched or ending.outcome != "crashed"
            self._news.say(BROKEN_OFF if begun else UNBEGUN)
            return 1
        return 0

    def _give(self, child: WorkerProcess) -> None:
        settings = self._rules.now()
        self._keeper.hear(OfficeIdChange(settings.office.id), clock.now())
        given = WorkerConfig(
            settings=settings,
            mark=bool(self._keeper.trouble),
            pin=self._backroom.locked,
            closed=self._patience.struggling,
            dumps=self._dumps,
            enlarges=self._font.there,
        )
        child.give(encode_config(given), self._bell)

    def _tell(self, said: Event | CrashMessage | PinAttempt) -> None:
        """Keep what a visit tells, and do what it asks for; of PINs it knows nothing."""
        if not isinstance(said, PinAttempt):
            self._keeper.hear(said, clock.now())
        if isinstance(said, Event) and (said.kind, said.choice) == ("setting", LARGER_TEXT):
            self._font.enlarge()
