"""The silent twin of a printer, for tests."""

from kiosk.view_model.page import Page
from kiosk.visit.services import PrintState


class Tray:
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
