"""What a session needs of a voice."""

from typing import Protocol

from kiosk.view_model.page import Page


class Voice(Protocol):
    """Reads pages aloud, one at a time; the next key silences it."""

    def read(self, page: Page) -> None:
        """Begin to read a page in its language."""

    def stop(self) -> None:
        """Be silent at once."""


class Silence:
    """No voice at all."""

    def read(self, page: Page) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """Be silent still."""
