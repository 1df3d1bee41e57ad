"""The hash of the staff's PIN, in a file of the data folder."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.files import read_limited
from kiosk.paths import PIN_FILE

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MAX_HASH_BYTES = 1_000

TIME_COST, MEMORY_KIBIBYTES, PARALLELISM = 4, 65536, 1
"""The cost of argon2id: a quarter of a second and 64 MiB on an office PC, more than RFC 9106 asks for.

No cost protects a million PINs from somebody who has the file. The rights of the file do, and the waits after
wrong attempts.
"""

NO_MEMORY = "Memory allocation error"
"""What argon2 says where it gets no memory; a test makes it say so."""

HASH_LINE = re.compile(
    rb"(\$argon2id\$v=\d+\$m=\d{1,7},t=\d{1,3},p=\d{1,2}\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43})\n"
)
"""A hash with its cost, its salt of 16 and its digest of 32 bytes; one that was cut short does not match."""

HASH_COST = re.compile(r"\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=(\d+)\$")


def read_hash(folder: Path) -> str | None:
    """The hash, None where there is no PIN; OSError or ValueError where the file cannot be used."""
    try:
        line = read_limited(folder / PIN_FILE, MAX_HASH_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return parse_hash(line)


def parse_hash(line: bytes) -> str:
    """The hash in the contents of the file; ValueError where it is none."""
    match = HASH_LINE.fullmatch(line)
    if match is None:
        raise ValueError("It is damaged.")
    return match[1].decode()


def is_affordable(hash: str) -> bool:
    """Whether a hash of another computer costs no more than those that are set here."""
    cost = HASH_COST.match(hash)
    limits = (MEMORY_KIBIBYTES, TIME_COST, PARALLELISM)
    return cost is not None and all(
        int(given) <= limit for given, limit in zip(cost.groups(), limits, strict=True)
    )


def hash_file(pin: str) -> bytes:
    """The contents of the file for a PIN, hashed with a new salt."""
    return hasher().hash(pin).encode() + b"\n"


def matches_hash(hash: str, typed: str) -> bool:
    """Whether a hash is that of what was typed; ValueError where it cannot be compared.

    MemoryError where there is too little memory for it.
    """
    from argon2.exceptions import VerificationError, VerifyMismatchError

    try:
        return hasher().verify(hash, typed.encode(errors="replace"))
    except VerifyMismatchError:
        return False
    except VerificationError as fault:
        if str(fault) == NO_MEMORY:
            raise MemoryError from None
        raise ValueError("It cannot be compared.") from fault


def hasher() -> "PasswordHasher":
    """What makes and compares hashes; argon2 is loaded with the first PIN, since most workers need none."""
    from argon2 import PasswordHasher

    return PasswordHasher(
        time_cost=TIME_COST, memory_cost=MEMORY_KIBIBYTES, parallelism=PARALLELISM
    )
