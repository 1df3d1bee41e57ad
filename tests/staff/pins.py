"""What tests of the PIN share: hashes that cost almost nothing, and a folder with a PIN."""

from pathlib import Path

import pytest

from kiosk.clock import RunningTime
from kiosk.staff import pin, pin_attempts, pin_hash
from kiosk.staff.pin import PinAnswer, set_pin

PIN = "482915"
BOOT = "0123456789abcdef"
"""The boot in which tests type PINs, unless they name another."""


def check_pin(folder: Path, typed: str, seconds: float, boot: str = BOOT) -> PinAnswer:
    """Type a PIN after so many seconds of running."""
    return pin.check_pin(folder, typed, RunningTime(boot, seconds))


def wait_seconds(folder: Path, seconds: float, boot: str = BOOT) -> int:
    """What is left of a wait then."""
    return pin.wait_seconds(folder, RunningTime(boot, seconds))


def read_attempts(folder: Path, seconds: float, boot: str = BOOT) -> pin_attempts.PinAttempts:
    """The attempts as of then."""
    return pin_attempts.read_attempts(folder, RunningTime(boot, seconds))


def cheapen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hash cost as little as argon2 allows: these tests are not about its cost."""
    for name, cost in (("TIME_COST", 1), ("MEMORY_KIBIBYTES", 8), ("PARALLELISM", 1)):
        monkeypatch.setattr(pin_hash, name, cost)


def with_pin(folder: Path, pin: str = PIN) -> Path:
    """The folder, with a PIN in it."""
    set_pin(folder, pin)
    return folder
