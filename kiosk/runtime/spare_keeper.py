"""Keeps the spare: the worker that waits, all imports done, for the end of the present visit."""

from collections.abc import Callable
from time import monotonic

from kiosk.runtime.backoff import Backoff
from kiosk.runtime.free_memory import available_memory
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.spare_inputs import SpareInputs, read_spare_inputs
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.settings.schema import Settings

QUIET_SECONDS = 3.0
"""Seconds without a message of the present worker after which a spare is started: somebody reads a page."""

CHECK_SECONDS = 60.0
"""Seconds between two looks whether the spare may stay as it is."""

MIN_MEMORY = 2**30
"""Bytes of available memory below which no spare is kept."""

SPARE_MEMORY = 2**26
"""Bytes that a spare takes, at most: with less than this above MIN_MEMORY none is started."""


class SpareKeeper:
    """Starts a spare while the present worker is quiet, replaces it where it is stale, and hands it out once.

    `start` starts its process, `read_settings` gives the settings that hold, `encode` the configuration from
    which it prepares itself. Whatever becomes of a spare, the visit goes on: without one the next worker is
    started when its turn has come.
    """

    def __init__(
        self,
        start: Callable[[], WorkerProcess],
        read_settings: Callable[[], Settings],
        encode: Callable[[Settings], bytes],
        signals: SignalPipe,
    ) -> None:
        self._start, self._read_settings, self._encode = start, read_settings, encode
        self._signals = signals
        self._spare: WorkerProcess | None = None
        self._inputs: SpareInputs | None = None
        self._backoff = Backoff()
        self._started_at = self._not_before = 0.0
        # When to look next; None until a worker has shown its first page.
        self._look_at: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """Seconds until `look` has something to do; None where only a signal or a message changes that."""
        return None if self._look_at is None else max(0.0, self._look_at - monotonic())

    def note_activity(self) -> None:
        """Count quiet time from now: the present worker has sent something."""
        self._look_at = max(monotonic() + QUIET_SECONDS, self._not_before)

    def look(self) -> None:
        """Start, replace or end the spare where it is time; it never waits."""
        self._collect()
        if self.seconds_left == 0:
            self._look_at = monotonic() + CHECK_SECONDS
            inputs = read_spare_inputs(self._read_settings())
            memory = available_memory()
            if self._spare and (self._inputs != inputs or memory < MIN_MEMORY):
                self.stop()
            if not self._spare and memory >= MIN_MEMORY + SPARE_MEMORY:
                self._prepare(inputs)

    def take(self) -> WorkerProcess | None:
        """The spare, which is the present worker from now on; None where there is none that is ready and fresh."""
        self._look_at = None
        self._collect()
        spare, self._spare = self._spare, None
        if spare is None:
            return None
        # A spare says one empty line, when it is ready.
        if spare.read_messages() == b"\n" and self._inputs == read_spare_inputs(
            self._read_settings()
        ):
            return spare
        _end(spare)
        return None

    def stop(self) -> None:
        """End the spare, if there is one."""
        spare, self._spare = self._spare, None
        if spare is not None:
            _end(spare)

    def _prepare(self, inputs: SpareInputs) -> None:
        self._started_at = monotonic()
        try:
            spare = self._start()
        except OSError:
            # The system has no room for another process just now.
            self._delay()
            return
        self._spare, self._inputs = spare, inputs
        spare.send_config(self._encode(inputs.settings), self._signals)

    def _collect(self) -> None:
        """Let go of a spare that has ended by itself, or was killed."""
        if self._spare is not None and self._spare.has_exited():
            self.stop()
            self._delay()

    def _delay(self) -> None:
        delay = self._backoff.next_delay(used=False, lifetime=monotonic() - self._started_at)
        self._not_before = monotonic() + delay
        if self._look_at is not None:
            self._look_at = max(monotonic() + QUIET_SECONDS, self._not_before)


def _end(spare: WorkerProcess) -> None:
    spare.kill()
    spare.close_pipes()
