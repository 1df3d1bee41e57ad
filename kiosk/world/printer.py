"""Which printer an office prints on, and how it stands with it."""

import re
import sys
from collections.abc import Callable
from typing import Literal

from kiosk.view_model.page import Page
from kiosk.visit.services import NoPrinter, Printer, PrintState
from kiosk.worker_messages import ErrorLocation, locate_error

NONE = "none"
"""The setting of an office that prints nothing."""

SECONDS = 2.0
"""How long CUPS may take to say which printer is its usual one."""

Size = Literal["a4", "a5"]
Health = Literal["none", "ready", "stopped", "missing", "silent"]


def untold(where: ErrorLocation) -> None:
    """Nobody is told."""


def found(
    setting: str, size: Size = "a4", fault: Callable[[ErrorLocation], None] = untold
) -> Printer:
    """The printer of a setting: none, the queue it names, or the computer's usual one; takes 2 s at most.

    `fault` is told where a drawing broke; it may hold words of the page, so nothing else is told of it.
    """

    def render(page: Page) -> bytes:
        # What draws a page is loaded by the few visits that print.
        from kiosk.world.paper import pdf

        try:
            return pdf(page, size)
        except Exception as error:
            fault(locate_error(error))
            raise

    if setting == NONE:
        return NoPrinter()
    if sys.platform == "win32":
        from kiosk.world.printer_windows import Windows

        return Windows(render)
    from kiosk.world.cups import Cups

    queue = setting or usual()
    return Cups(queue, render, size) if queue else NoPrinter()


def usual() -> str:
    """The queue that this computer prints on as a rule; empty where there is none."""
    from kiosk.world.cups_lp import lpstat

    said = lpstat("-d", SECONDS)
    named = re.search(r"destination: (\S+)", said)
    return named[1] if named else ""


def health(setting: str) -> Health:
    """How it stands with the printer of a setting, for the staff; takes 4 s at most.

    `missing` is a queue that there is not, `silent` a CUPS that does not answer or is not installed.
    """
    if setting == NONE:
        return "none"
    if sys.platform == "win32":
        return "ready"
    from kiosk.world.cups_server import queue

    name = setting or usual()
    if not name:
        return "none"
    try:
        return queue(name, SECONDS)
    except OSError:
        return "silent"


class Later:
    """A printer that is looked for while the welcome page stands; until it is found there is none.

    `prepare` looks, on a thread that nobody waits for; `there` says whether printing can be offered.
    """

    def __init__(self, find: Callable[[], Printer]) -> None:
        self._find = find
        self._found: Printer = NoPrinter()

    def prepare(self) -> None:
        """Look for it."""
        self._found = self._find()

    def there(self) -> bool:
        """Whether one was found."""
        return not isinstance(self._found, NoPrinter)

    def print(self, page: Page) -> None:
        """Begin to print a page on it."""
        self._found.print(page)

    def state(self) -> PrintState:
        """How it stands with that page."""
        return self._found.state()

    def stop(self) -> None:
        """Cancel what is not at the printer yet."""
        self._found.stop()
