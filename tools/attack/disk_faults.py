"""What disks, clocks and half-written files do to a data folder, when, and what staff must be told of it."""

from msgspec import Struct

from kiosk.store.data_folder import LOG_FILE
from tools.attack.data_disk import DataDisk
from tools.attack.disk_actions import (
    DiskAction,
    be_file,
    be_folder,
    bring_back,
    cut_off,
    empty,
    flipped,
    half,
    late,
    limited,
    litter,
    remounted,
    replace,
    rights,
    take_away,
)

FULL = "cannot be written .*make room"
SHUT = "cannot be written .*let this user write"
SHIFTED = "The logbook was damaged: it now lies beside a new one"
NAMED = "run kiosk check, which names it|so what it said before holds: run kiosk check"
PAGES = 50


class Fault(Struct, frozen=True):
    """Deeds before the kiosk starts and during a visit, and the one that heals them.

    `says` is what staff must read on standard error, `mark` whether the welcome page tells them meanwhile;
    `whole` whether all visits are in the logbook at the end; `root` whether it needs a disk of its own.
    """

    name: str
    before: DiskAction | None = None
    during: DiskAction | None = None
    heal: DiskAction | None = None
    says: str = ""
    mark: bool = False
    whole: bool = True
    root: bool = False


room, writable = DataDisk.make_room, rights(0o700)
FAULTS = (
    Fault("full from the start", DataDisk.fill, None, room, FULL, mark=True, root=True),
    Fault("full in a visit", None, DataDisk.fill, room, FULL, mark=True, root=True),
    Fault("files that cannot grow", None, limited(0), limited(-1), FULL, mark=True),
    Fault("logbook that cannot grow", None, limited(1), limited(-1), FULL, mark=True),
    Fault("disk read only", remounted("ro"), None, remounted("rw"), SHUT, mark=True, root=True),
    Fault("folder read only", rights(0o500), None, writable, SHUT, mark=True),
    Fault(
        "logbook read only", rights(0o400, LOG_FILE), None, rights(0o600, LOG_FILE), SHUT, mark=True
    ),
    Fault("folder taken away in a visit", None, take_away, bring_back, whole=False),
    Fault("something else as logbook", replace, says=SHIFTED),
    Fault("folder as logbook", be_folder, None, be_file, "cannot be written", mark=True),
    Fault("logbook cut off", cut_off, says=SHIFTED),
    Fault("logbook cut off in a visit", None, cut_off, whole=False),
    Fault("empty logbook", empty),
    Fault("garbage in the write-ahead log", litter),
    Fault("bits flipped in 50 pages", flipped(PAGES), says=SHIFTED),
    Fault("bits flipped in 50 pages in a visit", None, flipped(PAGES), whole=False),
    Fault("clock set back before the start", late(400)),
    Fault("clock set back in a visit", None, late(400), late(0)),
    Fault("settings half written", half("kiosk.toml"), says=NAMED),
    Fault("settings half written in a visit", None, half("kiosk.toml"), says=NAMED),
    Fault("PIN half written", half("pin")),
    Fault("tries of the PIN half written", half("pin-tries")),
)

ONE_PAGE = Fault("bits flipped in one page", flipped(1, 0), whole=False)
"""What comes after them, as often as there are attempts left."""
