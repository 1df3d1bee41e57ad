"""The staff's PIN: its hash in a file, the attempts and their waiting time, and how it is set."""

import os
import re
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import DecodeError, Meta, Struct, json

from kiosk.content.problem import Problem
from kiosk.files import lock_folder, open_private, read_limited, write_files
from kiosk.paths import PIN_FILE

if TYPE_CHECKING:
    from argon2 import PasswordHasher


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


def read_hash(folder: Path) -> str | None:
    """The hash; nothing where there is no PIN. OSError or ValueError where nobody can know it."""
    try:
        said = read_limited(folder / PIN_FILE, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    found = WHOLE.fullmatch(said)
    if found is None:
        raise ValueError("It is damaged.")
    return found[1].decode()


def hash_file(pin: str) -> bytes:
    """The file of a PIN, made with a salt of its own."""
    return hasher().hash(pin).encode() + b"\n"


def matches_hash(hash: str, typed: str) -> bool:
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


ATTEMPTS_FILE = "pin-tries"
MOST_BYTES_tries = 1_000
FREE = 5
"""Wrong PINs until the first wait."""

FIRST, LONGEST = 60.0, 4 * 3600.0
"""Seconds: the first wait, which doubles with every wrong PIN after it, and where it stops growing."""

ROOM = 128
"""Bytes of the file, always: it is written over in place, so that a full disk does not shut the staff out."""


class PinAttempts(Struct, frozen=True):
    """Wrong PINs since the last right one; seconds left to wait, as seen at a moment.

    What is left is kept, and not when it ends, so that a clock set back can neither shorten it nor make it
    endless: time that does not go forward does not count.
    """

    wrong: Annotated[int, Meta(ge=0)] = 0
    left: Annotated[float, Meta(ge=0, le=LONGEST)] = 0
    seen: Annotated[float, Meta(ge=0)] = 0

    def at(self, now: float) -> "PinAttempts":
        """The same tries as seen now, in seconds of the clock."""
        return PinAttempts(self.wrong, max(0.0, self.left - max(0.0, now - self.seen)), now)

    def another(self) -> "PinAttempts":
        """With one wrong PIN more."""
        wrong = self.wrong + 1
        return PinAttempts(wrong, wait_after(wrong), self.seen)


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs."""
    if wrong < FREE:
        return 0.0
    return float(min(LONGEST, FIRST * 2 ** min(wrong - FREE, 32)))


def read_attempts(folder: Path, now: float) -> PinAttempts:
    """The tries as they stand now; the caller is alone with them, and OSError says that they are unknown.

    A clock that was set back is noted. A file that makes no sense counts as all the free tries made now.
    """
    try:
        kept = json.decode(read_limited(folder / ATTEMPTS_FILE, MOST_BYTES_tries), type=PinAttempts)
    except FileNotFoundError:
        return PinAttempts(seen=now)
    except (DecodeError, UnicodeDecodeError):
        kept = PinAttempts(FREE, FIRST, now)
        write_attempts(folder, kept)
    if kept.left and now < kept.seen:
        kept = PinAttempts(kept.wrong, kept.left, now)
        write_attempts(folder, kept)
    return kept.at(now)


def write_attempts(folder: Path, tries: PinAttempts) -> None:
    """Keep the tries durably; OSError where that cannot be done."""
    with open(folder / ATTEMPTS_FILE, "r+b", opener=_opened_or_made, buffering=0) as file:
        file.write(encode_attempts(tries))
        os.fsync(file.fileno())


def encode_attempts(tries: PinAttempts) -> bytes:
    """The whole file."""
    return json.encode(tries).ljust(ROOM - 1) + b"\n"


def _opened_or_made(path: str, flags: int) -> int:
    return open_private(path, flags | os.O_CREAT)


DIGITS = re.compile(r"[0-9]{6,32}")

PinState = Literal["set", "none", "broken"]
"""A `broken` one cannot be read: nobody knows it, and it has to be given anew."""

PinAnswer = Literal["right", "wrong", "locked", "none", "broken", "uncounted"]
"""`locked`: nothing was looked at, since `waits`. `uncounted`: neither, since the try cannot be written down."""


def is_valid_pin(pin: str) -> bool:
    """Whether a PIN will do: 6 digits or more, 32 at the most."""
    return DIGITS.fullmatch(pin) is not None


def is_easy_pin(pin: str) -> bool:
    """Whether anybody would try it first: one digit all through, or digits that count up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def pin_state(folder: Path) -> PinState:
    """Whether the staff have a PIN."""
    try:
        return "none" if read_hash(folder) is None else "set"
    except (OSError, ValueError):
        return "broken"


def check_pin(folder: Path, typed: str, now: float) -> PinAnswer:
    """Whether this is the PIN; now is in seconds since 1970.

    A try is written down before the PIN is looked at, so that neither a crash nor a second process gains
    one; a right PIN clears them all.
    """
    there = pin_state(folder)
    if there != "set":
        return there
    try:
        with lock_folder(folder):
            before = read_attempts(folder, now)
            if before.left:
                return "locked"
            write_attempts(folder, before.another())
            return _compare(folder, typed, now)
    except OSError:
        return "uncounted"


def _compare(folder: Path, typed: str, now: float) -> PinAnswer:
    try:
        hash = read_hash(folder)
        if hash is None:
            return "none"
        if not matches_hash(hash, typed):
            return "wrong"
    except (OSError, ValueError):
        return "broken"
    # Where only this fails, one try too many stands there.
    with suppress(OSError):
        write_attempts(folder, PinAttempts(seen=now))
    return "right"


def wait_seconds(folder: Path, now: float) -> int:
    """Whole seconds until a PIN is looked at again; 0 where it would be now."""
    try:
        if not (folder / ATTEMPTS_FILE).exists():
            return 0
        with lock_folder(folder):
            return -int(-read_attempts(folder, now).left // 1)
    except OSError:
        # Then no PIN is looked at either, and `check` says so.
        return 0


def pin_files(folder: Path, pin: str) -> dict[Path, bytes]:
    """The files of a new PIN, on which no try was made; ValueError for one that will not do."""
    if not is_valid_pin(pin):
        raise ValueError("A PIN has 6 to 32 digits.")
    none = encode_attempts(PinAttempts())
    return {folder / PIN_FILE: hash_file(pin), folder / ATTEMPTS_FILE: none}


def set_pin(folder: Path, pin: str) -> None:
    """Set a new PIN, whatever there was; where it cannot be kept, OSError, and the old one holds."""
    fresh = pin_files(folder, pin)
    with lock_folder(folder):
        write_files(fresh)


RESET = "Run kiosk setup --reset-pin."


def describe_pin_fault(folder: Path, answer: PinAnswer) -> str:
    """Why the staff pages stay shut, whatever is typed; nothing where a PIN can open them."""
    if answer == "broken":
        remedy = "run kiosk setup --reset-pin"
        return f"The staff PIN in {folder} cannot be read, so the staff pages stay shut: {remedy}."
    if answer == "uncounted":
        remedy = "let this user write there, and make room on its disk"
        return f"Tries of the staff PIN cannot be counted in {folder}, so the staff pages stay shut: {remedy}."
    return ""


def find_pin_problems(folder: Path) -> list[Problem]:
    """A PIN that cannot be read, and one that others can read; no PIN is none of it."""
    there, file = pin_state(folder), folder / PIN_FILE
    if there == "none":
        return []
    if there == "broken":
        return [Problem(str(file), "", "The staff PIN cannot be read.", RESET)]
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        remedy = f"Run: chmod 600 {file}"
        return [Problem(str(file), "", "Others can read the staff PIN's hash.", remedy)]
    return []
