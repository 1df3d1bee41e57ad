"""Starts processes that show pages, and leads each of them to its end."""

from collections.abc import Callable

from kiosk.events import Event
from kiosk.hosting.child import Child
from kiosk.hosting.font import Font
from kiosk.hosting.modes import Terminal
from kiosk.hosting.patience import LONGEST
from kiosk.hosting.signals import Bell
from kiosk.hosting.watch import Ending, Watch
from kiosk.worker_messages import CrashMessage, PinAttempt
from kiosk.world.process import seal

Start = Callable[[], Child]
Tell = Callable[[Event | CrashMessage | PinAttempt], None]


class Leading:
    """The terminal's one leader; `grace` seconds are left to a child that has told its end."""

    def __init__(
        self, terminal: Terminal, font: Font, bell: Bell, *, dumps: bool, grace: float
    ) -> None:
        self._terminal, self._font, self._bell = terminal, font, bell
        self._dumps, self._grace = dumps, grace

    def begin(self, start: Start, delay: float = 0) -> Child | None:
        """A child, after a while; none where a signal has ended the kiosk."""
        while not self._bell.wait(delay):
            try:
                return start()
            except OSError:
                # This machine has no room for a process just now.
                delay = min(LONGEST, max(1.0, delay * 2))
        return None

    def lead(self, child: Child, tell: Tell) -> Ending:
        """Watch a child to its end; nothing of it is left, on the terminal either."""
        try:
            seal(self._dumps)
            return Watch(child, self._bell, tell, self._grace).until_the_end()
        finally:
            child.end()
            child.close()
            self._terminal.wipe()
            self._font.restore()
