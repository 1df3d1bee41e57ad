"""Which printer an office prints on, and its state."""

import os
import re
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from kiosk.view_model.page import Page
from kiosk.visit.services import NoPrinter, Printer, PrintState
from kiosk.worker_messages import ErrorLocation, locate_error

NONE = "none"
"""The setting of an office that prints nothing."""

SECONDS = 2.0
"""How long CUPS may take to say which printer is its usual one."""

Size = Literal["a4", "a5"]
PrinterHealth = Literal["none", "ready", "stopped", "missing", "silent"]


def report_nothing(where: ErrorLocation) -> None:
    """Nobody is told."""


def find_printer(
    setting: str, size: Size = "a4", fault: Callable[[ErrorLocation], None] = report_nothing
) -> Printer:
    """The printer of a setting: none, the queue it names, or the computer's usual one; takes 2 s at most.

    `fault` is told where a drawing broke; it may hold words of the page, so nothing else is told of it.
    """

    def render(page: Page) -> bytes:
        # What draws a page is loaded by the few visits that print.
        from kiosk.pdf.document import render_pdf

        try:
            return render_pdf(page, size)
        except Exception as error:
            fault(locate_error(error))
            raise

    if setting == NONE:
        return NoPrinter()
    if sys.platform == "win32":
        pass

        return WindowsPrinter(render)
    from kiosk.services.cups import CupsPrinter

    queue = setting or default_printer()
    return CupsPrinter(queue, render, size) if queue else NoPrinter()


def default_printer() -> str:
    """The queue that this computer prints on as a rule; empty where there is none."""
    from kiosk.services.cups import lpstat

    said = lpstat("-d", SECONDS)
    named = re.search(r"destination: (\S+)", said)
    return named[1] if named else ""


def printer_health(setting: str) -> PrinterHealth:
    """How it stands with the printer of a setting, for the staff; takes 4 s at most.

    `missing` is a queue that there is not, `silent` a CUPS that does not answer or is not installed.
    """
    if setting == NONE:
        return "none"
    if sys.platform == "win32":
        return "ready"
    from kiosk.services.ipp import queue_state

    name = setting or default_printer()
    if not name:
        return "none"
    try:
        return queue_state(name, SECONDS)
    except OSError:
        return "silent"


class LazyPrinter:
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


class FakePrinter:
    """Keeps the pages that would lie in it; `result` is how each printing stands, and may be changed."""

    def __init__(self, result: PrintState = "printed") -> None:
        self.pages: list[Page] = []
        self.result: PrintState = result
        self.stopped = 0
        self._busy = False

    def print(self, page: Page) -> None:
        """Keep the page."""
        self.pages.append(page)
        self._busy = True

    def state(self) -> PrintState:
        """The result that the test wants, from the first page on."""
        return self.result if self._busy else "idle"

    def stop(self) -> None:
        """Count it, and forget the printing, though not the pages."""
        self.stopped += 1
        self._busy = False


class WindowsPrinter:
    """Gives the PDF to the program that this computer prints PDFs with; whether paper came is not told."""

    def __init__(self, render: Callable[[Page], bytes]) -> None:
        self._render = render
        self._paper: Path | None = None
        self._state: PrintState = "idle"

    def print(self, page: Page) -> None:
        """Put the page into a file of our own, since that program takes nothing else."""
        self.stop()
        try:
            handle, name = tempfile.mkstemp(prefix="kiosk-", suffix=".pdf")
            self._paper = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(self._render(page))
            if sys.platform == "win32":
                os.startfile(name, "print")
                self._state = "printed"
            else:
                self._state = "failed"
        except Exception:
            # Whatever it was, the member copies the digits; its words may hold what is on the page.
            self._state = "failed"

    def state(self) -> PrintState:
        """Printed as soon as that program has the page."""
        return self._state

    def stop(self) -> None:
        """Remove the file, unless the program still holds it."""
        if self._paper is not None:
            with suppress(OSError):
                self._paper.unlink(missing_ok=True)
        self._paper, self._state = None, "idle"
