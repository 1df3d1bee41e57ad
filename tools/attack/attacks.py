"""The attacks by their names: what each counts, and how much of it is done by default."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from tools.attack.attack_report import AttackReport

Attempt = Callable[[int, int, int, Path], AttackReport]
"""One piece of an attack: its number, its size, its seed, and an empty folder to work in."""


class Attack(Struct, frozen=True):
    """An attack in the module of its name: the unit that is counted, and how many by default.

    `size` is how many one attempt does; 0 for all at once.
    """

    name: str
    unit: str
    count: int
    size: int

    @property
    def attempt(self) -> Attempt:
        """The function that does one attempt; its module is imported only now."""
        attempt: Attempt = import_module(f"tools.attack.{self.name}").attempt
        return attempt


ATTACKS = (
    Attack("canary", "visits", 200, 1),
    Attack("fuzz", "inputs", 100_000, 2_500),
    Attack("kill", "kills", 200, 1),
    Attack("frozen", "freezes", 200, 10),
    Attack("disk", "faults of the disk", 72, 1),
    Attack("content", "mutations", 100, 1),
    Attack("text", "hostile texts", 200, 1),
    Attack("endurance", "visits", 1_000, 0),
    Attack("reset", "runs", 100, 1),
    Attack("leak", "planted leaks", 80, 1),
    Attack("disclosure", "logs", 2_000, 20),
)
