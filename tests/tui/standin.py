"""A visit that plays given pages, and keeps every reply that it gets."""

from collections.abc import Sequence

from kiosk.events import FrontEndName, Outcome
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Chose, Reply


class StandIn:
    """Shows the first page; a choice, typed digits or Onward lead to the next one, round and round."""

    def __init__(self, *pages: Page) -> None:
        self.pages: Sequence[Page] = pages
        self.at = 0
        self.replies: list[Reply] = []
        self.touched = 0
        self.due: float | None = None
        self.coming: Page | None = None
        self.overlay: Page | None = None
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None

    def page(self) -> Page:
        """The overlay if there is one, else the page."""
        return self.overlay or self.pages[self.at]

    def answer(self, reply: Reply) -> None:
        """Keep it, and go on."""
        self.replies.append(reply)
        lifted, self.overlay = self.overlay, None
        if lifted is None and isinstance(reply, Chose):
            self.at = (self.at + 1) % len(self.pages)

    def touch(self) -> None:
        """Count it."""
        self.touched += 1

    def tick(self) -> bool:
        """What was coming comes, once."""
        coming, self.due, self.coming = self.coming, None, None
        self.overlay = coming or self.overlay
        return coming is not None

    def seconds_until_end(self) -> float | None:
        """No time limit."""
        return None

    def seconds_until_change(self) -> float | None:
        """When the next tick is due."""
        return self.due

    def end(self, outcome: Outcome) -> None:
        """It is over."""
        self.outcome = outcome
