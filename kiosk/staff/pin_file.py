"""The file of the staff's PIN: nothing but its hash, and only as a whole."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.files import read_limited

if TYPE_CHECKING:
    from argon2 import PasswordHasher

NAME = "pin"
MOST_BYTES = 1_000

ROUNDS, KIBIBYTES, LANES = 4, 65536, 1
"""The cost of argon2id: a quarter of a second and 64 MiB on an office PC, more than RFC 9106 asks for.

No cost makes a million PINs safe from somebody who holds the file: that it is shut to others does, and the
waits after wrong tries.
"""

WHOLE = re.compile(
    rb"(\$argon2id\$v=\d+\$m=\d{1,7},t=\d{1,3},p=\d{1,2}\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43})\n"
)
"""A hash with its cost, its salt of 16 and its sum of 32 bytes; one that was cut short is none."""


def read(folder: Path) -> str | None:
    """The hash; nothing where there is no PIN. OSError or ValueError where nobody can know it."""
    try:
        said = read_limited(folder / NAME, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    found = WHOLE.fullmatch(said)
    if found is None:
        raise ValueError("It is damaged.")
    return found[1].decode()


def contents(pin: str) -> bytes:
    """The file of a PIN, made with a salt of its own."""
    return hasher().hash(pin).encode() + b"\n"


def matches(hash: str, typed: str) -> bool:
    """Whether a hash is that of what was typed; ValueError where the machine cannot tell."""
    from argon2.exceptions import VerificationError, VerifyMismatchError

    try:
        return hasher().verify(hash, typed.encode(errors="replace"))
    except VerifyMismatchError:
        return False
    except VerificationError as fault:
        raise ValueError("It cannot be compared.") from fault


def hasher() -> "PasswordHasher":
    """What makes and compares hashes; loaded when the first PIN is."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=ROUNDS, memory_cost=KIBIBYTES, parallelism=LANES)
