"""The data folder: for this user's eyes only, and what to do when it cannot be written."""

import errno
import os
from pathlib import Path

LOG_FILE = "logbook.db"
PROBE = 65536
"""Bytes written to see whether there is room."""

ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
RIGHTS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def make_data_folder(folder: Path) -> None:
    """Make the data folder, or shut an empty one to everybody else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def log_problem(folder: Path) -> str:
    """Why the logbook cannot be written, in one sentence with the remedy; nothing where it can."""
    fault = log_fault(folder)
    return describe_log_fault(folder, fault) if fault else ""


def log_fault(folder: Path) -> OSError | None:
    """What fails where the logbook is written; nothing where it can be."""
    probe = folder / f".probe-{os.getpid()}"
    try:
        make_data_folder(folder)
        try:
            with probe.open("wb") as file:
                file.write(bytes(PROBE))
                file.flush()
        finally:
            probe.unlink(missing_ok=True)
        if (folder / LOG_FILE).exists():
            with (folder / LOG_FILE).open("r+b"):
                pass
    except OSError as fault:
        return fault
    return None


def damaged_files(folder: Path) -> list[str]:
    """The names of damaged logbooks that were put aside."""
    return sorted(path.name for path in folder.glob("logbook-damaged-*.db"))


def describe_log_fault(folder: Path, fault: Exception) -> str:
    """What is wrong with the logbook and what to do, in one sentence."""
    # It loads the database, which a host that is well does only after its first page.
    from kiosk.store.recovery import is_damage

    number = fault.errno if isinstance(fault, OSError) else None
    why = os.strerror(number) if number else str(fault) or type(fault).__name__
    if number in ROOM or "full" in why:
        remedy = "make room on its disk"
    elif number in RIGHTS or "readonly" in why:
        remedy = "let this user write there"
    elif is_damage(fault):
        remedy = "close every kiosk that uses this folder, then start one"
    else:
        remedy = "make room on its disk, or name another folder with --data"
    return (
        f"The logbook in {folder} cannot be written ({why}), so visits are not counted: {remedy}."
    )
