"""Wrong PINs and the waiting time after them, in a file of the data folder."""

import os
from pathlib import Path
from typing import Annotated

from msgspec import DecodeError, Meta, Struct, json

from kiosk.files import open_private, read_limited

ATTEMPTS_FILE = "pin-tries"
MAX_ATTEMPTS_BYTES = 1_000

FREE_ATTEMPTS = 5
"""Wrong PINs until the first wait."""

FIRST_WAIT, LONGEST_WAIT = 60.0, 4 * 3600.0
"""Seconds: the first wait, which doubles with every further wrong PIN, and the longest."""

FILE_SIZE = 128
"""Bytes of the file, always: it is overwritten in place, so that a full disk does not lock the staff out."""


class PinAttempts(Struct, frozen=True):
    """Wrong PINs since the last right one, and the seconds `left` to wait as of the time `seen`.

    The seconds left are kept, and not the time when they end: so a clock that is set back can neither shorten
    the wait nor make it endless. Time that does not go forward does not count.
    """

    wrong: Annotated[int, Meta(ge=0)] = 0
    left: Annotated[float, Meta(ge=0, le=LONGEST_WAIT)] = 0
    seen: Annotated[float, Meta(ge=0)] = 0

    def at(self, now: float) -> "PinAttempts":
        """The same attempts as of now, in seconds of the clock."""
        return PinAttempts(self.wrong, max(0.0, self.left - max(0.0, now - self.seen)), now)

    def add_wrong(self) -> "PinAttempts":
        """With one wrong PIN more."""
        wrong = self.wrong + 1
        return PinAttempts(wrong, wait_after(wrong), self.seen)


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs."""
    if wrong < FREE_ATTEMPTS:
        return 0.0
    # The exponent is limited, for a float overflows at 2 ** 1024.
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - FREE_ATTEMPTS, 32)))


def read_attempts(folder: Path, now: float) -> PinAttempts:
    """The attempts as of now; the caller holds the lock of the folder. OSError where they cannot be known.

    A clock that was set back is written down. A damaged file counts as all free attempts, made now.
    """
    try:
        kept = json.decode(
            read_limited(folder / ATTEMPTS_FILE, MAX_ATTEMPTS_BYTES), type=PinAttempts
        )
    except FileNotFoundError:
        return PinAttempts(seen=now)
    except (DecodeError, UnicodeDecodeError):
        kept = PinAttempts(FREE_ATTEMPTS, FIRST_WAIT, now)
        write_attempts(folder, kept)
    if kept.left and now < kept.seen:
        kept = PinAttempts(kept.wrong, kept.left, now)
        write_attempts(folder, kept)
    return kept.at(now)


def write_attempts(folder: Path, attempts: PinAttempts) -> None:
    """Write the attempts durably; OSError where that fails."""
    with open(folder / ATTEMPTS_FILE, "r+b", opener=_open_or_create, buffering=0) as file:
        file.write(encode_attempts(attempts))
        os.fsync(file.fileno())


def encode_attempts(attempts: PinAttempts) -> bytes:
    """The contents of the file, filled up to its size with spaces."""
    return json.encode(attempts).ljust(FILE_SIZE - 1) + b"\n"


def _open_or_create(path: str, flags: int) -> int:
    return open_private(path, flags | os.O_CREAT)
