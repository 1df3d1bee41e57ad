"""A program for terminal_ways.py: the full-screen front end, which shows at each F4 the page that lies in a file.

With the word "unfiltered" nothing is replaced, so that a test can see that a text does reach the terminal.
"""

import pickle
import sys
from pathlib import Path

from kiosk.tui.app import run
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Reply, VoiceKey
from tests.pages import page
from tests.printable.filters import leave_all_unfiltered
from tests.tui.standin import StandIn


class PageFromFile(StandIn):
    """The page that was put into a file before F4 was pressed."""

    def __init__(self, path: Path) -> None:
        super().__init__(page(title="READY"))
        self.path = path

    def answer(self, reply: Reply) -> None:
        """Read the page anew at F4; any other reply changes nothing."""
        if reply == VoiceKey("voice"):
            shown: Page = pickle.loads(self.path.read_bytes())
            self.pages = (shown,)


def main() -> None:
    """Show pages, without the guard against double presses."""
    if "unfiltered" in sys.argv:
        leave_all_unfiltered()
    run(PageFromFile(Path(sys.argv[1])), 0)


if __name__ == "__main__":
    main()
