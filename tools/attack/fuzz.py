"""Fuzzes the real kiosk at a real terminal, with a PIN and the staff pages behind it."""

import os
import re
import signal
import sqlite3
from functools import partial
from pathlib import Path
from random import Random

from kiosk.reset_check.runner import SETTINGS_TEXT
from kiosk.staff import pin_hash
from kiosk.staff.pin import set_pin
from kiosk.store.data_folder import LOG_FILE
from tests.printable.terminal_output import OWN_SEQUENCES
from tests.runtime.waiting import children, is_alive, wait_until
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import COLUMNS, LINES, KioskTerminal, kiosk_command
from tools.attack.random_input import random_input

PIN = "4829157306"
BROKEN_OFF = """
    SELECT count(DISTINCT visit) FROM event WHERE kind = 'end' AND choice IN ('crashed', 'interrupted')
"""
STAFF_TITLES = ("Que voulez-vous voir", "What would you like to see")
ROUND, BATCH = 250, 10
"""Inputs between two checks of the kiosk, and those between two pauses."""

PAUSE, LONG_PAUSE = 0.12, 1.1
"""Seconds after which the kiosk no longer waits for the end of a flood or a sequence, and for that of a paste."""

STAFF_SHARE = 0.4
"""Share of the rounds that begin at the PIN of the staff."""

F10 = b"\x1b[21~"

ALLOWED_FILES = re.compile(
    r"logbook\.db(-wal|-shm)?|logbook-copy\.db|logbook-(before|newer)-[a-z0-9-]+\.db|kiosk\.(toml|lock)|pin(-tries)?|changes\.lock|clock\.json|reset-check\.json"
)
"""All files that may be in the data folder."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Send `size` inputs to one kiosk, and check it in between."""
    report, random = AttackReport(), Random(seed)
    data, home = folder / "data", folder / "home"
    for made in (data, home):
        made.mkdir(mode=0o700)
    (data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    pin_hash.TIME_COST, pin_hash.MEMORY_KIBIBYTES, pin_hash.PARALLELISM = 1, 8, 1
    set_pin(data, PIN)
    killed = 0
    try:
        with KioskTerminal(kiosk_command(data), folder / "errors", HOME=str(home)) as terminal:
            terminal.visit()
            for start in range(0, size, ROUND):
                if random.random() < STAFF_SHARE:
                    killed += open_staff_pin(terminal)
                send_inputs(terminal, random, min(ROUND, size - start))
                check_alive(terminal)
            (data / "pin-tries").unlink(missing_ok=True)
            terminal.leave()
            if terminal.code != 0:
                report.add_fault(f"the kiosk ended with {terminal.code}")
            check_traces(terminal.raw, data, home, folder / "errors", report)
            broken = report.figures.pop("visits that broke off", [0])[0]
            if broken > killed:
                report.add_fault(f"{broken} visits broke off, and {killed} were killed")
    except (AssertionError, OSError) as fault:
        report.add_fault(f"{type(fault).__name__}: {fault}")
    return report


def open_staff_pin(terminal: KioskTerminal) -> int:
    """Begin a new visit with F10, which asks for the PIN; how many workers were killed for it."""
    # The first one has the terminal; one behind it is the spare, whose turn has come then.
    there = children(terminal.pid)[:1]
    for process in there:
        os.kill(process, signal.SIGKILL)
    terminal.draw()
    terminal.visit(after=there[0] if there else 0)
    terminal.write(F10)
    terminal.drain(0.5)
    return len(there)


def send_inputs(terminal: KioskTerminal, random: Random, count: int) -> None:
    """Send inputs, several at once; without pauses the kiosk would take all of them for one flood."""
    for sent in range(count):
        sent_input = random_input(random)
        if isinstance(sent_input, bytes):
            terminal.write(sent_input)
        else:
            terminal.resize(*sent_input)
        if sent % BATCH == BATCH - 1:
            terminal.drain(PAUSE)


def check_alive(terminal: KioskTerminal) -> None:
    """Check that the kiosk runs, and that it still draws or answers; AssertionError if not."""
    if not is_alive(terminal.pid):
        raise AssertionError("the kiosk has ended")
    terminal.write(b"\x1b\\")
    terminal.drain(LONG_PAUSE)
    for size in ((COLUMNS - 1, LINES), (COLUMNS, LINES)):
        terminal.drain(0)
        before = len(terminal.raw)
        terminal.resize(*size)
        terminal.drain(0.3)
        if len(terminal.raw) == before:
            # Line mode does not react to the size of the window, but to a line.
            terminal.write(b"8\r")
            wait_until(partial(has_sent_more, terminal, before))


def has_sent_more(terminal: KioskTerminal, before: int) -> bool:
    """Whether the terminal has been sent more than so many bytes."""
    terminal.drain(0.02)
    return len(terminal.raw) > before


def shows_staff_page(raw: bytes) -> bool:
    """Whether the first page behind the PIN was shown."""
    return any(words.encode() in raw for words in STAFF_TITLES)


def check_traces(raw: bytes, data: Path, home: Path, errors: Path, report: AttackReport) -> None:
    """Check what was sent to the terminal, and written to files and into the visit log."""
    if shows_staff_page(raw) or b"Traceback" in raw:
        report.add_fault("a staff page, or a traceback")
    rest = OWN_SEQUENCES.sub(b"", raw)
    if b"\x1b" in rest:
        at = rest.index(b"\x1b")
        report.add_fault(f"an unexpected sequence: {rest[at : at + 30]!r}")
    # PulseAudio, through which espeak-ng speaks, keeps a cookie in .config.
    if set(os.listdir(home)) - {".config"} or not all(
        ALLOWED_FILES.fullmatch(one) for one in os.listdir(data)
    ):
        report.add_fault(f"unexpected files: {os.listdir(data)} {os.listdir(home)}")
    if errors.read_bytes():
        report.add_fault(f"standard error says {errors.read_text()[:200]}")
    with sqlite3.connect(data / LOG_FILE) as db:
        for crash in db.execute("SELECT type, file, line FROM crash"):
            report.add_fault(f"a crash: {crash}")
        broken = db.execute(BROKEN_OFF).fetchone()[0]
        report.add_figure("visits that broke off", broken)
        if db.execute("SELECT count(*) FROM pin_attempt WHERE result = 'right'").fetchone()[0]:
            report.add_fault("a PIN was right")
        for name in ("visit", "event", "pin_attempt"):
            report.add_figure(
                f"rows {name}", db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            )
    if report.figures["rows event"] == [0]:
        report.add_fault("not one input was heard")
