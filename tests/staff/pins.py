"""What tests of the PIN share: hashes that cost next to nothing, and a folder with a PIN."""

from pathlib import Path

import pytest

from kiosk.staff import pin as staff_pin
from kiosk.staff.pin import set_pin

PIN = "482915"


def cheapen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hash cost as little as argon2 allows: these tests are not about its cost."""
    for name, cost in (("ROUNDS", 1), ("KIBIBYTES", 8), ("LANES", 1)):
        monkeypatch.setattr(staff_pin, name, cost)


def with_pin(folder: Path, pin: str = PIN) -> Path:
    """The folder, with a PIN in it."""
    set_pin(folder, pin)
    return folder
