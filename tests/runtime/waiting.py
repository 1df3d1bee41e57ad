"""Waiting in tests: a condition is checked again and again instead of sleeping for a while."""

import contextlib
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.files import LOCK_FILE
from kiosk.store.queries import all_visits

LIMIT = 60.0
"""Seconds until a test gives up."""


def wait_until(condition: Callable[[], Any], limit: float = LIMIT) -> Any:
    """Check a condition until it is true, and return what it returned; AssertionError after `limit` seconds."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        if result := condition():
            return result
        select.select([], [], [], 0.01)
    raise AssertionError(f"{condition} did not come true")


def wait_for_outcome(data: Path, outcome: str, count: int = 1) -> list[dict[str, Any]]:
    """Wait until `count` visits have ended with this outcome; all rows of the log."""

    def ended_rows() -> list[dict[str, Any]]:
        rows = all_visits(data)
        return rows if sum(row["outcome"] == outcome for row in rows) >= count else []

    rows: list[dict[str, Any]] = wait_until(ended_rows)
    return rows


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet waited for (a zombie) does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def children(pid: int) -> list[int]:
    """The processes that a process has started; none where it has ended."""
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return [int(child) for child in text.split()]
    return []


def worker_of(supervisor: int) -> int:
    """The worker that has the terminal, whether or not a spare waits beside it; 0 between two workers.

    A spare is younger than the visit beside it, but may be older than the staff pages.
    """
    workers = children(supervisor)
    staff = [pid for pid in workers if b"staff_worker" in command_line(pid)]
    return next(iter(staff + workers), 0)


def command_line(pid: int) -> bytes:
    """The command of a process, its words divided by zero bytes; empty where it has ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def list_open_files(pid: int) -> set[str]:
    """The files that a process has open; it may close some while they are listed."""
    names = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            names.add(str(link.readlink()))
    return names


def is_idle(pid: int) -> bool:
    """Whether a process sleeps and uses no time of the processor, as one does that waits for a lock.

    Unlike the list of its files, this may be seen of a process that protects its memory.
    """
    before = _processor_ticks(pid)
    select.select([], [], [], 0.3)
    return _processor_ticks(pid) - before <= 1


def _processor_ticks(pid: int) -> int:
    """Hundredths of a second that a process has used; less than no time for one that has ended."""
    with contextlib.suppress(OSError):
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(words[11]) + int(words[12])
    return -1000


def start_process(code: str, folder: Path) -> "subprocess.Popen[str]":
    """Start a process with this code and a folder, and wait until it prints "in"."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    return process


def is_waiting_for_lock(pid: int) -> bool:
    """Whether a process has the file of a lock open, which in these tests another one holds."""
    return any(name.endswith(LOCK_FILE) for name in list_open_files(pid))


HOLD_LOCK = """
import sys; from pathlib import Path; from kiosk.files import lock_folder
with lock_folder(Path(sys.argv[1])):
    print("in", flush=True); sys.stdin.read()
"""
"""Code that holds the lock of a folder until its standard input is closed."""
