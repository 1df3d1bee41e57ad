"""The folders in which programs leave things: what came there lately is looked at, too."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from kiosk.reset_check.canaries import Canary, find_canaries

PLACES = (
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    "/run/user",
    "/var/spool/cups",
    "/var/lib/systemd/coredump",
)
LATELY, LARGEST = 120.0, 20_000_000
"""Seconds, bytes."""


def left_elsewhere(canaries: tuple[Canary, ...], own: Path) -> Iterator[str]:
    """Each canary in a file of the last minutes, but for those of our own folder."""
    since = time.time() - LATELY
    for path in _files(own):
        try:
            about = path.lstat()
            lately = about.st_mtime >= since and about.st_size < LARGEST
            if lately and S_ISREG(about.st_mode):
                for name in find_canaries(canaries, path.read_bytes()):
                    yield f"{name} in {path}"
        except OSError:
            # It went away, or is not for our eyes.
            continue


def _files(own: Path) -> Iterator[Path]:
    for place in PLACES:
        for top, folders, names in os.walk(place):
            # What other tests do beside us is not ours.
            folders[:] = [
                name
                for name in folders
                if Path(top, name) != own and not name.startswith(("pytest-", "kiosk-"))
            ]
            yield from (Path(top, name) for name in names)
