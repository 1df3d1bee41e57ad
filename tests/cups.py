"""A real CUPS for a test, on a socket of its own, whose queue prints into a folder.

As root the queue is one of printer-driver-cups-pdf. That backend runs for nobody else and reads its settings
in /etc/cups alone: a file of ours lies there meanwhile. For others a backend of ours keeps the PDF.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cups_parts import BACKEND_SETTINGS, PPD, cupsd, needs_cups, prepare

QUEUE = "PDF"


class PrintShop:
    """A running CUPS: its `folder`, its `socket`, and what lies on paper."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "cups.sock"

    def do(self, command: str, *arguments: str) -> str:
        """One of CUPS' own commands, asked of this CUPS."""
        given = {**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C.UTF-8"}
        path = f"{given.get('PATH', '')}:/usr/sbin"
        return subprocess.run(
            [shutil.which(command, path=path) or command, *arguments],
            env=given,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def add(self, queue: str, device: str, *more: str) -> None:
        """One more queue."""
        self.do("lpadmin", "-p", queue, "-E", "-v", device, *more)

    def open_gate(self) -> None:
        """Let those queues print that wait for it."""
        (self.folder / "gate").touch()

    def papers(self) -> list[Path]:
        """The sheets that came out."""
        return [one for one in (self.folder / "out").iterdir() if one.stat().st_size]

    def history(self) -> str:
        """All jobs that this CUPS still knows of."""
        return self.do("lpstat", "-W", "all", "-o")

    def spooled(self) -> list[str]:
        """The files in which this CUPS keeps jobs and what they print."""
        return [one.name for one in (self.folder / "spool").iterdir() if one.is_file()]

    def holding(self, word: str) -> list[Path]:
        """The files, but for paper, that hold a word: spool, history, logs, settings, temporary files."""
        paper = self.folder / "out"
        inside = [one for one in self.folder.rglob("*") if one.is_file() and not one.is_symlink()]
        return [
            one for one in inside if paper not in one.parents and word.encode() in contents(one)
        ]


def contents(file: Path) -> bytes:
    """What is in a file; nothing where it went away meanwhile."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


@contextmanager
def print_shop(more: str = "") -> Iterator[PrintShop]:
    """Start a CUPS with one queue, the usual one; `more` are further lines of its cupsd.conf."""
    needs_cups()
    # Not in pytest's folder: what prints is the account lp, which may not look in there.
    folder = Path(tempfile.mkdtemp(prefix="kiosk-cups-", dir="/tmp"))
    prepare(folder, more)
    shop = PrintShop(folder)
    settings = Path(f"/etc/cups/cups-pdf-{folder.name}.conf")
    root = os.geteuid() == 0
    device = (f"cups-pdf:/{folder.name}", "-P", str(PPD)) if root else ("keeper:/",)
    command = ["-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf", "-f"]
    daemon = subprocess.Popen(
        [str(cupsd()), *command],
        stdout=subprocess.DEVNULL,
        stderr=(folder / "log/start").open("wb"),
    )
    try:
        if root:
            settings.write_text(BACKEND_SETTINGS.format(folder=folder))
        until(shop.socket.exists)
        shop.add(QUEUE, *device)
        shop.do("lpadmin", "-d", QUEUE)
        yield shop
    finally:
        daemon.terminate()
        daemon.wait(20)
        if root:
            settings.unlink(missing_ok=True)
        shutil.rmtree(folder)


def until(seen: Callable[[], object], seconds: float = 20) -> None:
    """Look again and again until it is so."""
    deadline = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.01)
