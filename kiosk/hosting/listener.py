"""Puts together the lines of a visit from whatever pieces the pipe brings."""

from kiosk.waist.events import Event
from kiosk.waist.wire import LONGEST, Crash, Tried, heard


class Listener:
    """The lines heard so far; one that is too long or means nothing is let go."""

    def __init__(self) -> None:
        self._rest = b""

    def hear(self, piece: bytes) -> list[Event | Crash | Tried]:
        """What the lines mean that end in this piece."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > LONGEST:
            self._rest = b"\0"
        meant = (heard(line) for line in lines if len(line) <= LONGEST)
        return [one for one in meant if one is not None]
