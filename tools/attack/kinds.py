"""The attacks by their names."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from tools.attack.report import Report

Attempt = Callable[[int, int, int, Path], Report]
"""One piece of an attack: its number, its size, its seed, and an empty folder to work in."""


class Kind(Struct, frozen=True):
    """What is counted, how much of it is asked for, how much of it one attempt does; 0 is all at once."""

    name: str
    unit: str
    count: int
    size: int

    @property
    def attempt(self) -> Attempt:
        """What does it; loaded when it is wanted."""
        found: Attempt = import_module(f"attack.{self.name}").attempt
        return found


KINDS = (
    Kind("canary", "visits", 200, 1),
    Kind("fuzz", "inputs", 100_000, 2_500),
    Kind("kill", "kills", 200, 1),
    Kind("disk", "faults of the disk", 72, 1),
    Kind("content", "mutations", 100, 1),
    Kind("endurance", "visits", 1_000, 0),
    Kind("reset", "runs", 100, 1),
    Kind("leak", "planted leaks", 80, 1),
)
