"""Writes to a pipe: all of it or an error, and never without a deadline."""

import os
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kiosk.runtime.signal_pipe import SignalPipe


def write_all(pipe: int, data: bytes, seconds: float, bell: "SignalPipe | None" = None) -> None:
    """Write all of `data` to a pipe; where that does not block, wait for room so many seconds at most.

    Raises TimeoutError where the reader does not make room in time or the bell asks to end, BrokenPipeError
    where nobody reads any more.
    """
    deadline, rest = monotonic() + seconds, memoryview(data)
    while rest:
        try:
            rest = rest[os.write(pipe, rest) :]
        except BlockingIOError:
            left = deadline - monotonic()
            if left <= 0 or (bell is not None and bell.listen()):
                raise TimeoutError("nobody reads the pipe") from None
            _wait_for_room(pipe, left, bell)


def _wait_for_room(pipe: int, seconds: float, bell: "SignalPipe | None") -> None:
    # Few writers ever have to wait, and each start counts its imports.
    import select

    poll = select.poll()
    poll.register(pipe, select.POLLOUT)
    if bell is not None:
        bell.register(poll)
    poll.poll(seconds * 1000)
