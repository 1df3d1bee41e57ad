"""What a front end needs of a visit or of the staff pages: pages out, replies in."""

from typing import Protocol

from kiosk.events import Outcome
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Reply

LONGEST_WAIT = 5.0
"""Seconds after which a front end looks at the time again: timers stand still while the machine sleeps."""

WELCOME_WAIT = 30.0
"""The same on a page that time does not change, where a look only shows that the front end is alive."""


class Session(Protocol):
    """Pages out, replies in: `Visit` and `StaffSession` are such sessions."""

    @property
    def outcome(self) -> Outcome | None:
        """How the visit ended, once it has."""

    @property
    def requested_front_end(self) -> str | None:
        """The front end to go on with, once the member has asked for another one."""

    def page(self) -> Page:
        """The page to show now."""

    def answer(self, reply: Reply) -> str | None:
        """Take a reply to that page; perhaps a sentence that answers it, to be shown until the next one."""

    def touch(self) -> None:
        """Count idle time from now: somebody is there, though nothing was answered."""

    def tick(self) -> bool:
        """Apply what time has brought; true when another page is to be shown."""

    def seconds_until_change(self) -> float | None:
        """Seconds until `tick` can change anything; None where time changes nothing."""

    def seconds_until_end(self) -> float | None:
        """Seconds until the time limit of this page, if nobody does anything; None where it has none."""

    def end(self, outcome: Outcome) -> None:
        """End the visit for a reason from outside."""


def seconds_until_look(session: Session) -> float:
    """Seconds until a front end must call `tick`."""
    change = session.seconds_until_change()
    return WELCOME_WAIT if change is None else min(change, LONGEST_WAIT)
