"""The staff pages as the supervisor sees them: another kind of worker, behind the PIN."""

import os
from pathlib import Path

from kiosk import clock
from kiosk.runtime import startup
from kiosk.runtime.content_reloader import ContentReloader
from kiosk.runtime.log_thread import LogThread
from kiosk.runtime.practice import Practice
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.watchdog import STAFF_HANG_GRACE
from kiosk.runtime.worker_config import StaffWorkerConfig, encode_config, encode_folder
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_runner import StartWorker, WorkerRunner
from kiosk.runtime.worker_watch import WatchedMessage, WorkerEnding
from kiosk.settings.schema import Settings
from kiosk.worker_messages import CrashMessage, PinAttempt


class StaffGate:
    """Decides whether staff may leave the kiosk, and runs the worker of their pages, which asks for the PIN.

    On these pages staff begin and end `practice`.
    `has_pin` says whether there was a PIN before the first page was shown, `console_letters` which
    letters the console's font has, `content` which content the pages show.
    """

    def __init__(
        self,
        folder: Path,
        start_staff: StartWorker,
        runner: WorkerRunner,
        log: LogThread,
        signals: SignalPipe,
        *,
        dumpable: bool,
        practice: Practice,
        has_pin: bool,
        console_letters: str | None = None,
        content: ContentReloader,
    ) -> None:
        self._folder, self._start_staff = folder, start_staff
        self._runner, self._log, self._signals, self._dumpable = runner, log, signals, dumpable
        self._has_pin, self._console_letters = has_pin, console_letters
        self._practice, self._content = practice, content

    @property
    def has_pin(self) -> bool:
        """Whether only a PIN leads out of the kiosk; deleting the file while the kiosk runs changes nothing."""
        self._has_pin = self._has_pin or startup.has_pin(self._folder)
        return self._has_pin

    def allows_leaving(self, settings: Settings) -> bool:
        """Whether the staff, who have just ended a visit, leave the kiosk; with a PIN, their pages decide that."""
        if not self.has_pin:
            return True
        worker = self._runner.start(self._start_staff)
        return worker is None or self.run_pages(worker, settings).staff_leave

    def run_pages(
        self, worker: WorkerProcess, settings: Settings, *, alone: bool = False
    ) -> WorkerEnding:
        """Show the staff pages once; what staff do there is no visit. Where `alone`, none follows."""
        self._practice.open_staff_pages()
        config = StaffWorkerConfig(
            settings=settings,
            dumpable=self._dumpable,
            console_letters=self._console_letters,
            folder=os.fsencode(self._folder),
            practice_seconds=self._practice.seconds_left,
            alone=alone,
            pack=encode_folder(self._content.current()),
        )
        worker.send_config(encode_config(config), self._signals)
        ending = self._runner.run(worker, self._handle_message, STAFF_HANG_GRACE)
        self._log.put(ending.outcome, clock.now())
        return ending

    def _handle_message(self, message: WatchedMessage) -> None:
        self._practice.follow_staff(message)
        if isinstance(message, CrashMessage | PinAttempt):
            self._log.put(message, clock.now())
