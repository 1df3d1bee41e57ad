"""A program for test_terminal.py: the full-screen front end on a real terminal, F4 shows the next page."""

import pickle
import sys
from pathlib import Path

from kiosk.tui.app import run
from kiosk.view_model.page import OVERLAY_PAGES
from kiosk.view_model.replies import Reply, VoiceKey
from tests.tui.standin import StandIn


class PageSequence(StandIn):
    """Pages one after the other, whatever else is pressed."""

    def answer(self, reply: Reply) -> None:
        """The next page at F4, and where a key takes a cover away; any other reply changes nothing."""
        if reply == VoiceKey("voice") or self.page().id in OVERLAY_PAGES:
            self.at = (self.at + 1) % len(self.pages)


def main() -> None:
    """Show the pages of a file, without the guard."""
    run(PageSequence(*pickle.loads(Path(sys.argv[1]).read_bytes())), 0)


if __name__ == "__main__":
    main()
