"""A data folder that can be damaged while a kiosk keeps its log there; as root on a small disk of its own."""

import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from random import Random

from kiosk.reset_check.runner import SETTINGS_TEXT
from kiosk.store.backup import renew_copy
from kiosk.store.data_folder import LOG_FILE
from tools.bench.synthetic_log import make_log

VISITS, EVENTS = 300, 20
DISK_SIZE = "16m"
"""As the option `size` of tmpfs takes it."""

WITHOUT_OVERRIDE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""With these capabilities, which root has, modes of files mean nothing (capabilities(7))."""


class DataDisk:
    """The folder, with 300 visits in its log.

    `supervisor` is the kiosk's process, 0 before it runs; `clock_file` holds the days by which its clock is slow.
    """

    def __init__(self, top: Path, random: Random) -> None:
        self.top, self.random, self.supervisor = top, random, 0
        self.data = top / "disk" / "data"
        self.clock_file = top / "days-late"

    def prepare(self) -> None:
        """Write settings, a log of the visits of the last two weeks, and its copy."""
        self.data.mkdir(mode=0o700)
        (self.data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
        seed = self.random.randrange(2**32)
        make_log(self.data, VISITS, EVENTS, VISITS // 2, seed, date.today())
        with closing(sqlite3.connect(self.log)) as conn:
            renew_copy(conn, self.data)
        for path in self.data.iterdir():
            path.chmod(0o600)

    @property
    def log(self) -> Path:
        """The file of the visit log."""
        return self.data / LOG_FILE

    @property
    def prefix(self) -> tuple[str, ...]:
        """What a command begins with that must respect the modes of files."""
        return WITHOUT_OVERRIDE if is_root() else ()

    @property
    def _ballast(self) -> Path:
        return self.data.parent / "ballast"

    def fill(self) -> None:
        """Leave no free byte on the disk."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (65536, 512, 1):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue

    def keep_full(self) -> None:
        """Fill again what a write-ahead log freed when it was emptied, if the disk was full."""
        if self._ballast.exists():
            self.fill()

    def free_space(self) -> None:
        """Undo `fill`."""
        self._ballast.unlink()

    def limit_file_size(self, size: int) -> None:
        """Let no file of the kiosk grow beyond so many bytes; -1 for no limit."""
        resource.prlimit(self.supervisor, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def remount(self, option: str) -> None:
        """Mount the disk read-only (ro), or not (rw)."""
        subprocess.run(["mount", "-o", f"remount,{option}", self.data.parent], check=True)

    def set_clock_back(self, days: int) -> None:
        """Let the kiosk's clock be slow by so many days."""
        self.clock_file.write_text(str(days), encoding="utf-8")


def is_root() -> bool:
    """Whether this user may mount, and may write any file whatever its mode."""
    return os.geteuid() == 0


@contextmanager
def mounted_disk(top: Path) -> Iterator[None]:
    """Make the folder `disk`, and mount a disk of its own there if this user may."""
    (top / "disk").mkdir()
    if is_root():
        command = [
            "mount",
            "-t",
            "tmpfs",
            "-o",
            f"size={DISK_SIZE},mode=700",
            "kiosk",
            str(top / "disk"),
        ]
        subprocess.run(command, check=True)
    try:
        yield
    finally:
        if is_root():
            subprocess.run(["umount", "--lazy", str(top / "disk")], check=True)
