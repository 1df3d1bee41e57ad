"""The staff's PIN: whether there is one, whether it was typed rightly, and how it is given."""

import re
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Literal

from kiosk.files import lock_folder, write_files
from kiosk.staff import pin_file, tries

DIGITS = re.compile(r"[0-9]{6,32}")

State = Literal["set", "none", "broken"]
"""A `broken` one cannot be read: nobody knows it, and it has to be given anew."""

Answer = Literal["right", "wrong", "locked", "none", "broken", "uncounted"]
"""`locked`: nothing was looked at, since `waits`. `uncounted`: neither, since the try cannot be written down."""


def good(pin: str) -> bool:
    """Whether a PIN will do: 6 digits or more, 32 at the most."""
    return DIGITS.fullmatch(pin) is not None


def easy(pin: str) -> bool:
    """Whether anybody would try it first: one digit all through, or digits that count up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def state(folder: Path) -> State:
    """Whether the staff have a PIN."""
    try:
        return "none" if pin_file.read(folder) is None else "set"
    except (OSError, ValueError):
        return "broken"


def check(folder: Path, typed: str, now: float) -> Answer:
    """Whether this is the PIN; now is in seconds since 1970.

    A try is written down before the PIN is looked at, so that neither a crash nor a second process gains
    one; a right PIN clears them all.
    """
    there = state(folder)
    if there != "set":
        return there
    try:
        with lock_folder(folder):
            before = tries.look(folder, now)
            if before.left:
                return "locked"
            tries.write(folder, before.another())
            return _compare(folder, typed, now)
    except OSError:
        return "uncounted"


def _compare(folder: Path, typed: str, now: float) -> Answer:
    try:
        hash = pin_file.read(folder)
        if hash is None:
            return "none"
        if not pin_file.matches(hash, typed):
            return "wrong"
    except (OSError, ValueError):
        return "broken"
    # Where only this fails, one try too many stands there.
    with suppress(OSError):
        tries.write(folder, tries.Tries(seen=now))
    return "right"


def waits(folder: Path, now: float) -> int:
    """Whole seconds until a PIN is looked at again; 0 where it would be now."""
    try:
        if not (folder / tries.NAME).exists():
            return 0
        with lock_folder(folder):
            return -int(-tries.look(folder, now).left // 1)
    except OSError:
        # Then no PIN is looked at either, and `check` says so.
        return 0


def files(folder: Path, pin: str) -> dict[Path, bytes]:
    """The files of a new PIN, on which no try was made; ValueError for one that will not do."""
    if not good(pin):
        raise ValueError("A PIN has 6 to 32 digits.")
    none = tries.encoded(tries.Tries())
    return {folder / pin_file.NAME: pin_file.contents(pin), folder / tries.NAME: none}


def give(folder: Path, pin: str) -> None:
    """Set a new PIN, whatever there was; where it cannot be kept, OSError, and the old one holds."""
    fresh = files(folder, pin)
    with lock_folder(folder):
        write_files(fresh)
