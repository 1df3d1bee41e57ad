"""How often a wrong PIN was typed, and how long the next try must wait; kept on disk, across restarts."""

import os
from pathlib import Path
from typing import Annotated

from msgspec import DecodeError, Meta, Struct, json

from kiosk.files import open_private, read_limited

NAME = "pin-tries"
MOST_BYTES = 1_000
FREE = 5
"""Wrong PINs until the first wait."""

FIRST, LONGEST = 60.0, 4 * 3600.0
"""Seconds: the first wait, which doubles with every wrong PIN after it, and where it stops growing."""

ROOM = 128
"""Bytes of the file, always: it is written over in place, so that a full disk does not shut the staff out."""


class Tries(Struct, frozen=True):
    """Wrong PINs since the last right one; seconds left to wait, as seen at a moment.

    What is left is kept, and not when it ends, so that a clock set back can neither shorten it nor make it
    endless: time that does not go forward does not count.
    """

    wrong: Annotated[int, Meta(ge=0)] = 0
    left: Annotated[float, Meta(ge=0, le=LONGEST)] = 0
    seen: Annotated[float, Meta(ge=0)] = 0

    def at(self, now: float) -> "Tries":
        """The same tries as seen now, in seconds of the clock."""
        return Tries(self.wrong, max(0.0, self.left - max(0.0, now - self.seen)), now)

    def another(self) -> "Tries":
        """With one wrong PIN more."""
        wrong = self.wrong + 1
        return Tries(wrong, wait(wrong), self.seen)


def wait(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs."""
    if wrong < FREE:
        return 0.0
    return float(min(LONGEST, FIRST * 2 ** min(wrong - FREE, 32)))


def look(folder: Path, now: float) -> Tries:
    """The tries as they stand now; the caller is alone with them, and OSError says that they are unknown.

    A clock that was set back is noted. A file that makes no sense counts as all the free tries made now.
    """
    try:
        kept = json.decode(read_limited(folder / NAME, MOST_BYTES), type=Tries)
    except FileNotFoundError:
        return Tries(seen=now)
    except (DecodeError, UnicodeDecodeError):
        kept = Tries(FREE, FIRST, now)
        write(folder, kept)
    if kept.left and now < kept.seen:
        kept = Tries(kept.wrong, kept.left, now)
        write(folder, kept)
    return kept.at(now)


def write(folder: Path, tries: Tries) -> None:
    """Keep the tries durably; OSError where that cannot be done."""
    with open(folder / NAME, "r+b", opener=_opened_or_made, buffering=0) as file:
        file.write(encoded(tries))
        os.fsync(file.fileno())


def encoded(tries: Tries) -> bytes:
    """The whole file."""
    return json.encode(tries).ljust(ROOM - 1) + b"\n"


def _opened_or_made(path: str, flags: int) -> int:
    return open_private(path, flags | os.O_CREAT)
