"""Watches one worker from its start to its end: its messages, its exit, and the wait before the next one."""

import select
from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from kiosk.events import Event, Outcome, is_reply, parse_outcome
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.worker_messages import (
    MAX_LINE_LENGTH,
    STAFF_EXIT_CODE,
    CrashMessage,
    PinAttempt,
    decode_message,
)


class MessageReader:
    """The lines heard so far; one that is too long or means nothing is let go."""

    def __init__(self) -> None:
        self._rest = b""

    def hear(self, piece: bytes) -> list[Event | CrashMessage | PinAttempt]:
        """What the lines mean that end in this piece."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > MAX_LINE_LENGTH:
            self._rest = b"\0"
        meant = (decode_message(line) for line in lines if len(line) <= MAX_LINE_LENGTH)
        return [one for one in meant if one is not None]


STAFF_GRACE = 3.0
"""Seconds in which a visit that staff have ended must show its exit code."""

SPEAK_LIMIT = 45.0
"""Seconds in which a process must have told something, because by then its first page stands; one that has
not is ended. Less than what makes a visit a healthy one, so that it counts as failed."""


class VisitEnding(Struct, frozen=True, kw_only=True):
    """How a visit ended: its outcome, whether staff leave the kiosk, whether anybody had touched it."""

    outcome: Outcome
    leave: bool = False
    touched: bool = False
    lived: float = 0


class WorkerWatch:
    """One visit: its child, and what it has told; `grace` seconds are left to it after its end."""

    def __init__(
        self,
        child: WorkerProcess,
        bell: SignalPipe,
        texts: Callable[[Event | CrashMessage | PinAttempt], None],
        grace: float,
    ) -> None:
        self._child = child
        self._bell = bell
        self._tell = texts
        self._grace = grace
        self._listener = MessageReader()
        self._began = monotonic()
        self._outcome: Outcome | None = None
        self._crashed = self._touched = self._spoken = False
        self._deadline: float | None = self._began + SPEAK_LIMIT

    def until_the_end(self) -> VisitEnding:
        """Wait until the visit is over; nothing of its process is left.

        Between its first word and its end no clock is looked at: an untouched visit costs nothing.
        """
        poll = select.poll()
        poll.register(self._child.events, select.POLLIN)
        self._bell.register(poll)
        while not (self._bell.listen() or self._child.gone() or self._left == 0):
            ready = dict(poll.poll(self._left))
            if self._child.events in ready and self._hear() == b"":
                poll.unregister(self._child.events)
        self._child.end()
        while self._hear():
            pass
        return self._ending()

    @property
    def _left(self) -> float | None:
        """Thousandths of a second until this process must have done what it is waited for; None for no end."""
        return None if self._deadline is None else max(0.0, self._deadline - monotonic()) * 1000

    @property
    def _patience(self) -> float:
        return STAFF_GRACE if self._outcome == "staff" else self._grace

    def _hear(self) -> bytes | None:
        """Take in a piece of what is told: none where nothing is there, an empty one at the end."""
        piece = self._child.read()
        if piece and not self._spoken:
            self._spoken, self._deadline = True, None
        for said in self._listener.hear(piece or b""):
            if self._outcome is None:
                self._tell(said)
                self._note(said)
        return piece

    def _note(self, said: Event | CrashMessage | PinAttempt) -> None:
        if isinstance(said, CrashMessage):
            self._crashed = True
        elif isinstance(said, PinAttempt):
            self._touched = True
        elif said.kind == "end":
            self._outcome = parse_outcome(said.choice)
            self._deadline = monotonic() + self._patience
        else:
            self._touched = self._touched or is_reply(said)

    def _ending(self) -> VisitEnding:
        untold: Outcome = "crashed" if self._crashed else "interrupted"
        outcome = self._outcome or ("signal" if self._bell.ended else untold)
        return VisitEnding(
            outcome=outcome,
            leave=outcome == "staff" and self._child.code == STAFF_EXIT_CODE,
            touched=self._touched,
            lived=monotonic() - self._began,
        )


FIRST_DELAY, MAX_DELAY = 0.5, 30.0
MANY = 2
"""Such visits in a row after which it is said that the kiosk is out of service."""

HEALTHY = 60.0
"""Seconds after which a visit that nobody touched did not die quickly."""


class Backoff:
    """Counts the visits in a row that died quickly and without a single reply."""

    def __init__(self) -> None:
        self._deaths = 0

    @property
    def struggling(self) -> bool:
        """Whether the next visit would probably die as well."""
        return self._deaths >= MANY

    def after(self, *, touched: bool, lived: float) -> float:
        """Seconds to wait after a visit that lived so long: 0, 0.5, 1, 2, 4 … 30."""
        if touched or lived >= HEALTHY:
            self._deaths = 0
            return 0
        self._deaths += 1
        return (
            0
            if self._deaths == 1
            else min(MAX_DELAY, FIRST_DELAY * 2.0 ** min(self._deaths - 2, 10))
        )
