"""A program for test_terminal.py: the full-screen door on a real terminal, with a stand-in's pages."""

import os
import sys

from kiosk.tui.app import run
from kiosk.view_model.replies import Again, Reply
from tests.tui import pages
from tests.tui.standin import StandIn

SECRET = "0470123456"


class Breaking(StandIn):
    """Breaks at *read again*, with something in its hands that nobody may see."""

    def answer(self, reply: Reply) -> None:
        """Keep the reply; break where asked to."""
        if isinstance(reply, Again):
            secret = SECRET
            raise ValueError(secret)
        super().answer(reply)


def main() -> None:
    """Play the pages named on the command line, then print all replies and the outcome."""
    visit = Breaking(*(getattr(pages, name) for name in sys.argv[1:]))
    guard = int(os.environ.get("KIOSK_GUARD", "500"))
    run(visit, guard, on_crash=lambda crash: print("CRASHED", crash.type, crash.line > 0))
    print("REPLIES", visit.replies)
    print("OVER", visit.outcome)


if __name__ == "__main__":
    main()
