"""A fuzzer at a real terminal with the real kiosk in it, which has a PIN and the staff's pages behind it."""

import os
import re
import signal
import sqlite3
from functools import partial
from pathlib import Path
from random import Random

from kiosk.reset_check.runner import SETTINGS_TEXT
from kiosk.staff import pin
from kiosk.staff.pin import set_pin
from kiosk.store.data_folder import LOG_FILE
from tests.runtime.waiting import alive, children, until
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import COLUMNS, LINES, KioskTerminal, kiosk_command
from tools.attack.random_input import any_input

PIN = "4829157306"
BROKEN = "SELECT count(*) FROM visit WHERE outcome IN ('crashed', 'interrupted')"
STAFF = ("Que voulez-vous voir", "What would you like to see")
ROUND, BATCH = 250, 10
"""Inputs between two looks at the kiosk, and those between two pauses."""

PAUSE, LONG_PAUSE = 0.12, 1.1
"""Seconds after which the kiosk no longer waits for the end of a flood or a sequence, and of a paste."""

TO_STAFF = 0.4
"""How often a round begins at the staff's door."""

F10 = b"\x1b[21~"

ALLOWED = re.compile(
    rb"\x1b(?:\[[0-9;]*[HmJKrt]|\[\?[0-9;]*[hlc]|\[\?2026\$p|\[[0-9 ]*q|\[[<>=]?[0-9;]*u"
    rb"|\]22;[a-z]*\x07|\(B|\\|>)"
)
"""All that the kiosk may tell a terminal."""

NAMES = re.compile(
    r"logbook\.db(-wal|-shm)?|kiosk\.(toml|lock)|pin(-tries)?|changes\.lock|reset-check\.json"
)
"""All that may lie in the data folder."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """So many inputs to one kiosk, with looks at it in between."""
    report, chance = AttackReport(), Random(seed)
    data, home = folder / "data", folder / "home"
    for made in (data, home):
        made.mkdir(mode=0o700)
    (data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    pin.ROUNDS, pin.KIBIBYTES, pin.LANES = 1, 8, 1
    set_pin(data, PIN)
    killed = 0
    try:
        with KioskTerminal(kiosk_command(data), folder / "errors", HOME=str(home)) as terminal:
            terminal.visit()
            for start in range(0, size, ROUND):
                if chance.random() < TO_STAFF:
                    killed += to_staff(terminal)
                storm(terminal, chance, min(ROUND, size - start))
                answers(terminal, report)
            (data / "pin-tries").unlink(missing_ok=True)
            terminal.leave()
            if terminal.code != 0:
                report.add_fault(f"the kiosk ended with {terminal.code}")
            judge(terminal.raw, data, home, folder / "errors", report)
            broken = report.figures.pop("visits that broke off", [0])[0]
            if broken > killed:
                report.add_fault(f"{broken} visits broke off, and {killed} were killed")
    except (AssertionError, OSError) as fault:
        report.add_fault(f"{type(fault).__name__}: {fault}")
    return report


def to_staff(terminal: KioskTerminal) -> int:
    """A new visit, whose first key is F10: the pad of the PIN; how many were killed for it."""
    there = children(terminal.pid)
    for process in there:
        os.kill(process, signal.SIGKILL)
    terminal.draw()
    terminal.visit(after=there[0] if there else 0)
    terminal.write(F10)
    terminal.drain(0.5)
    return len(there)


def storm(terminal: KioskTerminal, chance: Random, count: int) -> None:
    """Send inputs, several at once; without pauses the kiosk would hold all of it to be one flood."""
    for sent in range(count):
        one = any_input(chance)
        if isinstance(one, bytes):
            terminal.write(one)
        else:
            terminal.resize(*one)
        if sent % BATCH == BATCH - 1:
            terminal.drain(PAUSE)


def answers(terminal: KioskTerminal, report: AttackReport) -> None:
    """The kiosk is there, paints the window anew when its size changes, and shows no staff page."""
    if not alive(terminal.pid):
        raise AssertionError("the kiosk has ended")
    terminal.write(b"\x1b\\")
    terminal.drain(LONG_PAUSE)
    for size in ((COLUMNS - 1, LINES), (COLUMNS, LINES)):
        terminal.drain(0)
        before = len(terminal.raw)
        terminal.resize(*size)
        terminal.drain(0.3)
        if len(terminal.raw) == before:
            # Line by line a window of another size says nothing: a line does.
            terminal.write(b"8\r")
            until(partial(said_more, terminal, before))


def said_more(terminal: KioskTerminal, before: int) -> bool:
    """Whether the terminal has been sent more than so many bytes."""
    terminal.drain(0.02)
    return len(terminal.raw) > before


def inside(raw: bytes) -> bool:
    """Whether the first page behind the PIN was shown."""
    return any(words.encode() in raw for words in STAFF)


def judge(raw: bytes, data: Path, home: Path, errors: Path, report: AttackReport) -> None:
    """What was written to the terminal, to files and into the logbook."""
    if inside(raw) or b"Traceback" in raw:
        report.add_fault("a staff page, or a traceback")
    rest = ALLOWED.sub(b"", raw)
    if b"\x1b" in rest:
        at = rest.index(b"\x1b")
        report.add_fault(f"an unexpected sequence: {rest[at : at + 30]!r}")
    # The sound system of espeak-ng keeps a cookie there.
    if set(os.listdir(home)) - {".config"} or not all(
        NAMES.fullmatch(one) for one in os.listdir(data)
    ):
        report.add_fault(f"unexpected files: {os.listdir(data)} {os.listdir(home)}")
    if errors.read_bytes():
        report.add_fault(f"standard error says {errors.read_text()[:200]}")
    with sqlite3.connect(data / LOG_FILE) as db:
        for crash in db.execute("SELECT type, file, line FROM crash"):
            report.add_fault(f"a crash: {crash}")
        broken = db.execute(BROKEN).fetchone()[0]
        report.add_figure("visits that broke off", broken)
        if db.execute("SELECT count(*) FROM attempt WHERE came = 'right'").fetchone()[0]:
            report.add_fault("a PIN was right")
        for name in ("visit", "event", "attempt"):
            report.add_figure(
                f"rows {name}", db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            )
    if report.figures["rows event"] == [0]:
        report.add_fault("not one input was heard")
