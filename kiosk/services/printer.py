"""Chooses the printer of an office, and says how it is."""

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk.operating_system import has_cups, print_with_default_program
from kiosk.printable import describe_unprintable
from kiosk.view_model.page import Page
from kiosk.visit.services import NoPrinter, Printer, PrintState
from kiosk.worker_messages import ErrorLocation, locate_error

NO_PRINTER = "none"
"""The setting of an office that prints nothing."""

CUPS_SECONDS = 2.0
"""How long CUPS may take to answer a question."""

Size = Literal["a4", "a5"]
PrinterHealth = Literal["none", "ready", "stopped", "missing", "silent"]
"""`missing`: there is no such queue; `silent`: CUPS does not answer, or is not installed."""


def report_nothing(where: ErrorLocation) -> None:
    """Report no error."""


def find_printer(
    setting: str, size: Size = "a4", report: Callable[[ErrorLocation], None] = report_nothing
) -> Printer:
    """The printer of a setting: none, the queue that it names, or the default one for ""; takes at most 2 s.

    `report` is called with the place of an error while a page is rendered, and with nothing else of it: its
    text may hold words of the page.
    """

    def render(page: Page) -> bytes:
        # The PDF library loads slowly, and few visits print.
        from kiosk.pdf.document import render_pdf

        try:
            return render_pdf(page, size)
        except Exception as error:
            report(locate_error(error))
            raise

    if setting == NO_PRINTER:
        return NoPrinter()
    if not has_cups():
        return WindowsPrinter(render)
    from kiosk.services.cups import CupsPrinter

    queue = setting or default_printer()
    return CupsPrinter(queue, render, size) if queue else NoPrinter()


def default_printer() -> str:
    """The default queue of this computer; "" where there is none whose name can be shown."""
    from kiosk.services.cups import run_lpstat

    found = re.search(r"destination: (\S+)", run_lpstat("-d", CUPS_SECONDS))
    return found[1] if found and not describe_unprintable([found[1]]) else ""


class PrinterStatus(NamedTuple):
    """The printer of an office: how it is, its name, and since which day it is so, as far as CUPS tells."""

    health: PrinterHealth
    name: str = ""
    since: date | None = None


def printer_status(setting: str) -> PrinterStatus:
    """The printer of a setting, for the staff; takes at most 4 s."""
    if setting == NO_PRINTER:
        return PrinterStatus("none")
    if not has_cups():
        return PrinterStatus("ready", setting)
    from kiosk.services.ipp import queue_status

    name = setting or default_printer()
    if not name:
        return PrinterStatus("none")
    try:
        found = queue_status(name, CUPS_SECONDS)
    except OSError:
        return PrinterStatus("silent", name)
    return PrinterStatus(found.state, name, found.since)


class LazyPrinter:
    """A printer that is looked for while the welcome page is shown; until it is found there is none.

    `prepare` looks for it, on a thread that nobody waits for; `there` says whether printing can be offered.
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
        """The state of that page."""
        return self._found.state()

    def stop(self) -> None:
        """Cancel what is not at the printer yet."""
        self._found.stop()


class FakePrinter:
    """A printer for tests, which keeps the pages; `result` is the state of each, and may be changed."""

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
        """Count the call, and go back to idle; the pages are kept."""
        self.stopped += 1
        self._busy = False


class WindowsPrinter:
    """Gives the PDF to the program that prints PDFs on this computer; whether it prints is not known. Untested."""

    def __init__(self, render: Callable[[Page], bytes]) -> None:
        self._render = render
        self._file: Path | None = None
        self._state: PrintState = "idle"

    def print(self, page: Page) -> None:
        """Write the page to a temporary file, since that program takes nothing else."""
        self.stop()
        try:
            handle, name = tempfile.mkstemp(prefix="kiosk-", suffix=".pdf")
            self._file = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(self._render(page))
            self._state = "printed" if print_with_default_program(name) else "failed"
        except Exception:
            # The member copies the digits instead; the error is not reported, as it may hold words of the page.
            self._state = "failed"

    def state(self) -> PrintState:
        """The state of the page: printed as soon as that program has it."""
        return self._state

    def stop(self) -> None:
        """Remove the file, unless the program still holds it."""
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        self._file, self._state = None, "idle"
