"""What a front end needs of a visit: pages out, replies in."""

from typing import Protocol

from kiosk.events import Outcome
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Reply


class Session(Protocol):
    """Pages out, replies in; kiosk.visit.visit.Visit is one."""

    @property
    def over(self) -> Outcome | None:
        """How the visit ended, once it has."""

    @property
    def requested_front_end(self) -> str | None:
        """The other door, when it was asked for."""

    def page(self) -> Page:
        """The page to show now."""

    def answer(self, reply: Reply) -> None:
        """Take a reply to that page."""

    def touch(self) -> None:
        """Somebody is there, though nothing was answered."""

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""

    def seconds_until_change(self) -> float | None:
        """Seconds until that can matter; None where it never does."""

    def end(self, outcome: Outcome) -> None:
        """End the visit for a reason from outside."""
