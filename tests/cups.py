"""A real CUPS for a test, on a socket of its own, whose queue prints into a folder.

As root the queue is one of printer-driver-cups-pdf. That backend runs for nobody else and reads its settings
in /etc/cups alone: a file of ours lies there meanwhile. For others CUPS writes what it is given into a file.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import missing, needs

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
QUEUE = "PDF"

FILES = """
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
FileDevice Yes
{owner}
"""

SERVER = """
LogLevel info
MaxLogSize 0
Listen {socket}
Browsing No
WebInterface No
ErrorPolicy retry-job
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Send-Document Cancel-Job Purge-Jobs Cancel-My-Jobs CUPS-Authenticate-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
{more}
"""

BACKEND_SETTINGS = """Out {folder}/out
AnonDirName {folder}/out
Spool {folder}/backend
Log {folder}/log
"""


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
        inside = [one for one in self.folder.rglob("*") if one.is_file()]
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
    shop = PrintShop(folder)
    settings = Path(f"/etc/cups/cups-pdf-{folder.name}.conf")
    folder.chmod(0o755)
    for name in ("etc", "spool/tmp", "cache", "state", "log", "out"):
        (folder / name).mkdir(parents=True)
    root = os.geteuid() == 0
    owner = "SystemGroup root" if root else "\n".join(ourselves())
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder, owner=owner))
    (folder / "etc/cupsd.conf").write_text(SERVER.format(socket=shop.socket, more=more))
    command = ["-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf", "-f"]
    daemon = subprocess.Popen(
        [str(cupsd()), *command],
        stdout=subprocess.DEVNULL,
        stderr=(folder / "log/start").open("wb"),
    )
    try:
        if root:
            settings.write_text(BACKEND_SETTINGS.format(folder=folder))
        device = ("-v", f"cups-pdf:/{folder.name}", "-P", str(PPD))
        until(shop.socket.exists)
        shop.do("lpadmin", "-p", QUEUE, "-E", *(device if root else ("-v", f"file:{folder}/out/1")))
        shop.do("lpadmin", "-d", QUEUE)
        yield shop
    finally:
        daemon.terminate()
        daemon.wait(20)
        if root:
            settings.unlink(missing_ok=True)
        shutil.rmtree(folder)


def needs_cups() -> None:
    """Go on where CUPS and its PDF queue are installed."""
    needs("lp", "cups-client")
    needs("pdftotext", "poppler-utils")
    if cupsd() is None:
        missing("cups", "the command cupsd is not installed")
    if not (PPD.exists() and BACKEND.exists()):
        missing("printer-driver-cups-pdf", "the PDF queue of CUPS is not installed")


def cupsd() -> str | None:
    """The daemon, which lies where not everybody looks for commands."""
    return shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def ourselves() -> list[str]:
    """The lines that let CUPS run as the account that runs the tests."""
    import grp
    import pwd

    user, group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
    return [f"User {user}", f"Group {group}", f"SystemGroup {group}"]


def until(seen: Callable[[], object], seconds: float = 20) -> None:
    """Look again and again until it is so."""
    deadline = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.01)
