"""A data folder that can be spoiled while a kiosk keeps its logbook there; as root on a small disk of its own."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

from kiosk.reset_check.runner import SETTINGS_TEXT
from kiosk.store.data_folder import LOG_FILE
from tools.bench.synthetic_log import make_log

VISITS, EVENTS = 300, 20
DISK = "16m"
"""How large that disk is."""

BARE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""As root, rights of files mean something only without these."""


class DataDisk:
    """The folder, with 300 visits in its logbook; `host` is the kiosk's process, 0 before it runs."""

    def __init__(self, top: Path, chance: Random) -> None:
        self.top, self.chance, self.host = top, chance, 0
        self.data = top / "disk" / "data"
        self.late = top / "days-late"
        """A file with the days by which the kiosk's clock is behind."""

    def furnish(self) -> None:
        """Settings, and the visits of the last two weeks."""
        self.data.mkdir(mode=0o700)
        (self.data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
        seed = self.chance.randrange(2**32)
        make_log(self.data, VISITS, EVENTS, VISITS // 2, seed, date.today())
        for path in self.data.iterdir():
            path.chmod(0o600)

    @property
    def book(self) -> Path:
        """The logbook."""
        return self.data / LOG_FILE

    @property
    def prefix(self) -> tuple[str, ...]:
        """What a command begins with that shall respect the rights of files."""
        return BARE if is_root() else ()

    @property
    def _ballast(self) -> Path:
        return self.data.parent / "ballast"

    def fill(self) -> None:
        """Leave no byte of room on the disk."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (65536, 512, 1):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue

    def keep_full(self) -> None:
        """Take the room that a log gave back when it was emptied, if the disk was full."""
        if self._ballast.exists():
            self.fill()

    def make_room(self) -> None:
        """Take the ballast away."""
        self._ballast.unlink()

    def limit(self, size: int) -> None:
        """Let no file of the kiosk grow beyond so many bytes; -1 for any size."""
        resource.prlimit(self.host, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def remount(self, how: str) -> None:
        """Let the disk be read only (ro), or not (rw)."""
        subprocess.run(["mount", "-o", f"remount,{how}", self.data.parent], check=True)

    def be_late(self, days: int) -> None:
        """Set the kiosk's clock back."""
        self.late.write_text(str(days), encoding="utf-8")


def is_root() -> bool:
    """Whether this user may mount, and is kept from nothing by the rights of files."""
    return os.geteuid() == 0


@contextmanager
def disk(top: Path) -> Iterator[None]:
    """A folder `disk` that is one of its own, where this user may mount."""
    (top / "disk").mkdir()
    if is_root():
        command = [
            "mount",
            "-t",
            "tmpfs",
            "-o",
            f"size={DISK},mode=700",
            "kiosk",
            str(top / "disk"),
        ]
        subprocess.run(command, check=True)
    try:
        yield
    finally:
        if is_root():
            subprocess.run(["umount", "--lazy", str(top / "disk")], check=True)
