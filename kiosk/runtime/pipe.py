"""Writes to a pipe: all of it or an error, and never without a deadline."""

import os
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kiosk.runtime.signal_pipe import SignalPipe


def write_all(fd: int, data: bytes, timeout: float, signals: "SignalPipe | None" = None) -> None:
    """Write all of `data`; where a non-blocking descriptor is full, wait up to `timeout` seconds for room.

    Raises TimeoutError where the reader makes no room in time or `signals` asks to stop, BrokenPipeError where
    nobody reads any more.
    """
    deadline, rest = monotonic() + timeout, memoryview(data)
    while rest:
        try:
            rest = rest[os.write(fd, rest) :]
        except BlockingIOError:
            left = deadline - monotonic()
            if left <= 0 or (signals is not None and signals.read_signals()):
                raise TimeoutError("nobody reads the pipe") from None
            _wait_for_room(fd, left, signals)


def _wait_for_room(fd: int, seconds: float, signals: "SignalPipe | None") -> None:
    # Imported here because a write hardly ever has to wait, and every import delays the first page.
    import select

    poll = select.poll()
    poll.register(fd, select.POLLOUT)
    if signals is not None:
        signals.register(poll)
    poll.poll(seconds * 1000)
