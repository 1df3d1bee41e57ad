"""Puts together the lines of a visit from whatever pieces the pipe brings."""

from kiosk.events import Event
from kiosk.worker_messages import MAX_LINE_LENGTH, CrashMessage, PinAttempt, decode_message


class Listener:
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
