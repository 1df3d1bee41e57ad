"""The supervisor's loop: one worker after the other, each visit kept in the visit log."""

from pathlib import Path

from kiosk import clock
from kiosk.events import LARGER_TEXT, Event
from kiosk.runtime.backoff import Backoff
from kiosk.runtime.console_font import ConsoleFont
from kiosk.runtime.content_reloader import ContentReloader
from kiosk.runtime.daily_reset_check import DailyResetCheck
from kiosk.runtime.log_thread import LogThread
from kiosk.runtime.log_writer import ContentChange, LogWriter, SiteChange, load_vocabulary
from kiosk.runtime.notice_clock import end_doubtful_notice
from kiosk.runtime.practice import Practice
from kiosk.runtime.settings_reloader import SettingsReloader
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.spare_keeper import SpareKeeper
from kiosk.runtime.staff_gate import StaffGate
from kiosk.runtime.staff_messages import StaffMessages
from kiosk.runtime.terminal import Terminal
from kiosk.runtime.watchdog import HANG_GRACE
from kiosk.runtime.worker_config import WorkerConfig, encode_config, encode_folder
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_runner import WorkerRunner
from kiosk.runtime.worker_starter import WorkerStarter
from kiosk.runtime.worker_watch import WatchedMessage, WorkerEnding
from kiosk.settings.schema import Settings
from kiosk.worker_messages import PinAttempt, PracticeChange

SINGLE_VISIT_GRACE = 5.0
"""Seconds in which the one visit of `kiosk plain` may print its last lines after its end."""

LOG_TIMEOUT = 5.0
"""Seconds that a slow disk has for the last events when the kiosk ends; what is not written then goes into a file.

The units of an installed kiosk wait longer than that and all other deadlines at its end together.
"""

FAILURES = ("crashed", "interrupted")
BROKEN_OFF = "The visit broke off: please start it again."
NOT_STARTED = "No visit could begin: run kiosk check, which names what is broken."


class SupervisorLoop:
    """The supervisor's work once the first worker runs.

    `log_problem` is the sentence on why the visit log cannot be written, empty where it can. With `practice` the
    kiosk begins in practice; of a visit that begins then, the visit log hears nothing up to its end. ValueError
    where KIOSK_TODAY is no day.
    """

    def __init__(
        self,
        folder: Path,
        log_problem: str,
        terminal: Terminal,
        font: ConsoleFont,
        signals: SignalPipe,
        starter: WorkerStarter,
        *,
        once: bool,
        dumpable: bool,
        has_pin: bool = False,
        practice: bool = False,
    ) -> None:
        clock.today()  # Raises ValueError for a day that is none, before anything is kept.
        self._signals, self._starter, self._font = signals, starter, font
        self._once, self._dumpable = once, dumpable
        self._practice = Practice()
        if practice:
            self._practice.begin()
        self._visit_counts = not practice
        self._messages = StaffMessages()
        # Standard error may be the terminal that shows a visit.
        self._messages.hold()
        self._backoff = Backoff()
        self._settings = SettingsReloader(folder, self._messages.show)
        self._content = ContentReloader(folder)
        self._logged_pack = self._content.current()
        office = self._settings.current().office
        writer = LogWriter(
            folder,
            office.id,
            load_vocabulary,
            self._messages.show,
            log_problem,
            kiosk=office.kiosk,
        )
        self._reset_check = DailyResetCheck(folder, self._messages.show)
        # The kiosk that the reset check itself plays in is dumpable, and starts no further check.
        checks_itself = not (once or dumpable)
        self._folder, self._checks_itself = folder, checks_itself
        self._log = LogThread(writer, self._do_idle_work, lambda: not self._visit_counts)
        grace = SINGLE_VISIT_GRACE if once else 0
        self._spares = (
            None
            if once
            else SpareKeeper(
                starter.start_spare, self._current_settings, self._encode_config, signals
            )
        )
        self._runner = WorkerRunner(
            terminal, font, signals, dumpable=dumpable, grace=grace, spares=self._spares
        )
        self._staff_gate = StaffGate(
            folder,
            starter.start_staff,
            self._runner,
            self._log,
            signals,
            dumpable=dumpable,
            practice=self._practice,
            has_pin=has_pin,
            console_letters=font.letters,
            content=self._content,
        )

    def run(self, worker: WorkerProcess, *, staff: bool = False) -> int:
        """Run `worker`, which has its configuration, and those after it until the end; the exit code.

        Where `worker` shows the `staff` pages, it is the only one, and gets its configuration here.
        """
        try:
            if staff:
                ending = self._staff_gate.run_pages(worker, self._settings.current(), alone=True)
                return self._exit_code(ending)
            return self._run_visits(worker)
        finally:
            if self._spares is not None:
                self._spares.stop()
            self._reset_check.stop()
            self._log.stop(LOG_TIMEOUT)
            self._note_pin_wait()
            self._messages.release()

    def _run_visits(self, worker: WorkerProcess | None) -> int:
        while worker is not None:
            ending = self._runner.run(worker, self._handle_message, HANG_GRACE)
            if self._visit_counts:
                self._log.put(ending.outcome, clock.now())
            if self._once and not self._signals.stop_requested:
                return self._exit_code(ending)
            if ending.staff_leave and self._staff_gate.allows_leaving(self._settings.current()):
                break
            # The end of practice takes the welcome page away, however new it is.
            practice_over = ending.outcome == "timed-out" and not self._visit_counts
            used = ending.used or ending.staff_leave or practice_over
            delay = self._backoff.next_delay(used=used, lifetime=ending.lifetime)
            worker = self._start_next(delay)
        return 0

    def _do_idle_work(self) -> None:
        """What is due now and then while nobody uses the kiosk; it runs on the thread of the log."""
        self._note_pin_wait()
        if self._checks_itself:
            self._reset_check.run_if_due()

    def _note_pin_wait(self) -> None:
        """Write down what is left of a wait after wrong PINs, so that a restart does not lengthen it."""
        if self._staff_gate.has_pin:
            from kiosk.staff.pin import wait_seconds

            wait_seconds(self._folder, clock.running_time())

    def _start_next(self, delay: float) -> WorkerProcess | None:
        """The worker of the next visit, after `delay` seconds; None where a signal has ended the kiosk."""
        worker = self._runner.start(self._take_spare_or_start, delay)
        if worker is not None:
            settings, practice_seconds = self._settings.current(), self._practice.seconds_left
            self._visit_counts = not practice_seconds
            self._note_content()
            if self._visit_counts:
                self._log.put(SiteChange(settings.office.id, settings.office.kiosk), clock.now())
            worker.send_config(self._encode_config(settings, practice_seconds), self._signals)
        return worker

    def _current_settings(self) -> Settings:
        """The settings for the next visit; what its content is made of is looked up at the same time."""
        self._content.current()
        return self._settings.current()

    def _note_content(self) -> None:
        """Tell the log of another content before the first visit of that."""
        if (pack := self._content.current()) != self._logged_pack:
            self._logged_pack = pack
            self._log.put(ContentChange(), clock.now())

    def _take_spare_or_start(self) -> WorkerProcess:
        spare = self._spares.take() if self._spares is not None else None
        if spare is None:
            return self._starter.start_visit()
        self._starter.take_keys()
        return spare

    def _exit_code(self, ending: WorkerEnding) -> int:
        if ending.outcome in FAILURES:
            started = ending.used or ending.outcome != "crashed"
            self._messages.show(BROKEN_OFF if started else NOT_STARTED)
            return 1
        return 0

    def _encode_config(self, settings: Settings, practice_seconds: float = 0.0) -> bytes:
        config = WorkerConfig(
            settings=end_doubtful_notice(settings, self._folder),
            log_failed=bool(self._log.trouble),
            has_pin=self._staff_gate.has_pin,
            out_of_service=self._backoff.is_failing,
            dumpable=self._dumpable,
            can_enlarge=self._font.can_enlarge,
            console_letters=self._font.letters,
            practice_seconds=practice_seconds,
            pack=encode_folder(self._content.current()),
        )
        return encode_config(config)

    def _handle_message(self, message: WatchedMessage) -> None:
        """Log a message of a visit that counts, and enlarge the letters where it asks for that."""
        # These come from the staff pages alone: a visit that claims one is not believed.
        if isinstance(message, PinAttempt | PracticeChange):
            return
        if self._visit_counts:
            self._log.put(message, clock.now())
        if isinstance(message, Event) and (message.kind, message.choice) == (
            "setting",
            LARGER_TEXT,
        ):
            self._font.enlarge()
