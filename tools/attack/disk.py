"""Disks that fill up or break, clocks set back, files half written: visits go on and nothing is deleted."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from kiosk.runtime.wiring import LOG_FAILED_MARK
from tests.runtime.waiting import until
from tools.attack.attack_report import AttackReport
from tools.attack.data_disk import DataDisk, disk, is_root
from tools.attack.disk_actions import DiskAction
from tools.attack.disk_faults import FAULTS, ONE_PAGE, Fault
from tools.attack.kiosk_terminal import KioskTerminal
from tools.attack.simulated_member import SimulatedMember
from tools.bench.synthetic_rows import OFFICE

VISITS = 5
"""Visits after which staff must be told."""

SLOW = 2.0
"""Seconds after which a member would notice that a page is late."""

HOST = """
import sys
from datetime import timedelta
from pathlib import Path
from kiosk import clock
from kiosk.runtime.supervisor import run
today, late = clock.today, Path({late!r})
clock.today = lambda: today() - timedelta(int(late.read_text()) if late.exists() else 0)
sys.exit(run({data!r}))
"""
COMMANDS = (("log", "list"), ("log", "figures"), ("log", "export", "--csv", "OUT"), ("check",))
"""What staff would ask in the meantime."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """One fault: each of the table in its turn, then bits in single pages."""
    report = AttackReport()
    fault = FAULTS[number] if number < len(FAULTS) else ONE_PAGE
    if fault.root and not is_root():
        report.add_figure("not done, for want of a disk of one's own", 1)
        return report
    place = DataDisk(folder, Random(seed))
    with disk(folder):
        place.furnish()
        try:
            suffer(fault, place, report)
        except (AssertionError, OSError, LookupError, sqlite3.Error) as wrong:
            report.add_fault(f"{fault.name}: {type(wrong).__name__} {wrong}")
    report.add_figure("kiosks that went on", int(not report.faults))
    return report


def suffer(fault: Fault, place: DataDisk, report: AttackReport) -> None:
    """Lead visits before, during and after a fault; look at what the member sees, staff read, and files hold."""
    before = made_up(place.book)
    do(fault.before, place)
    damaged = place.book.read_bytes() if place.book.is_file() else b""
    # A bit may have made another visit of one: what can be read now is what must be kept.
    before = made_up(place.book) or before
    with KioskTerminal(command(place), place.top / "errors") as terminal:
        place.host = terminal.pid
        guest = SimulatedMember(terminal)
        guest.visit()
        guest.come()
        guest.look_around()
        do(fault.during, place)
        guest.leave()
        guest.visit()
        if fault.mark and not any(marked(terminal, guest, place) for _ in range(VISITS)):
            report.add_fault(f"{fault.name}: the welcome page does not tell of it")
        ask(fault, place, report)
        do(fault.heal, place)
        guest.visit()
        guest.visit()
        if fault.whole:
            until(lambda: len(led(place.book)) == guest.led)
        if fault.mark and fault.heal and LOG_FAILED_MARK in standing(terminal, guest):
            report.add_fault(f"{fault.name}: healed, and the welcome page still tells of it")
        terminal.leave()
        end(fault, terminal, place, report)
    if guest.slowest > SLOW:
        report.add_fault(f"{fault.name}: a page took {guest.slowest:.1f} s")
    report.add_figure("seconds of the slowest page", guest.slowest)
    again(fault, place, report)
    # Only then has a host looked at all that a fault in a visit has left.
    kept(fault, place, before, damaged, report)


def command(place: DataDisk) -> list[str]:
    """A kiosk for which rights count, and whose clock can be set back."""
    code = HOST.format(late=str(place.late), data=str(place.data))
    return [*place.prefix, sys.executable, "-I", "-c", code]


def do(deed: DiskAction | None, place: DataDisk) -> None:
    """Do it, if there is anything to do."""
    if deed is not None:
        deed(place)


def marked(terminal: KioskTerminal, guest: SimulatedMember, place: DataDisk) -> bool:
    """Whether staff are told; a log that was emptied gives back some room on a full disk, for a visit or two."""
    if LOG_FAILED_MARK in standing(terminal, guest):
        return True
    place.keep_full()
    guest.visit()
    return False


def standing(terminal: KioskTerminal, guest: SimulatedMember) -> str:
    """The welcome page of the next visit."""
    terminal.visit(after=guest.process)
    return terminal.appearance()


def ask(fault: Fault, place: DataDisk, report: AttackReport) -> None:
    """The commands of staff say what they can, and never more than sentences."""
    for words in COMMANDS:
        given = [str(place.top / one) if one == "OUT" else one for one in words]
        asked = [*place.prefix, sys.executable, "-I", "-m", "kiosk", *given]
        done = subprocess.run(
            [*asked, "--data", str(place.data)], capture_output=True, text=True, check=False
        )
        if (
            "Traceback" in done.stderr
            or done.stderr.count("\n") > 2
            or done.returncode not in (0, 1)
        ):
            report.add_fault(f"{fault.name}: kiosk {' '.join(words)} says {done.stderr[-300:]}")


def end(fault: Fault, terminal: KioskTerminal, place: DataDisk, report: AttackReport) -> None:
    """The kiosk ended well, and has told staff what they must know in sentences."""
    said = (place.top / "errors").read_text()
    if terminal.code != 0 or "Traceback" in said or b"Traceback" in terminal.raw:
        report.add_fault(f"{fault.name}: it ended with {terminal.code} and said {said[-300:]}")
    if not re.search(fault.says, said):
        report.add_fault(f"{fault.name}: staff are not told, but: {said!r}")


def kept(
    fault: Fault, place: DataDisk, before: set[str], damaged: bytes, report: AttackReport
) -> None:
    """Nothing is deleted: what came over into no new logbook lies aside as it was."""
    aside = sorted(place.data.glob("logbook-damaged-*.db"))
    there = made_up(place.book).union(*map(made_up, aside))
    whole = not before - there or damaged in (b"", *(one.read_bytes() for one in aside))
    # Bits that flip in a visit make other visits of some, and a host that went on has written since.
    if not whole and not (fault.during and (aside or len(there) >= len(before))):
        report.add_fault(f"{fault.name}: {len(before - there)} visits of before are gone")


def again(fault: Fault, place: DataDisk, report: AttackReport) -> None:
    """After a new start a visit is led and kept in a sound logbook."""
    with KioskTerminal(command(place), place.top / "errors") as terminal:
        guest = SimulatedMember(terminal)
        was = led(place.book)
        guest.visit()
        until(lambda: led(place.book) - was)
        terminal.leave()
    with closing(sqlite3.connect(place.book)) as db:
        sound = db.execute("PRAGMA integrity_check").fetchone()[0]
    if sound != "ok" or terminal.code != 0:
        report.add_fault(f"{fault.name}: after a new start {sound}, code {terminal.code}")


def made_up(book: Path) -> set[str]:
    """The visits that were there before, as far as a logbook can be read."""
    return _ids(book, "office = ?")


def led(book: Path) -> set[str]:
    """Those that were led since, and have ended."""
    return _ids(book, "office != ? AND outcome NOT NULL")


def _ids(book: Path, where: str) -> set[str]:
    address = f"{book.as_uri()}?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as db:
        found = db.execute(f"SELECT id FROM visit WHERE {where}", [OFFICE])
        return {id for (id,) in found}
    return set()
