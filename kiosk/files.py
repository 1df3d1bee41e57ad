"""Files that are written whole or not at all, by one process at a time, and read up to a stated size."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:
    # Windows has one kiosk a folder.
    fcntl = None  # type: ignore[assignment]

LOCK = "changes.lock"
NEW_SUFFIX, BACKUP_SUFFIX = ".new", ".before"
"""Ends of the names of drafts: what is to be, and what was; they never outlive a change."""


class FileLimitError(OSError):
    """A file that is no regular one, or larger than what is read; its sentence says which."""


def read_limited(path: Path, most: int) -> bytes:
    """What a regular file of at most `most` bytes holds; FileLimitError for any other, OSError without one.

    Nothing is waited for, as a pipe would let one, and no more is read than that.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileLimitError("it is no regular file")
        data = file.read(most + 1)
    if len(data) > most:
        raise FileLimitError(f"it is larger than {most // 1000} kB")
    return data


def read_text(path: Path, most: int) -> str:
    """The same as text: UTF-8 with or without a byte order mark, lines ended in any way; ValueError for others."""
    text = read_limited(path, most).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_waiting(path: str, flags: int) -> int:
    # Windows has neither such pipes nor this flag.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Alone with the files of a folder, which is made for this user where it is missing; waits its turn.

    The system lets go of the lock when its holder dies. OSError where nothing can be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def write_files(files: Mapping[Path, bytes | Iterable[bytes]]) -> None:
    """Give files new contents for this user's eyes only, durably: all of them, or after an OSError none.

    Large contents come in pieces. The caller is `alone` with them, so that drafts which are found were left
    by a process that died.
    """
    done: dict[Path, bool] = {}
    try:
        for path, data in files.items():
            _draft(_beside(path, NEW_SUFFIX), data)
        # What was is kept before the first change: a disk that fills up must not keep it from coming back.
        there = {path: len(files) > 1 and _keep(path) for path in files}
        for path in files:
            os.replace(_beside(path, NEW_SUFFIX), path)
            done[path] = there[path]
    except BaseException:
        # All of them are in place: only what follows was broken off.
        if len(done) < len(files):
            for path, was_there in done.items():
                _undo(path, was_there)
        raise
    finally:
        for path in files:
            for end in (NEW_SUFFIX, BACKUP_SUFFIX):
                with suppress(OSError):
                    _beside(path, end).unlink()
        for folder in {path.parent for path in files}:
            _settle(folder)


def _keep(path: Path) -> bool:
    """Keep what a file holds under another name, unread where the system can; false where there is none."""
    before = _beside(path, BACKUP_SUFFIX)
    before.unlink(missing_ok=True)
    try:
        os.link(path, before)
    except FileNotFoundError:
        return False
    except OSError:
        _draft(before, path.read_bytes())
    return True


def _undo(path: Path, was_there: bool) -> None:
    with suppress(OSError):
        if was_there:
            os.replace(_beside(path, BACKUP_SUFFIX), path)
        else:
            path.unlink()


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f".{path.name}{end}")


def open_private(path: str, flags: int) -> int:
    """Opens a file that is made for this user's eyes only."""
    return os.open(path, flags, 0o600)


def _draft(path: Path, data: bytes | Iterable[bytes]) -> None:
    path.unlink(missing_ok=True)
    with open(path, "xb", opener=open_private) as file:
        for piece in (data,) if isinstance(data, bytes) else data:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the new names durable; systems that cannot sync a folder do it by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
