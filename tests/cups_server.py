"""A real CUPS for a test, on a socket of its own, whose queue prints into a folder.

As root the queue is one of printer-driver-cups-pdf. That backend runs for root only, and reads its settings
from /etc/cups only: a file of the test lies there meanwhile. For other users a backend of the test keeps the PDF.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cups_setup import BACKEND_SETTINGS, PPD, cupsd, needs_cups, prepare
from tests.runtime.waiting import wait_until

QUEUE = "PDF"


class CupsServer:
    """A running CUPS: its `folder`, its `socket`, and what it has printed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "cups.sock"

    def run(self, command: str, *arguments: str) -> str:
        """Run a command of CUPS on this server; its output."""
        environment = {**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C.UTF-8"}
        path = f"{environment.get('PATH', '')}:/usr/sbin"
        return subprocess.run(
            [shutil.which(command, path=path) or command, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def add_queue(self, queue: str, device: str, *more: str) -> None:
        """Add a queue."""
        self.run("lpadmin", "-p", queue, "-E", "-v", device, *more)

    def open_gate(self) -> None:
        """Let the queues print that wait for the file `gate`."""
        (self.folder / "gate").touch()

    def printed_files(self) -> list[Path]:
        """The PDFs that were printed."""
        return [file for file in (self.folder / "out").iterdir() if file.stat().st_size]

    def job_history(self) -> str:
        """All jobs that CUPS still knows of, as lpstat lists them."""
        return self.run("lpstat", "-W", "all", "-o")

    def error_log(self) -> str:
        """The last lines of its log, and where its jobs stand."""
        lines = (self.folder / "log/error").read_text(errors="replace").splitlines()[-40:]
        return "\n".join([*lines, self.run("lpstat", "-W", "all", "-o", "-p")])

    def spooled_files(self) -> list[str]:
        """The files in which CUPS keeps jobs and what they print."""
        return [file.name for file in (self.folder / "spool").iterdir() if file.is_file()]

    def files_with(self, word: str) -> list[Path]:
        """The files with a word in them, except printed ones: spool, history, logs, settings, temporary files."""
        printed = self.folder / "out"
        files = [
            file for file in self.folder.rglob("*") if file.is_file() and not file.is_symlink()
        ]
        return [
            file
            for file in files
            if printed not in file.parents and word.encode() in read_file(file)
        ]


def read_file(file: Path) -> bytes:
    """The bytes of a file; none where it was deleted meanwhile."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


@contextmanager
def run_cups(more: str = "") -> Iterator[CupsServer]:
    """Run a CUPS with one queue, the default one; `more` are further lines of its cupsd.conf."""
    needs_cups()
    # Not in pytest's folder: CUPS prints as the account lp, which may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="kiosk-cups-", dir="/tmp"))
    prepare(folder, more)
    server = CupsServer(folder)
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
        wait_until(server.socket.exists)
        server.add_queue(QUEUE, *device)
        server.run("lpadmin", "-d", QUEUE)
        yield server
    except Exception as error:
        error.add_note(server.error_log())
        raise
    finally:
        daemon.terminate()
        daemon.wait(20)
        if root:
            settings.unlink(missing_ok=True)
        shutil.rmtree(folder)
