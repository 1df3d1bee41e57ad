"""SIGKILL at random moments of host and visit: what was acknowledged stays, and the welcome page is back soon.

An event is acknowledged when the host's thread comes back from writing it: the transaction is committed. A
hook around that write tells it through a pipe, which outlives the host.
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
from tests.runtime.waiting import alive, children, until
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import WELCOME, KioskTerminal

SOON = 2.0
"""Seconds until the welcome page must be back."""

HOST = """
import os, sys
from kiosk.store.repository import Book
from kiosk.runtime.supervisor import run
write = Book.write
def written(self, entry):
    write(self, entry)
    os.write({fd}, f"{{entry.id}} {{entry.written}}\\n".encode())
Book.write = written
sys.exit(run({data!r}))
"""
KEYS = "11112223456679\r"


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """One kill: of the visit, or of the host, which is then started again."""
    report, chance = AttackReport(), Random(seed)
    (folder / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    heard, told = os.pipe()
    os.set_inheritable(told, True)
    os.set_blocking(heard, False)
    command = [sys.executable, "-I", "-c", HOST.format(fd=told, data=str(folder))]
    whom = "host" if number % 2 else "visit"
    try:
        with KioskTerminal(command) as terminal:
            visit = play(terminal, chance)
            began = strike(terminal, whom, visit)
            if whom == "host":
                with KioskTerminal(command) as again:
                    back(again, began, report, whom)
            else:
                until(lambda: terminal.appearance() and not alive(visit))
                back(terminal, began, report, whom, after=visit)
        until(lambda: not alive(terminal.pid))
        compare(acknowledged(heard), folder, report)
    except AssertionError as fault:
        report.add_fault(f"{whom}: {fault}")
    finally:
        os.close(told)
        os.close(heard)
    return report


def play(terminal: KioskTerminal, chance: Random) -> int:
    """Press keys at random until a random moment, which may come before there is anything to see."""
    moment = monotonic() + chance.uniform(0.0, 1.5)
    until(lambda: children(terminal.pid))
    while monotonic() < moment:
        if WELCOME in terminal.appearance():
            terminal.press("2")
        terminal.press(chance.choice(KEYS))
    with suppress(IndexError):
        return children(terminal.pid)[0]
    return 0


def strike(terminal: KioskTerminal, whom: str, visit: int) -> float:
    """Kill; the moment of it."""
    with suppress(ProcessLookupError):
        os.kill(terminal.pid if whom == "host" else visit, signal.SIGKILL)
    if whom == "host":
        terminal.ends()
    return monotonic()


def back(
    terminal: KioskTerminal, began: float, report: AttackReport, whom: str, after: int = 0
) -> None:
    """Wait for the welcome page; too late is a fault."""
    terminal.screen.reset()

    def stands() -> bool:
        there = children(terminal.pid)
        return WELCOME in terminal.appearance() and bool(there) and there[0] != after

    until(stands)
    seconds = monotonic() - began
    report.add_figure(f"seconds to the welcome page after the {whom} was killed", seconds)
    if seconds > SOON:
        report.add_fault(f"{whom}: the welcome page took {seconds:.1f} s")


def acknowledged(heard: int) -> dict[str, int]:
    """The visits and how many events of each were committed."""
    said = b""
    with suppress(BlockingIOError):
        while piece := os.read(heard, 65536):
            said += piece
    counts: dict[str, int] = {}
    for line in said.decode().splitlines():
        visit, count = line.split()
        counts[visit] = max(counts.get(visit, 0), int(count))
    return counts


def compare(counts: dict[str, int], folder: Path, report: AttackReport) -> None:
    """Every acknowledged event is in the book, under its number, and the book is sound."""
    report.add_figure("events acknowledged", sum(counts.values()))
    if not (folder / LOG_FILE).exists():
        if any(counts.values()):
            report.add_fault("the logbook is gone")
        return
    with sqlite3.connect(folder / LOG_FILE) as db:
        sound = db.execute("PRAGMA integrity_check").fetchone()[0]
        if sound != "ok":
            report.add_fault(f"the logbook is not sound: {sound}")
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'event'").fetchone():
            return
        for visit, count in counts.items():
            query = "SELECT count(*), max(number) FROM event WHERE visit = ?"
            there, last = db.execute(query, (visit,)).fetchone()
            if there < count or there != (last or 0):
                report.add_fault(f"of {count} acknowledged events {there} are there")
