"""Which other program holds the visit log locked, as far as Linux tells: for the sentence that staff read."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LOCKS = Path("/proc/locks")
"""All file locks of the system: `1: POSIX ADVISORY WRITE 4711 08:02:131 0 EOF`, see proc_locks(5)."""

OTHER_PROGRAM = "another program, such as a database browser,"


def lock_holder(log: Path, lock_file: Path) -> str:
    """The program that keeps others from writing the visit log `log`, as the subject of a sentence.

    It holds a lock on a file of the database, or on the first byte of `lock_file`. Its name and its process
    number, or OTHER_PROGRAM where the system does not tell.
    """
    database = (log, *(log.with_name(f"{log.name}-{end}") for end in ("wal", "shm", "journal")))
    for pid in _holders(database, lock_file):
        with suppress(OSError):
            name = Path(f"/proc/{pid}/comm").read_text(errors="replace").strip()
            if name and name.isprintable():
                return f"{name} (process {pid})"
    return OTHER_PROGRAM


def _holders(database: tuple[Path, ...], lock_file: Path) -> Iterator[int]:
    """The other processes that hold such a write lock."""
    files, first_byte_only = {_inode(file) for file in database}, _inode(lock_file)
    with suppress(OSError, ValueError):
        for line in LOCKS.read_text().splitlines():
            words = line.split()
            # A line with an arrow is of a process that waits.
            if "->" in words or "WRITE" not in words:
                continue
            pid, inode, start = int(words[4]), words[5].rpartition(":")[2], words[6]
            # On the other bytes of the lock file each kiosk holds its own visits.
            is_locked = inode in files or (inode == first_byte_only and start == "0")
            if is_locked and pid not in (os.getpid(), -1):
                yield pid


def _inode(file: Path) -> str:
    """The number by which the system knows a file; no number where there is none."""
    try:
        return str(file.stat().st_ino)
    except OSError:
        return "none"
