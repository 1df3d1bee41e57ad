"""What this door needs of a visit."""

from typing import Protocol

from kiosk.waist.events import Outcome
from kiosk.waist.page import Page
from kiosk.waist.replies import Reply


class Visit(Protocol):
    """Pages out, replies in; see kiosk.session.session."""

    over: Outcome | None

    @property
    def wants(self) -> object:
        """The other door, once it was asked for."""

    def page(self) -> Page:
        """The page to show now."""

    def answer(self, reply: Reply) -> None:
        """Take a reply to it."""

    def touch(self) -> None:
        """Somebody is there, though nothing was answered."""

    def tick(self) -> bool:
        """Look at the clock; true when another page is to be shown."""

    def patience(self) -> float | None:
        """Seconds until that can be; None for never."""

    def end(self, outcome: Outcome) -> None:
        """End the visit for a reason from outside."""
