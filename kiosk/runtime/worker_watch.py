"""Watches one worker from its start to its end: its messages, its time limits and its exit."""

import select
from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from kiosk.events import Event, Outcome, is_reply, parse_outcome
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.spare_keeper import SpareKeeper
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.worker_messages import (
    MAX_LINE_LENGTH,
    STAFF_EXIT_CODE,
    CrashMessage,
    PinAttempt,
    decode_message,
)

WorkerMessage = Event | CrashMessage | PinAttempt
OnMessage = Callable[[WorkerMessage], None]

STAFF_EXIT_GRACE = 3.0
"""Seconds in which a worker whose visit was ended by staff must exit with STAFF_EXIT_CODE."""

FIRST_MESSAGE_TIMEOUT = 45.0
"""Seconds after which a worker without a message is ended: by then its first page should be shown.

Less than `backoff.HEALTHY_AFTER`, so that such a worker counts as failed.
"""


class MessageReader:
    """Cuts bytes of a worker into messages; lines that are too long or no message are ignored."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[WorkerMessage]:
        """The messages whose lines end in `data`."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > MAX_LINE_LENGTH:
            # What is left of an overlong line becomes one byte that no message begins with.
            self._rest = b"\0"
        messages = (decode_message(line) for line in lines if len(line) <= MAX_LINE_LENGTH)
        return [message for message in messages if message is not None]


class WorkerEnding(Struct, frozen=True, kw_only=True):
    """How a worker ended: outcome, whether staff leave the kiosk, whether anybody used it, its life in seconds."""

    outcome: Outcome
    staff_leave: bool = False
    used: bool = False
    lifetime: float = 0


class WorkerWatch:
    """One worker and what its messages amount to; `grace` seconds are left to it after its visit has ended.

    `spares` keeps the spare meanwhile, where there is to be one.
    """

    def __init__(
        self,
        worker: WorkerProcess,
        signals: SignalPipe,
        on_message: OnMessage,
        grace: float,
        spares: SpareKeeper | None = None,
    ) -> None:
        self._worker = worker
        self._signals = signals
        self._on_message = on_message
        self._grace = grace
        self._spares = spares
        self._reader = MessageReader()
        self._started = monotonic()
        self._outcome: Outcome | None = None
        self._crashed = self._used = self._has_spoken = False
        self._deadline: float | None = self._started + FIRST_MESSAGE_TIMEOUT

    def run_to_end(self) -> WorkerEnding:
        """Hand on messages until the worker is over, then make sure that its process is gone.

        Between the first message and the end of the visit only the spare gives the poll a timeout, of a minute
        once there is one: an idle kiosk costs next to nothing.
        """
        poll = select.poll()
        poll.register(self._worker.messages_fd, select.POLLIN)
        self._signals.register(poll)
        while not (
            self._signals.read_signals()
            or self._worker.has_exited()
            or self._milliseconds_left == 0
        ):
            if self._spares is not None and self._outcome is None:
                self._spares.look()
            ready = dict(poll.poll(self._poll_timeout))
            if self._worker.messages_fd in ready and self._read() == b"":
                # At its end a pipe is always ready, so the poll would never wait again.
                poll.unregister(self._worker.messages_fd)
        self._worker.kill()
        while self._read():
            pass
        return self._ending()

    @property
    def _milliseconds_left(self) -> float | None:
        """Until the worker must have sent its first message or exited; None for no limit."""
        return None if self._deadline is None else max(0.0, self._deadline - monotonic()) * 1000

    @property
    def _poll_timeout(self) -> float | None:
        """Milliseconds until there is something to do without a message; None for no limit."""
        limits = [self._milliseconds_left]
        if self._spares is not None and self._spares.seconds_left is not None:
            limits.append(self._spares.seconds_left * 1000)
        return min((limit for limit in limits if limit is not None), default=None)

    def _read(self) -> bytes | None:
        """Handle the messages that have come; empty bytes at their end, None where there are none yet."""
        data = self._worker.read_messages()
        if data and not self._has_spoken:
            self._has_spoken, self._deadline = True, None
        if data and self._spares is not None:
            self._spares.note_activity()
        for message in self._reader.feed(data or b""):
            # Nothing counts after the end of a visit.
            if self._outcome is None:
                self._on_message(message)
                self._note(message)
        return data

    def _note(self, message: WorkerMessage) -> None:
        if isinstance(message, CrashMessage):
            self._crashed = True
        elif isinstance(message, PinAttempt):
            self._used = True
        elif message.kind == "end":
            self._outcome = parse_outcome(message.choice)
            grace = STAFF_EXIT_GRACE if self._outcome == "staff" else self._grace
            self._deadline = monotonic() + grace
        else:
            self._used = self._used or is_reply(message)

    def _ending(self) -> WorkerEnding:
        unannounced: Outcome = "crashed" if self._crashed else "interrupted"
        outcome = self._outcome or ("signal" if self._signals.stop_requested else unannounced)
        return WorkerEnding(
            outcome=outcome,
            staff_leave=outcome == "staff" and self._worker.exit_code == STAFF_EXIT_CODE,
            used=self._used,
            lifetime=monotonic() - self._started,
        )
