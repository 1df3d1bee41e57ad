"""What a door needs of a visit."""

from typing import Protocol

from kiosk.waist.events import Outcome
from kiosk.waist.page import Page
from kiosk.waist.replies import Reply


class Visit(Protocol):
    """A visit as a door sees it; kiosk.session.session.Session is one."""

    @property
    def over(self) -> Outcome | None:
        """How the visit ended, once it has."""

    @property
    def wants(self) -> str | None:
        """The other door, when it was asked for."""

    def page(self) -> Page:
        """The page to show now."""

    def answer(self, reply: Reply) -> None:
        """Take a reply to that page."""

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""

    def patience(self) -> float | None:
        """Seconds until that can matter."""

    def end(self, outcome: Outcome) -> None:
        """End the visit."""
