"""Byte locks that say who has the visit log open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:
    # Windows has one host a folder.
    fcntl = None  # type: ignore[assignment]

NAME = "kiosk.lock"
USE = 2**49
"""The byte of those who have the book open, beyond those of all visits."""


class Locks:
    """The lock file: its first byte is for whoever prepares the book, others for each open visit and for the book.

    One for each process, since closing the file anywhere in a process lets go of all its locks.
    """

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        self._own: set[str] = set()

    @contextmanager
    def preparing(self) -> Iterator[None]:
        """Alone with the book, however many hosts share it; waits for its turn."""
        if fcntl:
            fcntl.lockf(self._file, fcntl.LOCK_EX, 1, 0)
        try:
            yield
        finally:
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, 0)

    def open(self) -> None:
        """Say that this process has the book open."""
        if fcntl:
            with suppress(OSError):
                fcntl.lockf(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, USE)

    def sole(self) -> bool:
        """Whether no other process has it open."""
        try:
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, USE)
        except OSError:
            return False
        return True

    def shut(self) -> None:
        """Say that this process has the book open no more."""
        if fcntl:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, USE)

    def hold(self, visit: str) -> None:
        """Say that this process keeps a visit."""
        if visit not in self._own:
            self._own.add(visit)
            if fcntl:
                with suppress(OSError):
                    fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _place(visit))

    def let_go(self, visit: str) -> None:
        """Say that a visit is closed."""
        if visit in self._own:
            self._own.remove(visit)
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _place(visit))

    def kept(self, visit: str) -> bool:
        """Whether a living process keeps a visit."""
        if visit in self._own:
            return True
        if not fcntl:
            return False
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _place(visit))
        except OSError:
            return True
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _place(visit))
        return False

    def close(self) -> None:
        """Let go of everything."""
        os.close(self._file)


def _place(visit: str) -> int:
    return 1 + int(visit, 16)
