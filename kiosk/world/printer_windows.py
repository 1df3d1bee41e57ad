"""The default printer of Windows, as far as a program can know it. Untested."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.view_model.page import Page
from kiosk.visit.services import PrintState


class Windows:
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
