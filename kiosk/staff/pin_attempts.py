"""Wrong PINs and the waiting time after them, in a file of the data folder."""

import os
from pathlib import Path
from typing import Annotated

from msgspec import DecodeError, Meta, Struct, json

from kiosk.clock import BOOT_LETTERS, RunningTime
from kiosk.files import open_private, read_limited

ATTEMPTS_FILE = "pin-tries"
MAX_ATTEMPTS_BYTES = 1_000

FREE_ATTEMPTS = 5
"""Wrong PINs until the first wait."""

FIRST_WAIT, LONGEST_WAIT = 60.0, 1800.0
"""Seconds: the first wait, which doubles with every further wrong PIN, and the longest."""

FILE_SIZE = 128
"""Bytes of the file, always: it is overwritten in place, so that a full disk does not lock the staff out."""

NOTE_SECONDS = 10.0
"""Seconds of a wait after which what is left of it is written down, so that a restart does not lengthen it."""


class PinAttempts(Struct, frozen=True):
    """Wrong PINs since the last right one, and the seconds `left` to wait as of a moment of running time.

    That moment is `seen`, of the boot `boot`. No date is in it: only time that the computer runs counts, and of
    another boot only what comes after the first look in it. So neither a clock nor a restart shortens a wait.
    """

    wrong: Annotated[int, Meta(ge=0)] = 0
    left: Annotated[float, Meta(ge=0, le=LONGEST_WAIT)] = 0
    seen: Annotated[float, Meta(ge=0)] = 0
    boot: Annotated[str, Meta(max_length=BOOT_LETTERS)] = ""

    def at(self, now: RunningTime) -> "PinAttempts":
        """The same attempts as of now."""
        passed = now.seconds_since(self.boot, self.seen) or 0.0
        # Rounded, or a wait would be over by less than a float can tell.
        left = max(0.0, round(self.left - passed, 3))
        return PinAttempts(self.wrong, left, now.seconds, now.boot)

    def add_wrong(self) -> "PinAttempts":
        """With one wrong PIN more."""
        wrong = self.wrong + 1
        return PinAttempts(wrong, wait_after(wrong), self.seen, self.boot)


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs."""
    if wrong < FREE_ATTEMPTS:
        return 0.0
    # The exponent is limited, for a float overflows at 2 ** 1024.
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - FREE_ATTEMPTS, 32)))


def read_attempts(folder: Path, now: RunningTime) -> PinAttempts:
    """The attempts as of now; the caller holds the lock of the folder. OSError where they cannot be known.

    What has passed of a wait is written down now and then, and the first look after a start. A damaged file
    counts as all free attempts, made now.
    """
    try:
        kept = json.decode(
            read_limited(folder / ATTEMPTS_FILE, MAX_ATTEMPTS_BYTES), type=PinAttempts
        )
    except FileNotFoundError:
        return PinAttempts(seen=now.seconds, boot=now.boot)
    except (DecodeError, UnicodeDecodeError):
        kept = PinAttempts(FREE_ATTEMPTS, FIRST_WAIT, now.seconds, now.boot)
        write_attempts(folder, kept)
    found = kept.at(now)
    is_first_look = now.seconds_since(kept.boot, kept.seen) is None
    if kept.left and (is_first_look or kept.left - found.left >= NOTE_SECONDS):
        write_attempts(folder, found)
    return found


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
