"""Kills supervisor or worker at a random moment: what was acknowledged stays, and the welcome page is back soon.

An event is acknowledged when `LogRepository.write` returns: its transaction is committed. A hook around that
method reports it through a pipe, which outlives the supervisor.
"""

import os
import signal
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from random import Random
from time import monotonic

from kiosk.reset_check.runner import SETTINGS_TEXT
from kiosk.store.data_folder import LOG_FILE
from tests.runtime.waiting import children, is_alive, wait_until
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import WELCOME, KioskTerminal

MAX_SECONDS = 2.0
"""Seconds until the welcome page must be back."""

SUPERVISOR_CODE = """
import os, sys
from kiosk.store.repository import LogRepository
from kiosk.runtime.supervisor import run
write = LogRepository.write
def write_and_report(self, visit):
    write(self, visit)
    os.write({pipe}, f"{{visit.id}} {{visit.written}}\\n".encode())
LogRepository.write = write_and_report
sys.exit(run({data!r}))
"""
KEYS = "11112223456679\r"


EVENTS = """
    SELECT max(count), max(last) FROM (
        SELECT count(*) AS count, max(number) AS last FROM event WHERE visit = :visit
        UNION ALL SELECT count(*), max(number) FROM uncounted_event WHERE visit = :visit
    )
"""
"""How many events of a visit are there, and the number of the last; of one that goes on, those not counted yet."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Kill once: the worker, or the supervisor, which is then started again."""
    report, random = AttackReport(), Random(seed)
    (folder / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    os.set_blocking(reading, False)
    code = SUPERVISOR_CODE.format(pipe=writing, data=str(folder))
    command = [sys.executable, "-I", "-c", code]
    victim = "supervisor" if number % 2 else "worker"
    try:
        with KioskTerminal(command) as terminal:
            worker = press_at_random(terminal, random)
            if victim == "supervisor":
                kill_process(terminal.pid)
                terminal.ends()
                killed = monotonic()
                with KioskTerminal(command) as restarted:
                    time_welcome(restarted, killed, report, victim)
            else:
                kill_process(worker)
                killed = monotonic()
                wait_until(lambda: terminal.appearance() and not is_alive(worker))
                time_welcome(terminal, killed, report, victim, after=worker)
        wait_until(lambda: not is_alive(terminal.pid))
        check_log(read_acknowledged(reading), folder, report)
    except AssertionError as error:
        report.add_fault(f"{victim}: {error}")
    finally:
        os.close(writing)
        os.close(reading)
    return report


def press_at_random(terminal: KioskTerminal, random: Random) -> int:
    """Press keys until a random moment, which may come before there is anything to see; the worker then, or 0."""
    moment = monotonic() + random.uniform(0.0, 1.5)
    wait_until(lambda: children(terminal.pid))
    while monotonic() < moment:
        if WELCOME in terminal.appearance():
            terminal.press("2")
        terminal.press(random.choice(KEYS))
    with suppress(IndexError):
        return children(terminal.pid)[0]
    return 0


def kill_process(process: int) -> None:
    """Kill a process, which may have ended; 0 stands for none."""
    # To the system 0 means the whole process group, this process included.
    if process:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def time_welcome(
    terminal: KioskTerminal, killed: float, report: AttackReport, victim: str, after: int = 0
) -> None:
    """Wait for the welcome page of another worker than `after`; too late is a fault."""
    terminal.screen.reset()

    def is_shown() -> bool:
        workers = children(terminal.pid)
        return WELCOME in terminal.appearance() and bool(workers) and workers[0] != after

    wait_until(is_shown)
    seconds = monotonic() - killed
    report.add_figure(f"seconds to the welcome page after the {victim} was killed", seconds)
    if seconds > MAX_SECONDS:
        report.add_fault(f"{victim}: the welcome page took {seconds:.1f} s")


def read_acknowledged(pipe: int) -> dict[str, int]:
    """The ids of visits, and how many events of each were acknowledged."""
    data = b""
    with suppress(BlockingIOError):
        while chunk := os.read(pipe, 65536):
            data += chunk
    counts: dict[str, int] = {}
    for line in data.decode().splitlines():
        visit, count = line.split()
        counts[visit] = max(counts.get(visit, 0), int(count))
    return counts


def check_log(counts: dict[str, int], folder: Path, report: AttackReport) -> None:
    """Check that every acknowledged event is in the log, under its number, and that the log is intact."""
    report.add_figure("events acknowledged", sum(counts.values()))
    if not (folder / LOG_FILE).exists():
        if any(counts.values()):
            report.add_fault("the visit log is gone")
        return
    with sqlite3.connect(folder / LOG_FILE) as db:
        integrity = db.execute("PRAGMA integrity_check").fetchone()[0]
        if integrity != "ok":
            report.add_fault(f"the visit log is not intact: {integrity}")
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'event'").fetchone():
            return
        for visit, count in counts.items():
            found, last = db.execute(EVENTS, {"visit": visit}).fetchone()
            if found < count or found != (last or 0):
                report.add_fault(f"of {count} acknowledged events {found} are there")
