"""Actions that damage a data folder, and those that repair it."""

from collections.abc import Callable

from kiosk.store.data_folder import LOG_FILE
from tools.attack.data_disk import DataDisk
from tools.attack.file_damage import flip_bits, replace_content, truncate_file

DiskAction = Callable[[DataDisk], object]

HALF_FILE = b'{"wrong":3,"left":60.0,"seen":1700000000.5}\n[office]\nname = "A'
"""Neither settings nor PIN; it is cut again at a random place."""


def set_mode(mode: int, name: str = "") -> DiskAction:
    """Give the folder, or a file in it, this mode."""
    return lambda disk: (disk.data / name).chmod(mode)


def remount(option: str) -> DiskAction:
    """Mount the disk read-only (ro), or not (rw)."""
    return lambda disk: disk.remount(option)


def limit_growth(extra: int) -> DiskAction:
    """Let files grow by so many bytes beyond the size of the log; 0: no file has any byte, -1: no limit."""
    return lambda disk: disk.limit_file_size(
        extra + disk.log.stat().st_size if extra > 0 else extra
    )


def set_clock_back(days: int) -> DiskAction:
    """Set the kiosk's clock back."""
    return lambda disk: disk.set_clock_back(days)


def write_half(name: str) -> DiskAction:
    """Write a file only in part."""

    def write(disk: DataDisk) -> None:
        (disk.data / name).write_bytes(HALF_FILE)
        truncate_file(disk.data / name, disk.random)

    return write


def flip_log_bits(pages: int, first: int = 1) -> DiskAction:
    """Flip a bit in so many pages of the log, from the page `first` on."""
    return lambda disk: flip_bits(disk.log, pages, disk.random, first)


def truncate_log(disk: DataDisk) -> None:
    """Leave only the first part of the log."""
    truncate_file(disk.log, disk.random)


def replace_log(disk: DataDisk) -> None:
    """Overwrite the log with random bytes."""
    replace_content(disk.log, disk.random)


def empty_log(disk: DataDisk) -> None:
    """Leave a log without a byte."""
    disk.log.write_bytes(b"")


def replace_log_by_folder(disk: DataDisk) -> None:
    """Put a folder in the place of the log."""
    disk.log.rename(disk.data.with_name("was"))
    disk.log.mkdir(mode=0o700)


def put_log_back(disk: DataDisk) -> None:
    """Undo `replace_log_by_folder`."""
    disk.log.rmdir()
    disk.data.with_name("was").rename(disk.log)


def spoil_write_ahead_log(disk: DataDisk) -> None:
    """Write random bytes into SQLite's -wal and -shm files."""
    for suffix in ("-wal", "-shm"):
        disk.log.with_name(f"{LOG_FILE}{suffix}").write_bytes(disk.random.randbytes(40_000))


def remove_folder(disk: DataDisk) -> None:
    """Take the data folder away, as when a disk is unplugged."""
    disk.data.rename(disk.data.with_name("away"))


def restore_folder(disk: DataDisk) -> None:
    """Undo `remove_folder`; what was made in its place is kept beside it."""
    if disk.data.exists():
        disk.data.rename(disk.data.with_name("made-meanwhile"))
    disk.data.with_name("away").rename(disk.data)
