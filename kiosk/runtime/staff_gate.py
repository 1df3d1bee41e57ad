"""The staff pages as the supervisor sees them: another kind of worker, behind the PIN."""

from pathlib import Path

from kiosk import clock
from kiosk.events import Event
from kiosk.runtime.log_writer import LogThread
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.startup import has_pin
from kiosk.runtime.worker_config import StaffWorkerConfig, encode_config
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_runner import StartWorker, WorkerRunner
from kiosk.runtime.worker_watch import VisitEnding
from kiosk.settings.schema import Settings
from kiosk.worker_messages import CrashMessage, PinAttempt


class StaffGate:
    """What lies behind the staff's PIN, once they have one; `start` starts its process."""

    def __init__(
        self,
        folder: Path,
        start: StartWorker,
        leading: WorkerRunner,
        keeper: LogThread,
        bell: SignalPipe,
        *,
        dumps: bool,
    ) -> None:
        self._folder, self._start = folder, start
        self._leading, self._keeper, self._bell, self._dumps = leading, keeper, bell, dumps
        self._pin = has_pin(folder)

    @property
    def locked(self) -> bool:
        """Whether only a PIN leads out; one that was there is not lost with its file or folder."""
        self._pin = self._pin or has_pin(self._folder)
        return self._pin

    def leave(self, settings: Settings) -> bool:
        """Whether the staff, who ended a visit, leave the kiosk: behind a PIN they say so there."""
        if not self.locked:
            return True
        child = self._leading.begin(self._start)
        return child is None or self.lead(child, settings).leave

    def lead(self, child: WorkerProcess, settings: Settings) -> VisitEnding:
        """One round of the staff pages; what the staff do there is nobody's visit."""
        given = StaffWorkerConfig(settings=settings, dumps=self._dumps, folder=str(self._folder))
        child.give(encode_config(given), self._bell)
        ending = self._leading.lead(child, self._tell)
        self._keeper.hear(ending.outcome, clock.now())
        return ending

    def _tell(self, said: Event | CrashMessage | PinAttempt) -> None:
        if not isinstance(said, Event):
            self._keeper.hear(said, clock.now())
