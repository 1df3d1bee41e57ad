"""What tests of the PIN share: hashes that cost almost nothing, and a folder with a PIN."""

from pathlib import Path

import pytest

from kiosk.staff import pin_hash
from kiosk.staff.pin import set_pin

PIN = "482915"


def cheapen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hash cost as little as argon2 allows: these tests are not about its cost."""
    for name, cost in (("TIME_COST", 1), ("MEMORY_KIBIBYTES", 8), ("PARALLELISM", 1)):
        monkeypatch.setattr(pin_hash, name, cost)


def with_pin(folder: Path, pin: str = PIN) -> Path:
    """The folder, with a PIN in it."""
    set_pin(folder, pin)
    return folder
