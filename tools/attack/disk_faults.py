"""The faults of disks, clocks and half-written files, and what staff must be told of each."""

from msgspec import Struct

from kiosk.store.data_folder import LOG_FILE
from tools.attack.data_disk import DataDisk
from tools.attack.disk_actions import (
    DiskAction,
    empty_log,
    flip_log_bits,
    limit_growth,
    put_log_back,
    remount,
    remove_folder,
    replace_log,
    replace_log_by_folder,
    restore_folder,
    set_clock_back,
    set_mode,
    spoil_write_ahead_log,
    truncate_log,
    write_half,
)

NO_SPACE = "cannot be written .*make room"
NO_RIGHT = "cannot be written .*give this user the right to write"
REPLACED = "The visit log was damaged, .* begun anew from the copy"
BAD_SETTINGS = (
    "run kiosk check, which names it|so the earlier settings stay in use: run kiosk check"
)
MANY_PAGES = 50


class Fault(Struct, frozen=True):
    """What is done before the kiosk starts and during a visit, and what repairs it.

    `message` is a pattern of what staff must read on standard error, `has_mark` whether the welcome page shows
    a mark for them meanwhile; `keeps_all` whether all visits are in the log at the end; `needs_root` whether it
    needs a disk of its own.
    """

    name: str
    before: DiskAction | None = None
    during: DiskAction | None = None
    repair: DiskAction | None = None
    message: str = ""
    has_mark: bool = False
    keeps_all: bool = True
    needs_root: bool = False


free_space, make_writable = DataDisk.free_space, set_mode(0o700)
FAULTS = (
    Fault(
        "full from the start",
        DataDisk.fill,
        None,
        free_space,
        NO_SPACE,
        has_mark=True,
        needs_root=True,
    ),
    Fault(
        "full in a visit", None, DataDisk.fill, free_space, NO_SPACE, has_mark=True, needs_root=True
    ),
    Fault(
        "files that cannot grow", None, limit_growth(0), limit_growth(-1), NO_SPACE, has_mark=True
    ),
    Fault("log that cannot grow", None, limit_growth(1), limit_growth(-1), NO_SPACE, has_mark=True),
    Fault(
        "disk read only",
        remount("ro"),
        None,
        remount("rw"),
        NO_RIGHT,
        has_mark=True,
        needs_root=True,
    ),
    Fault("folder read only", set_mode(0o500), None, make_writable, NO_RIGHT, has_mark=True),
    Fault(
        "log read only",
        set_mode(0o400, LOG_FILE),
        None,
        set_mode(0o600, LOG_FILE),
        NO_RIGHT,
        has_mark=True,
    ),
    Fault("folder taken away in a visit", None, remove_folder, restore_folder, keeps_all=False),
    Fault("something else as log", replace_log, message=REPLACED),
    Fault(
        "folder as log",
        replace_log_by_folder,
        None,
        put_log_back,
        "is not an ordinary file",
        has_mark=True,
    ),
    Fault("log cut off", truncate_log, message=REPLACED),
    Fault("log cut off in a visit", None, truncate_log, keeps_all=False),
    Fault("empty log", empty_log, message="was missing. It was begun anew from the copy"),
    Fault("garbage in the write-ahead log", spoil_write_ahead_log),
    Fault("bits flipped in 50 pages", flip_log_bits(MANY_PAGES), message=REPLACED),
    Fault("bits flipped in 50 pages in a visit", None, flip_log_bits(MANY_PAGES), keeps_all=False),
    Fault("clock set back before the start", set_clock_back(400)),
    Fault("clock set back in a visit", None, set_clock_back(400), set_clock_back(0)),
    Fault("settings half written", write_half("kiosk.toml"), message=BAD_SETTINGS),
    Fault("settings half written in a visit", None, write_half("kiosk.toml"), message=BAD_SETTINGS),
    Fault("PIN half written", write_half("pin")),
    Fault("tries of the PIN half written", write_half("pin-tries")),
)

ONE_PAGE = Fault("bits flipped in one page", flip_log_bits(1, 0), keeps_all=False)
"""The fault of all attempts beyond the table."""
