"""Deeds that spoil a data folder: how each is done, and undone."""

from collections.abc import Callable

from kiosk.store.data_folder import LOG_FILE
from tools.attack.data_disk import DataDisk
from tools.attack.file_damage import cut, flip, spoil

DiskAction = Callable[[DataDisk], object]

HALF = b'{"wrong":3,"left":60.0,"seen":1700000000.5}\n[office]\nname = "A'
"""Neither settings nor anything else; it is cut again by chance."""


def rights(mode: int, name: str = "") -> DiskAction:
    """Gives the folder, or a file in it, these rights."""
    return lambda place: (place.data / name).chmod(mode)


def remounted(how: str) -> DiskAction:
    """Lets the disk be read only (ro), or not (rw)."""
    return lambda place: place.remount(how)


def limited(room: int) -> DiskAction:
    """Lets files grow by so many bytes beyond the logbook, or not at all for 0; without end for -1."""
    return lambda place: place.limit(room + place.book.stat().st_size if room > 0 else room)


def late(days: int) -> DiskAction:
    """Sets the clock back."""
    return lambda place: place.be_late(days)


def half(name: str) -> DiskAction:
    """Writes a file only in part."""

    def write(place: DataDisk) -> None:
        (place.data / name).write_bytes(HALF)
        cut(place.data / name, place.chance)

    return write


def flipped(pages: int, first: int = 1) -> DiskAction:
    """Changes a bit in so many pages of the logbook, from the page `first` on."""
    return lambda place: flip(place.book, pages, place.chance, first)


def cut_off(place: DataDisk) -> None:
    """Leaves the first part of the logbook."""
    cut(place.book, place.chance)


def replace(place: DataDisk) -> None:
    """Puts something else in the logbook's place."""
    spoil(place.book, place.chance)


def empty(place: DataDisk) -> None:
    """Leaves a logbook without a byte."""
    place.book.write_bytes(b"")


def be_folder(place: DataDisk) -> None:
    """Puts a folder in the logbook's place."""
    place.book.rename(place.data.with_name("was"))
    place.book.mkdir(mode=0o700)


def be_file(place: DataDisk) -> None:
    """Puts the logbook back."""
    place.book.rmdir()
    place.data.with_name("was").rename(place.book)


def litter(place: DataDisk) -> None:
    """Leaves garbage where SQLite keeps what is not yet in the logbook."""
    for tail in ("-wal", "-shm"):
        place.book.with_name(f"{LOG_FILE}{tail}").write_bytes(place.chance.randbytes(40_000))


def take_away(place: DataDisk) -> None:
    """Takes the folder away, as a disk that is pulled."""
    place.data.rename(place.data.with_name("away"))


def bring_back(place: DataDisk) -> None:
    """Brings it back; what was made in its place lies beside it."""
    if place.data.exists():
        place.data.rename(place.data.with_name("made-meanwhile"))
    place.data.with_name("away").rename(place.data)
