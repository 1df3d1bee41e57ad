"""What around the kiosk is not as it should be: its clock, a day set for a preview, a data folder on a network."""

import os
import sqlite3
from pathlib import Path

from kiosk.clock import TODAY_VARIABLE, is_preview
from kiosk.content.problem import Problem
from kiosk.store.clock_file import look_at_clock, read_clock
from kiosk.store.clock_sentences import (
    doubt_remedy,
    doubt_sentence,
    waiting_remedy,
    waiting_sentence,
)

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ceph", "9p", "fuse.glusterfs"}
)
"""Names in /proc/self/mountinfo of file systems on which SQLite's write-ahead log does not work.

Source: https://www.sqlite.org/wal.html ("WAL does not work over a network filesystem").
"""

MOUNTS = Path("/proc/self/mountinfo")


def check_environment(data: Path) -> list[Problem]:
    """A notice where KIOSK_TODAY is set, problems with the clock, and with a data folder on another machine."""
    found: list[Problem] = []
    if is_preview():
        fault = f"The day is set to {os.environ[TODAY_VARIABLE]}, and so no old visit is deleted."
        remedy = f"After the preview, start the kiosk without it: unset {TODAY_VARIABLE}"
        found.append(Problem(TODAY_VARIABLE, "", fault, remedy, notice=True))
    else:
        found += check_clock(data)
    kind = file_system(data)
    if kind in NETWORK_FILE_SYSTEMS:
        fault = (
            f"The data folder is on another computer ({kind}), where the visit log can be damaged."
        )
        found.append(Problem(str(data), "", fault, "Name a folder on this computer with --data."))
    return found


def check_clock(data: Path) -> list[Problem]:
    """A problem where the date is in doubt, a notice while it has yet to hold."""
    look = look_at_clock()
    today = look.wall.date()
    try:
        record = read_clock(data, look)
    except (OSError, sqlite3.Error):
        # `check_log` says what is wrong with the log, with which a first record begins.
        return []
    if record.doubt:
        fault = doubt_sentence(record, today)
        return [Problem("clock", "", fault, f"{doubt_remedy(record, today)}.")]
    if record.state == "waiting":
        fault, remedy = waiting_sentence(record), f"{waiting_remedy(today)}."
        return [Problem("clock", "", fault, remedy, notice=True)]
    return []


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """The kind of the file system on which a path lies, or will lie; empty where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place, kind = path.resolve(), ""
    longest = -1
    for line in lines:
        fields, _, rest = line.partition(" - ")
        mount = Path(fields.split(" ")[4].replace("\\040", " "))
        # Of two mounts in one place, the later one is seen.
        if place.is_relative_to(mount) and len(mount.parts) >= longest:
            longest, kind = len(mount.parts), rest.split(" ")[0]
    return kind
