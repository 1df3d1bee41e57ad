"""The staff's PIN: whether what was typed is it, and how it is set."""

import os
import re
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Literal

from kiosk.clock import RunningTime
from kiosk.content.problem import Problem
from kiosk.files import LockedError, lock_folder, write_files
from kiosk.operating_system import has_private_files
from kiosk.paths import PIN_FILE
from kiosk.staff.pin_attempts import (
    ATTEMPTS_FILE,
    PinAttempts,
    encode_attempts,
    read_attempts,
    write_attempts,
)
from kiosk.staff.pin_hash import hash_file, matches_hash, read_hash

VALID_PIN = re.compile(r"[0-9]{6,32}")

PinState = Literal["set", "none", "broken"]
"""Where it is `broken`, its file cannot be read, and a new PIN has to be set."""

PinAnswer = Literal["right", "wrong", "locked", "none", "broken", "uncounted", "memory", "held"]
"""With `locked` (a wait is not over), `uncounted` (the disk is full), `memory` (there was too little of it) and
`held` (another program holds the lock) the PIN was not compared; none of them is a try."""

LOOK_TIMEOUT = 0.5
"""Seconds that a page waits for the lock, only to show for how long the PIN waits."""


def is_valid_pin(pin: str) -> bool:
    """Whether this can be a PIN: 6 to 32 digits."""
    return VALID_PIN.fullmatch(pin) is not None


def is_easy_pin(pin: str) -> bool:
    """Whether a PIN would be tried first: the same digit throughout, or digits that count up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def pin_state(folder: Path) -> PinState:
    """Whether the staff have a PIN."""
    try:
        return "none" if read_hash(folder) is None else "set"
    except (OSError, ValueError):
        return "broken"


def check_pin(folder: Path, typed: str, now: RunningTime) -> PinAnswer:
    """Whether this is the PIN.

    An attempt is written down before the PIN is compared, so that neither a crash nor a second process gains
    one; a right PIN clears them all. Where memory is too short to compare, it is taken back.
    """
    state = pin_state(folder)
    if state != "set":
        return state
    try:
        with lock_folder(folder):
            before = read_attempts(folder, now)
            if before.left:
                return "locked"
            write_attempts(folder, before.add_wrong())
            try:
                return _compare(folder, typed, now)
            except MemoryError:
                with suppress(OSError):
                    write_attempts(folder, before)
                return "memory"
    except LockedError:
        return "held"
    except OSError:
        return "uncounted"


def can_count_attempts(folder: Path) -> bool:
    """Whether a try can be written down, without which no PIN is compared."""
    file = folder / ATTEMPTS_FILE
    return os.access(file if file.exists() else folder, os.W_OK)


def _compare(folder: Path, typed: str, now: RunningTime) -> PinAnswer:
    try:
        hash = read_hash(folder)
        if hash is None:
            return "none"
        if not matches_hash(hash, typed):
            return "wrong"
    except (OSError, ValueError):
        return "broken"
    # Where this write fails, one attempt too many stays, and the PIN is right all the same.
    with suppress(OSError):
        write_attempts(folder, PinAttempts(seen=now.seconds, boot=now.boot))
    return "right"


def wait_seconds(folder: Path, now: RunningTime) -> int:
    """Whole seconds until a PIN is compared again; 0 where it would be now."""
    try:
        if not (folder / ATTEMPTS_FILE).exists():
            return 0
        with lock_folder(folder, LOOK_TIMEOUT):
            return -int(-read_attempts(folder, now).left // 1)
    except OSError:
        # Then `check_pin` compares no PIN either, and `kiosk check` reports it.
        return 0


def pin_files(folder: Path, pin: str) -> dict[Path, bytes]:
    """The contents of the files of a new PIN, with no attempts; ValueError for an invalid one."""
    if not is_valid_pin(pin):
        raise ValueError("Please use 6 to 32 digits.")
    no_attempts = encode_attempts(PinAttempts())
    return {folder / PIN_FILE: hash_file(pin), folder / ATTEMPTS_FILE: no_attempts}


def set_pin(folder: Path, pin: str) -> None:
    """Set a new PIN; OSError where it cannot be written, and then the old one is still valid."""
    files = pin_files(folder, pin)
    with lock_folder(folder):
        write_files(files)


RESET_REMEDY = "Run kiosk setup --reset-pin."


def describe_pin_fault(folder: Path, answer: PinAnswer) -> str:
    """Why the staff pages stay closed, whatever is typed; "" where a PIN can open them."""
    if answer == "broken":
        remedy = "run kiosk setup --reset-pin"
        return (
            f"The staff PIN in {folder} cannot be read, so the staff pages stay closed: {remedy}."
        )
    if answer == "uncounted":
        remedy = "give this user the right to write there, and make room on its disk"
        return f"Tries of the staff PIN cannot be counted in {folder}, so the staff pages stay closed: {remedy}."
    return ""


def find_pin_problems(folder: Path) -> list[Problem]:
    """A PIN file that cannot be read, or that others can read; having no PIN is no problem."""
    state, file = pin_state(folder), folder / PIN_FILE
    if state == "none":
        return []
    if state == "broken":
        return [Problem(str(file), "", "The staff PIN cannot be read.", RESET_REMEDY)]
    if has_private_files() and file.stat().st_mode & 0o077:
        remedy = f"Run: chmod 600 {file}"
        return [
            Problem(
                str(file),
                "",
                "Other users of this computer can read the hash of the staff PIN.",
                remedy,
            )
        ]
    return []
