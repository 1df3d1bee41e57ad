"""What is wrong with the data folder and the disk on which it lies."""

import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.operating_system import has_private_files
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, problem_item
from kiosk.store.data_folder import LOG_FILE

MEGABYTE = 1_000_000

LOW_MEGABYTES = 200
"""With less than this free on the disk, staff are asked to make room."""

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ceph", "9p", "fuse.glusterfs"}
)
"""Names in /proc/self/mountinfo of file systems on which SQLite's write-ahead log does not work.

Source: https://www.sqlite.org/wal.html ("WAL does not work over a network filesystem").
"""

MOUNTS = Path("/proc/self/mountinfo")


def look_at_disk(kiosk: Installation) -> list[HealthItem]:
    """The room on the disk, and whether the folder is there, can be written, is private and on this computer."""
    data = kiosk.data
    if kiosk.has_run and not data.exists():
        gone = _problem(data, "The data folder is not there.", "Connect its disk again.")
        return [problem_item("disk", "disk-gone", gone, path=str(data))]
    return [
        *(problem_item("disk", "disk-closed", one, path=str(data)) for one in find_closed(data)),
        *(problem_item("disk", "disk-open", one) for one in find_open_rights(data)),
        *(problem_item("disk", "disk-remote", one) for one in find_remote(data)),
        *_look_at_room(data),
    ]


def find_closed(data: Path) -> list[Problem]:
    """Why nothing could be written in the data folder; one that does not exist yet is no problem."""
    if data.exists() and not data.is_dir():
        return [_problem(data, "This is not a folder.", "Name another one with --data.")]
    existing = _nearest_folder(data)
    if os.access(existing, os.W_OK | os.X_OK):
        return []
    remedy = f"Ask its owner for the right to write in {existing}."
    return [_problem(data, "The kiosk cannot write in the data folder.", remedy)]


def find_open_rights(data: Path) -> list[Problem]:
    """A problem if others can look into the data folder; an empty one is closed to them when the kiosk starts."""
    if not has_private_files():
        return []
    try:
        is_private = not data.stat().st_mode & 0o077 or not any(data.iterdir())
    except OSError:
        return []
    fault = "Other users of this computer can look inside the data folder."
    remedy = f"Run: chmod -R go= {shlex.quote(str(data))}"
    return [] if is_private else [_problem(data, fault, remedy)]


def find_remote(data: Path) -> list[Problem]:
    """A problem if the data folder is on another computer."""
    kind = file_system(data)
    if kind not in NETWORK_FILE_SYSTEMS:
        return []
    fault = f"The data folder is on another computer ({kind}), where the visit log can be damaged."
    return [_problem(data, fault, "Name a folder on this computer with --data.")]


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


def _look_at_room(data: Path) -> Iterator[HealthItem]:
    try:
        free = shutil.disk_usage(_nearest_folder(data)).free // MEGABYTE
        log = data / LOG_FILE
        size = round(log.stat().st_size / MEGABYTE, 1) if log.exists() else 0
    except OSError:
        fault = "The kiosk could not find out how much room is left on the disk."
        yield HealthItem(kind="disk", note="disk-unread", text=fault)
        return
    fields = (("number", free), ("of", size))
    text = f"{free:,} MB are free on the disk; the visit log has {size} MB."
    if free >= LOW_MEGABYTES:
        yield HealthItem(kind="disk", note="disk-free", text=text, fields=fields)
        return
    low = _problem(data, f"Only {free} MB are free on the disk.", "Delete what nobody needs.")
    yield problem_item("disk", "disk-low", low, number=free)


def _nearest_folder(data: Path) -> Path:
    return next(folder for folder in (data, *data.parents) if folder.exists())


def _problem(data: Path, fault: str, remedy: str) -> Problem:
    return Problem(str(data), "", fault, remedy)
