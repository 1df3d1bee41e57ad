"""What a session needs of a printer."""

from typing import Literal, Protocol

from kiosk.view_model.page import Page

State = Literal["idle", "working", "printed", "failed"]


class Printer(Protocol):
    """Prints one page at a time, beside the visit; it is asked how far it is."""

    def print(self, page: Page) -> None:
        """Begin to print a page."""

    def state(self) -> State:
        """How far it is: cheap to ask."""

    def stop(self) -> None:
        """Give up what is not printed yet, and forget it."""


class NoPrinter:
    """No printer at all."""

    def print(self, page: Page) -> None:
        """Print nothing."""

    def state(self) -> State:
        """It never works."""
        return "failed"

    def stop(self) -> None:
        """Nothing was begun."""
