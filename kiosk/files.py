"""Atomic writes of one or several files, a lock on a folder, and reads of a limited size."""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

try:
    import fcntl
except ImportError:
    # On Windows nothing is locked: only one kiosk uses a data folder there.
    fcntl = None  # type: ignore[assignment]

LOCK_FILE = "changes.lock"
"""The file whose lock `lock_folder` takes; it stays in the folder, empty."""
LOCK_TIMEOUT, LOCK_INTERVAL = 5.0, 0.05
"""Seconds to wait for a lock that another program holds, and between two tries."""
NEW_SUFFIX, BACKUP_SUFFIX = ".new", ".before"
"""Ends of the names of temporary files: the new contents and the old ones; they never outlive a change."""


class FileLimitError(OSError):
    """A file that is not a regular one, or is larger than the limit; its message says which."""


LOCKED = "another program holds its lock"


class LockedError(OSError):
    """A lock that another program does not release."""


def require_regular_file(path: Path) -> None:
    """Raise FileLimitError where a path is there and no regular file: opening a named pipe could wait for ever."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileLimitError("it is not a regular file")


def read_limited(path: Path, max_bytes: int) -> bytes:
    """The contents of a regular file of at most `max_bytes` bytes.

    Raises FileLimitError for a larger file and for anything else than a regular file, OSError where there is
    none. It never blocks, as reading a named pipe would, and never reads more than one byte beyond the limit.
    """
    with open(path, "rb", opener=_open_nonblocking) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileLimitError("it is not a regular file")
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise FileLimitError(f"it is larger than {max_bytes // 1000} kB")
    return data


def read_text(path: Path, max_bytes: int) -> str:
    """The same as text: UTF-8 with or without a byte order mark, line ends as "\\n"; ValueError if it is not."""
    text = read_limited(path, max_bytes).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _open_nonblocking(path: str, flags: int) -> int:
    # Windows has neither named pipes among its files nor this flag.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def wait_for_lock(take: Callable[[], None], timeout: float | None = None) -> None:
    """Call `take`, which locks without waiting, until it succeeds; LockedError after `timeout` seconds.

    Where none is given, these are LOCK_TIMEOUT.
    """
    deadline = monotonic() + (LOCK_TIMEOUT if timeout is None else timeout)
    while True:
        try:
            return take()
        except OSError as fault:
            # What fcntl raises where another process holds the lock: which of the two, POSIX leaves open.
            if fault.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            if monotonic() >= deadline:
                raise LockedError(errno.EAGAIN, LOCKED) from None
        sleep(LOCK_INTERVAL)


@contextmanager
def lock_folder(folder: Path, timeout: float | None = None) -> Iterator[None]:
    """Hold the lock of a folder, waiting a little if need be; a missing folder is made, for this user alone.

    The operating system releases the lock when its holder dies. LockedError where another program does not
    release it in `timeout` seconds (as a rule LOCK_TIMEOUT), OSError where nothing can be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if fcntl:
            wait_for_lock(lambda: fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB), timeout)
        yield
    finally:
        os.close(lock)


def write_files(files: Mapping[Path, bytes | Iterable[bytes] | None]) -> None:
    """Give files new contents, readable by this user alone, durably: all of them, or after an OSError none.

    Large contents come in pieces; None deletes a file. They take their places in the order of the mapping, and a
    file that is deleted is gone, durably, before the next one takes its place. The caller holds `lock_folder`, so
    that a temporary file which is found there was left by a process that died, and is overwritten.
    """
    replaced: dict[Path, bool] = {}
    try:
        for path, data in files.items():
            if data is not None:
                _write_durably(_sibling(path, NEW_SUFFIX), data)
        # All old contents are backed up before the first change: a full disk must not prevent the way back.
        existed = {path: len(files) > 1 and _back_up(path) for path in files}
        for path, data in files.items():
            if data is None:
                path.unlink(missing_ok=True)
                _sync_folder(path.parent)
            else:
                os.replace(_sibling(path, NEW_SUFFIX), path)
            replaced[path] = existed[path]
    except BaseException:
        # If all were replaced, the change is complete, and only the cleaning up was interrupted.
        if len(replaced) < len(files):
            for path, has_backup in replaced.items():
                _restore(path, has_backup)
        raise
    finally:
        for path in files:
            for end in (NEW_SUFFIX, BACKUP_SUFFIX):
                with suppress(OSError):
                    _sibling(path, end).unlink()
        for folder in {path.parent for path in files}:
            _sync_folder(folder)


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """An empty file for this user alone, to be filled; it replaces `path`, durably, once the block has ended well.

    The caller sees to it that only one process at a time does this for one path.
    """
    draft = _sibling(path, NEW_SUFFIX)
    _write_durably(draft, b"")
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(draft, path)
        _sync_folder(path.parent)
    finally:
        with suppress(OSError):
            draft.unlink()


def _back_up(path: Path) -> bool:
    """Keep the contents of a file beside it, as a hard link where possible; false where there is no file."""
    before = _sibling(path, BACKUP_SUFFIX)
    before.unlink(missing_ok=True)
    try:
        os.link(path, before)
    except FileNotFoundError:
        return False
    except OSError:
        # FAT and some network file systems have no hard links.
        _write_durably(before, path.read_bytes())
    return True


def _restore(path: Path, has_backup: bool) -> None:
    with suppress(OSError):
        if has_backup:
            os.replace(_sibling(path, BACKUP_SUFFIX), path)
        else:
            path.unlink()


def _sibling(path: Path, end: str) -> Path:
    return path.with_name(f".{path.name}{end}")


def open_private(path: str, flags: int) -> int:
    """An opener for `open`: a file that it makes can be read by this user alone."""
    return os.open(path, flags, 0o600)


def _write_durably(path: Path, data: bytes | Iterable[bytes]) -> None:
    path.unlink(missing_ok=True)
    with open(path, "xb", opener=open_private) as file:
        for piece in (data,) if isinstance(data, bytes) else data:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new names in a folder durable; systems that cannot open a folder need no such sync."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
