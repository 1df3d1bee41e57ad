"""What around the kiosk is not as it should be: a day that was set for a preview, a data folder on a network."""

import os
from pathlib import Path

from kiosk.clock import TODAY_VARIABLE, is_preview
from kiosk.content.problem import Problem

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ceph", "9p", "fuse.glusterfs"}
)
"""Names in /proc/self/mountinfo of file systems on which SQLite's write-ahead log does not work.

Source: https://www.sqlite.org/wal.html ("WAL does not work over a network filesystem").
"""

MOUNTS = Path("/proc/self/mountinfo")


def check_environment(data: Path) -> list[Problem]:
    """A notice where KIOSK_TODAY is set, a problem where the data folder lies on another machine."""
    found = []
    if is_preview():
        fault = (
            f"The day is set to {os.environ[TODAY_VARIABLE]}: meanwhile no old visit is deleted."
        )
        remedy = f"After the preview, start the kiosk without it: unset {TODAY_VARIABLE}"
        found.append(Problem(TODAY_VARIABLE, "", fault, remedy, notice=True))
    kind = file_system(data)
    if kind in NETWORK_FILE_SYSTEMS:
        fault = (
            f"The data folder lies on another machine ({kind}): a visit log can be damaged there."
        )
        found.append(Problem(str(data), "", fault, "Give a folder of this machine with --data."))
    return found


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
