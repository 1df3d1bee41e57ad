"""What tests wait for: it is asked for again and again, and never slept on."""

import contextlib
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.store.queries import all_visits

LIMIT = 20.0
"""Seconds until a test gives up."""


def until(what: Callable[[], Any], limit: float = LIMIT) -> Any:
    """What comes true within some seconds; it is asked again and again."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        if found := what():
            return found
        select.select([], [], [], 0.01)
    raise AssertionError(f"{what} did not come true")


def logged(data: Path, outcome: str, count: int = 1) -> list[dict[str, Any]]:
    """The visits of a visit log, once so many of them have ended so."""

    def found() -> list[dict[str, Any]]:
        rows = all_visits(data)
        return rows if sum(row["outcome"] == outcome for row in rows) >= count else []

    rows: list[dict[str, Any]] = until(found)
    return rows


def alive(pid: int) -> bool:
    """Whether a process is there and not just waiting to be buried."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def children(pid: int) -> list[int]:
    """The processes that a process has started; none where it has ended."""
    with contextlib.suppress(OSError):
        said = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return [int(child) for child in said.split()]
    return []


def open_files(pid: int) -> set[str]:
    """What a process has open; it may let go of something while one looks."""
    found = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found.add(str(link.readlink()))
    return found


def started(code: str, folder: Path) -> "subprocess.Popen[str]":
    """A process that does something to a folder, and has said "in"."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    return process


def waits_for_a_lock(pid: int) -> bool:
    """Whether a process is kept waiting by another one that holds a lock."""
    locks = Path("/proc/locks").read_text().splitlines()
    return any("->" in line and f" {pid} " in line for line in locks)


HOLDING = """
import sys; from pathlib import Path; from kiosk.files import lock_folder
with lock_folder(Path(sys.argv[1])):
    print("in", flush=True); sys.stdin.read()
"""
"""Code that holds the lock of a folder until its standard input is closed."""
