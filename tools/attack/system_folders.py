"""Looks for canaries in recent files of the folders in which programs leave things."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from kiosk.reset_check.canaries import Canary, find_canaries

FOLDERS = (
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    "/run/user",
    "/var/spool/cups",
    "/var/lib/systemd/coredump",
)
MAX_AGE = 120.0
"""Seconds since a file was changed, up to which it is read."""

MAX_SIZE = 20_000_000
"""Bytes of the largest file that is read."""


def find_in_system_folders(canaries: tuple[Canary, ...], own_folder: Path) -> Iterator[str]:
    """Each canary in a recent file outside our own folder, in words."""
    since = time.time() - MAX_AGE
    for path in _files(own_folder):
        try:
            stat = path.lstat()
            is_read = stat.st_mtime >= since and stat.st_size < MAX_SIZE
            if is_read and S_ISREG(stat.st_mode):
                for name in find_canaries(canaries, path.read_bytes()):
                    yield f"{name} in {path}"
        except OSError:
            # It was deleted meanwhile, or this user may not read it.
            continue


def _files(own_folder: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for top, folders, names in os.walk(folder):
            # Other tests and attacks may run at the same time.
            folders[:] = [
                name
                for name in folders
                if Path(top, name) != own_folder and not name.startswith(("pytest-", "kiosk-"))
            ]
            yield from (Path(top, name) for name in names)
