"""Disks that fill up or break, clocks set back, files half written: visits go on and nothing is deleted."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from kiosk.runtime.wiring import LOG_FAILED_MARK
from kiosk.settings.schema import OfficeName
from tests.runtime.waiting import wait_until
from tools.attack.attack_report import AttackReport
from tools.attack.data_disk import DataDisk, is_root, mounted_disk
from tools.attack.disk_actions import DiskAction
from tools.attack.disk_faults import FAULTS, ONE_PAGE, Fault
from tools.attack.kiosk_terminal import KioskTerminal
from tools.attack.simulated_member import SimulatedMember
from tools.bench.synthetic_rows import OFFICE

KIOSK_OFFICE = OfficeName().id
"""The office of a kiosk whose settings name none."""

MARK_VISITS = 5
"""Visits after which the welcome page must show the mark for staff."""

MAX_PAGE_SECONDS = 2.0
"""Seconds after which a member would notice that a page is late."""

# A supervisor whose clock is slow by the days in a file.
SUPERVISOR_CODE = """
import sys
from datetime import timedelta
from pathlib import Path
from kiosk import clock
from kiosk.runtime.supervisor import run
today, days = clock.today, Path({clock_file!r})
clock.today = lambda: today() - timedelta(int(days.read_text()) if days.exists() else 0)
sys.exit(run({data!r}))
"""
COMMANDS = (("log", "list"), ("log", "figures"), ("log", "export", "--csv", "OUT"), ("check",))
"""Commands that staff might run in the meantime."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Try one fault: each of the table in its turn, then bits in single pages."""
    report = AttackReport()
    fault = FAULTS[number] if number < len(FAULTS) else ONE_PAGE
    if fault.needs_root and not is_root():
        report.add_figure("not done, for want of a disk of one's own", 1)
        return report
    disk = DataDisk(folder, Random(seed))
    with mounted_disk(folder):
        disk.prepare()
        try:
            try_fault(fault, disk, report)
        except (AssertionError, OSError, LookupError, sqlite3.Error) as error:
            report.add_fault(f"{fault.name}: {type(error).__name__} {error}")
    report.add_figure("kiosks that went on", int(not report.faults))
    return report


def try_fault(fault: Fault, disk: DataDisk, report: AttackReport) -> None:
    """Play visits before, during and after a fault; check what members see, staff read, and files hold."""
    before = prepared_visits(disk.log)
    run_action(fault.before, disk)
    with KioskTerminal(kiosk_command(disk), disk.top / "errors") as terminal:
        disk.supervisor = terminal.pid
        member = SimulatedMember(terminal)
        member.visit()
        member.begin_visit()
        member.look_around()
        run_action(fault.during, disk)
        member.end_visit()
        member.visit()
        if fault.has_mark and not any(
            shows_mark(terminal, member, disk) for _ in range(MARK_VISITS)
        ):
            report.add_fault(f"{fault.name}: the welcome page does not tell of it")
        run_commands(fault, disk, report)
        run_action(fault.repair, disk)
        member.visit()
        member.visit()
        if fault.keeps_all:
            wait_until(lambda: len(played_visits(disk.log)) == member.visits)
        if fault.has_mark and fault.repair and LOG_FAILED_MARK in next_welcome(terminal, member):
            report.add_fault(f"{fault.name}: repaired, and the welcome page still tells of it")
        terminal.leave()
        check_messages(fault, terminal, disk, report)
    if member.slowest > MAX_PAGE_SECONDS:
        report.add_fault(f"{fault.name}: a page took {member.slowest:.1f} s")
    report.add_figure("seconds of the slowest page", member.slowest)
    check_next_start(fault, disk, report)
    # Only a supervisor that has opened the log has dealt with all that a fault in a visit left.
    check_nothing_deleted(fault, disk, len(before), report)


def kiosk_command(disk: DataDisk) -> list[str]:
    """The command of a kiosk that modes of files bind, and whose clock can be set back."""
    code = SUPERVISOR_CODE.format(clock_file=str(disk.clock_file), data=str(disk.data))
    return [*disk.prefix, sys.executable, "-I", "-c", code]


def run_action(action: DiskAction | None, disk: DataDisk) -> None:
    """Run an action, if there is one."""
    if action is not None:
        action(disk)


def shows_mark(terminal: KioskTerminal, member: SimulatedMember, disk: DataDisk) -> bool:
    """Whether the welcome page shows the mark; if not, one more visit is played.

    On a full disk a write-ahead log that was emptied leaves room for a visit or two.
    """
    if LOG_FAILED_MARK in next_welcome(terminal, member):
        return True
    disk.keep_full()
    member.visit()
    return False


def next_welcome(terminal: KioskTerminal, member: SimulatedMember) -> str:
    """The welcome page of the next visit."""
    terminal.visit(after=member.worker)
    return terminal.appearance()


def run_commands(fault: Fault, disk: DataDisk, report: AttackReport) -> None:
    """Check that the commands of staff say what they can, in sentences and without a traceback."""
    for words in COMMANDS:
        arguments = [str(disk.top / word) if word == "OUT" else word for word in words]
        command = [*disk.prefix, sys.executable, "-I", "-m", "kiosk", *arguments]
        done = subprocess.run(
            [*command, "--data", str(disk.data)], capture_output=True, text=True, check=False
        )
        if (
            "Traceback" in done.stderr
            or done.stderr.count("\n") > 2
            or done.returncode not in (0, 1)
        ):
            report.add_fault(f"{fault.name}: kiosk {' '.join(words)} says {done.stderr[-300:]}")


def check_messages(
    fault: Fault, terminal: KioskTerminal, disk: DataDisk, report: AttackReport
) -> None:
    """Check that the kiosk ended well, and told staff what they must know."""
    messages = (disk.top / "errors").read_text()
    if terminal.code != 0 or "Traceback" in messages or b"Traceback" in terminal.raw:
        report.add_fault(f"{fault.name}: it ended with {terminal.code} and said {messages[-300:]}")
    if not re.search(fault.message, messages):
        report.add_fault(f"{fault.name}: staff are not told, but: {messages!r}")


def check_nothing_deleted(fault: Fault, disk: DataDisk, before: int, report: AttackReport) -> None:
    """Check that as many visits are there as before: those of a damaged log come from its copy.

    They are counted, because a flipped bit that nobody can see may have changed an id.
    """
    missing = before - len(prepared_visits(disk.log))
    if missing > 0:
        report.add_fault(f"{fault.name}: {missing} visits of before are gone")


def check_next_start(fault: Fault, disk: DataDisk, report: AttackReport) -> None:
    """Check that after a new start a visit is kept in an intact log."""
    with KioskTerminal(kiosk_command(disk), disk.top / "errors") as terminal:
        member = SimulatedMember(terminal)
        before = played_visits(disk.log)
        member.visit()
        wait_until(lambda: played_visits(disk.log) - before)
        terminal.leave()
    with closing(sqlite3.connect(disk.log)) as db:
        integrity = db.execute("PRAGMA integrity_check").fetchone()[0]
    if integrity != "ok" or terminal.code != 0:
        report.add_fault(f"{fault.name}: after a new start {integrity}, code {terminal.code}")


def prepared_visits(log: Path) -> set[str]:
    """The ids of the synthetic visits that were there before, as far as a log can be read."""
    return _visit_ids(log, "office = ?", OFFICE)


def played_visits(log: Path) -> set[str]:
    """The ids of those that were played since, and have ended.

    Not "of any other office": a flipped bit may have spoilt the office of a synthetic visit.
    """
    return _visit_ids(log, "office = ? AND outcome NOT NULL", KIOSK_OFFICE)


def _visit_ids(log: Path, where: str, office: str) -> set[str]:
    uri = f"{log.as_uri()}?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(uri, uri=True)) as db:
        rows = db.execute(f"SELECT id FROM visit WHERE {where}", [office])
        return {id for (id,) in rows}
    return set()
