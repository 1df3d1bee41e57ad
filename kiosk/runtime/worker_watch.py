"""Watches one worker from its start to its end: its messages, its time limits and its exit."""

import select
from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from kiosk.events import Event, Outcome, is_reply, parse_outcome
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.spare_keeper import SpareKeeper
from kiosk.runtime.watchdog import (
    FIRST_MESSAGE_TIMEOUT,
    HANG_GRACE,
    LIMIT_GRACE,
    SPARE_TIMEOUT,
    Watchdog,
)
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.worker_messages import (
    MAX_LINE_LENGTH,
    STAFF_EXIT_CODE,
    CrashMessage,
    Heartbeat,
    PinAttempt,
    PracticeChange,
    WorkerMessage,
    decode_message,
)

WatchedMessage = Event | CrashMessage | PinAttempt | PracticeChange
"""What a worker sends besides its heartbeats."""

OnMessage = Callable[[WatchedMessage], None]

STAFF_EXIT_GRACE = 3.0
"""Seconds in which a worker whose visit was ended by staff must exit with STAFF_EXIT_CODE."""

HUNG = CrashMessage("Hung", "kiosk/runtime/watchdog.py", 0)
"""What is logged of a worker that was ended because it was not heard of."""


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
    """One worker and what its messages amount to.

    `grace` seconds are left to it after its visit has ended; its heartbeats may be `hang_grace` seconds late;
    `spares` keeps the spare meanwhile, where there is to be one.
    """

    def __init__(
        self,
        worker: WorkerProcess,
        signals: SignalPipe,
        on_message: OnMessage,
        grace: float,
        spares: SpareKeeper | None = None,
        hang_grace: float = HANG_GRACE,
    ) -> None:
        self._worker = worker
        self._signals = signals
        self._on_message = on_message
        self._grace = grace
        self._spares = spares
        self._reader = MessageReader()
        self._started = monotonic()
        self._outcome: Outcome | None = None
        self._crashed = self._used = self._has_spoken = self._is_overdue = False
        first_timeout = SPARE_TIMEOUT if worker.is_spare else FIRST_MESSAGE_TIMEOUT
        self._watchdog = Watchdog(self._started, first_timeout, hang_grace)

    def run_to_end(self) -> WorkerEnding:
        """Hand on messages until the worker is over, then make sure that its process is gone.

        Between the first message and the end of the visit only heartbeats and the spare wake this process.
        """
        poll = select.poll()
        poll.register(self._worker.messages_fd, select.POLLIN)
        self._signals.register(poll)
        while not (
            self._signals.read_signals() or self._worker.has_exited() or self._has_expired()
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

    def _has_expired(self) -> bool:
        """Whether the worker has let a deadline pass, and what follows from that is noted."""
        if self._watchdog.expiry(monotonic()) is None or self._watchdog.is_late(monotonic()):
            return False
        # What the worker has sent may have come while this process was busy.
        self._read()
        expiry = self._watchdog.expiry(monotonic())
        self._is_overdue = expiry == "limit"
        if expiry == "silent" and self._has_spoken:
            self._crashed = True
            self._on_message(HUNG)
        return expiry is not None

    @property
    def _poll_timeout(self) -> float:
        """Milliseconds until there is something to do without a message."""
        seconds = self._watchdog.seconds_left(monotonic())
        if self._spares is not None and self._spares.seconds_left is not None:
            seconds = min(seconds, self._spares.seconds_left)
        return seconds * 1000

    def _read(self) -> bytes | None:
        """Handle the messages that have come; empty bytes at their end, None where there are none yet."""
        data = self._worker.read_messages()
        if data and not self._has_spoken:
            self._has_spoken = True
            self._watchdog.note_first_message(monotonic())
            if self._spares is not None:
                self._spares.note_activity()
        for message in self._reader.feed(data or b""):
            # Nothing counts after the end of a visit.
            if self._outcome is not None:
                break
            if isinstance(message, Heartbeat):
                self._watchdog.note_heartbeat(message, monotonic())
                continue
            if self._spares is not None:
                self._spares.note_activity()
            self._on_message(message)
            self._note(message)
        return data

    def _note(self, message: WatchedMessage) -> None:
        if isinstance(message, CrashMessage):
            self._crashed = True
        elif isinstance(message, PinAttempt | PracticeChange):
            self._used = True
        elif message.kind == "end":
            self._outcome = parse_outcome(message.choice)
            grace = STAFF_EXIT_GRACE if self._outcome == "staff" else self._grace
            if self._outcome == "timed-out":
                # Its last lines are wanted by nobody, and its page has to go.
                grace = min(grace, LIMIT_GRACE)
            self._watchdog.note_end(grace, monotonic())
        else:
            self._used = self._used or is_reply(message)

    def _ending(self) -> WorkerEnding:
        unannounced: Outcome = "crashed" if self._crashed else "interrupted"
        if self._is_overdue:
            unannounced = "timed-out"
        outcome = self._outcome or ("signal" if self._signals.stop_requested else unannounced)
        return WorkerEnding(
            outcome=outcome,
            staff_leave=outcome == "staff" and self._worker.exit_code == STAFF_EXIT_CODE,
            used=self._used,
            lifetime=monotonic() - self._started,
        )
