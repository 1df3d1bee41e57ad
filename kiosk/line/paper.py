"""What a door prints on."""

from typing import Protocol


class Paper(Protocol):
    """Where a door prints."""

    def write(self, text: str, /) -> object:
        """Print some text."""

    def flush(self) -> object:
        """Let it be seen."""
