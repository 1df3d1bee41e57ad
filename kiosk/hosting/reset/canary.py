"""Canaries: digits that nobody else types, and how they are found again in whatever shape."""

import re
from random import Random

from msgspec import Struct

BETWEEN = rb"[\x00 ./()\xa0\xc2\xe2\x80\xaf-]{0,7}"
"""What may stand between two digits: groups as pages show them, and wider characters in memory."""


class Canary(Struct, frozen=True):
    """What is typed, and the digits of it that stay together however it is shown."""

    name: str
    typed: str
    core: str

    @property
    def pattern(self) -> re.Pattern[bytes]:
        """Finds it in bytes."""
        return re.compile(BETWEEN.join(digit.encode() for digit in self.core))


def phone(chance: Random) -> Canary:
    """A Belgian mobile number."""
    core = "47" + _digits(chance, 7)
    return Canary("phone", f"0032{core}", core)


def code(chance: Random, name: str = "code") -> Canary:
    """Nine digits, as a slip holds them."""
    core = _digits(chance, 9)
    return Canary(name, core, core)


def found(canaries: tuple[Canary, ...], data: bytes) -> list[str]:
    """The names of those canaries that some bytes hold."""
    return [one.name for one in canaries if one.pattern.search(data)]


def _digits(chance: Random, count: int) -> str:
    """Digits of which no two neighbours are alike, so that no padding or count looks like them."""
    said = str(chance.randrange(1, 10))
    while len(said) < count:
        said += chance.choice([one for one in "123456789" if one != said[-1]])
    return said
