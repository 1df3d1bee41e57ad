"""Whether the staff have a PIN, by its file alone, which nobody here reads."""

from pathlib import Path

PIN = "pin"
"""The file's name, which kiosk.staff.pin_file says, too."""


def has_pin(folder: Path) -> bool:
    """Whether there is one; one that cannot be looked for is held to be there."""
    try:
        return (folder / PIN).exists()
    except OSError:
        return True
