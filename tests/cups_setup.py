"""Sets up the CUPS of a test: its settings, its programs, and a backend of the test.

A queue of `GATED` prints only when there is a file `gate`; every queue of that backend keeps the PDF as it is.
"""

import os
import shutil
from pathlib import Path

from tests.conftest import missing, needs

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
PROGRAMS = Path("/usr/lib/cups")

FOLDERS = ("etc", "spool", "cache", "state", "log", "out", "bin")

FILES = """
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
ServerBin {folder}/bin
Printcap {folder}/printcap
{account}
"""

SERVER = """
LogLevel info
MaxLogSize 0
Listen {folder}/cups.sock
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

GATED = "keeper:/gated"

KEEPER = """#!/bin/sh
case "$DEVICE_URI" in *gated) until [ -e {folder}/gate ]; do sleep 0.05; done;; esac
cat "${{6:--}}" > {folder}/out/"$1".pdf
"""

BACKEND_SETTINGS = """Out {folder}/out
AnonDirName {folder}/out
Spool {folder}/backend
Log {folder}/log
"""


def needs_cups() -> None:
    """Skip the test where CUPS and its PDF queue are not installed."""
    needs("lp", "cups-client")
    needs("pdftotext", "poppler-utils")
    if cupsd() is None:
        missing("cups", "the command cupsd is not installed")
    if not (PPD.exists() and (PROGRAMS / "backend/cups-pdf").exists()):
        missing("printer-driver-cups-pdf", "the PDF queue of CUPS is not installed")


def cupsd() -> str | None:
    """The path of the daemon, which is not on the PATH of every user."""
    return shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def prepare(folder: Path, more: str) -> None:
    """Fill a folder for a CUPS: its settings, with `more` lines, its programs, and the backend of the test."""
    folder.chmod(0o755)
    for name in (*FOLDERS, "spool/tmp", "bin/backend"):
        (folder / name).mkdir()
        # The account lp runs what is in bin, whatever umask the tests have.
        (folder / name).chmod(0o755)
    (folder / "out").chmod(0o777)
    account = "SystemGroup root" if os.geteuid() == 0 else account_lines()
    files = FILES.format(folder=folder, account=account)
    (folder / "etc/cups-files.conf").write_text(files)
    (folder / "etc/cupsd.conf").write_text(SERVER.format(folder=folder, more=more))
    for name in ("filter", "daemon", "backend/cups-pdf", "backend/socket"):
        (folder / "bin" / name).symlink_to(PROGRAMS / name)
    keeper = folder / "bin/backend/keeper"
    keeper.write_text(KEEPER.format(folder=folder))
    keeper.chmod(0o755)


def account_lines() -> str:
    """The lines that let CUPS run as the account that runs the tests."""
    import grp
    import pwd

    user, group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
    return f"User {user}\nGroup {group}\nSystemGroup {group}"
