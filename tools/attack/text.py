"""Brings hostile text into real kiosks and commands by files, names, environment: none may reach the terminal."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import tomlkit

from kiosk.paths import SETTINGS_FILE
from kiosk.settings.reader import parse_settings
from kiosk.staff import pin_hash
from kiosk.staff.pin import set_pin
from tests.printable.hostile_text import as_name, as_text, as_toml, random_bytes
from tests.printable.terminal_output import find_foreign_output
from tests.printable.ways_in import Command, commands, quiet_commands
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import KioskTerminal

PIN = "4829157306"
F10 = "\x1b[21~"

COMMANDS_EACH = 5
"""Commands that one text is given to, of all that repeat or read a text."""

HOSTILE_VARIABLES = (
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "LANGUAGE",
    "COLORTERM",
    "XDG_DATA_HOME",
    "USER",
)

MENU = "Figures"
"""A choice of the menu of the staff's pages, which no other page has."""

MOST_PAGES = 6
"""Pages that may lie over the menu."""

STAFF_PATH = (
    "Kiosk settings",
    "More answers",
    "Contacts and notes",
    "",
    "Save or restore the settings",
    MENU,
    "Kiosk health",
)
"""The choices that are taken on the staff's pages; an empty one goes back, MENU as often as it takes."""

PREPARE = ""
"""What each process runs first: nothing; a test takes the rule away here, and the leak must be found."""

PROGRAM = (
    "{prepare}import sys; from kiosk.runtime import supervisor as s;"
    " s.VISIT_CODE = {prepare!r} + s.VISIT_CODE; s.STAFF_CODE = {prepare!r} + s.STAFF_CODE;"
    " from kiosk.__main__ import main; main()"
)
"""The command `kiosk` in a process of its own, with its workers."""

LPSTAT = """#!/bin/sh
cat "$(dirname "$0")/queues"
"""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Draw `size` texts, and give each to some commands and to one kind of kiosk."""
    report, random = AttackReport(), Random(seed)
    pin_hash.TIME_COST, pin_hash.MEMORY_KIBIBYTES, pin_hash.PARALLELISM = 1, 8, 1
    for at in range(size):
        text = HostileText(random_bytes(random), folder / str(at), random, report)
        kiosk = KIOSKS[(number + at) % len(KIOSKS)]
        try:
            text.restore_settings()
            text.run_commands()
            kiosk(text)
        except (AssertionError, OSError) as fault:
            report.add_fault(f"{kiosk.__name__}, {text.data!r}: {type(fault).__name__} {fault}")
    return report


class HostileText:
    """One text, and the files and the environment that hold it."""

    def __init__(self, data: bytes, folder: Path, random: Random, report: AttackReport) -> None:
        folder.mkdir()
        self.data, self.folder, self.random, self.report = data, folder, random, report
        self.home = folder / as_text(as_name(data))
        (self.home / "export").mkdir(parents=True)
        text = as_toml(data)
        contact = {"name": text, "lines": [text]}
        self.settings = tomlkit.dumps(
            {
                "languages": ["en", "fr"],
                # Nobody presses twice by mistake here.
                "guard_ms": 0,
                "office": {"name": text[:50] or "x"},
                "contacts": {"aiace-office": contact, "aiace-volunteers": contact},
                "notes": {"passkey": text},
                "printer": text,
            }
        )
        (self.home / SETTINGS_FILE).write_text(self.settings, encoding="utf-8")
        self.tools = folder / "tools"
        self.tools.mkdir()
        (self.tools / "queues").write_bytes(
            data.replace(b"\n", b"") + b" accepting\nhall accepting\n"
        )
        for name in ("lpstat", "espeak-ng"):
            (self.tools / name).write_text(LPSTAT)
            (self.tools / name).chmod(0o755)

    def environment(self) -> dict[str, str]:
        """Tools that answer with the text; by chance it stands in the variables for language and names, too."""
        text = as_text(self.data.replace(b"\0", b""))
        hostile = dict.fromkeys(HOSTILE_VARIABLES, text) if self.random.random() < 0.5 else {}
        path = f"{self.tools}:{os.environ['PATH']}"
        return {**hostile, "PATH": path, "HOME": str(self.folder)}

    def start(self, *words: str, **environment: str) -> KioskTerminal:
        """A kiosk or a command on a terminal of its own, which gets its standard error as well."""
        code = PROGRAM.format(prepare=PREPARE)
        command = [sys.executable, "-I", "-c", code, *words]
        return KioskTerminal(command, None, **{**self.environment(), **environment})

    def check(self, how: str, raw: bytes) -> None:
        """Note a fault where the terminal got something that is not the kiosk's."""
        self.report.add_figure(f"bytes of {how}", len(raw))
        if leak := find_foreign_output(raw):
            self.report.add_fault(f"{how}, {self.data!r}: {leak}")
        if b"Traceback" in raw:
            self.report.add_fault(f"{how}, {self.data!r}: a traceback")

    def restore_settings(self) -> None:
        """Restore such settings: refused in a sentence where a text in them may not be shown."""
        copy = self.home / "export" / "kiosk-settings-2026-11-21.toml"
        copy.write_text(self.settings, encoding="utf-8")
        target = self.folder / "restored"
        with self.start("setup", "--data", str(target), "--restore", str(copy)) as terminal:
            code = terminal.ends()
        self.check("setup --restore", terminal.raw)
        refused = bool(parse_settings(self.settings)[1])
        self.report.add_figure("copies refused", refused)
        if code != int(refused) or (target / SETTINGS_FILE).exists() == refused:
            self.report.add_fault(f"setup --restore ended with {code} on {self.data!r}")

    def run_commands(self) -> None:
        """Give the text to some commands."""
        every: list[Command] = [
            *commands(self.data, self.folder),
            *quiet_commands(self.data, self.folder),
        ]
        for words, environment in self.random.sample(every, COMMANDS_EACH):
            # Without a word it would be the kiosk itself.
            with self.start(*(words or ["--help"]), **environment) as terminal:
                terminal.ends()
            self.check("commands", terminal.raw)

    def show_full_screen(self) -> None:
        """A visit on the full screen: the welcome page, and some choices from there."""
        with self.start("--data", str(self.home)) as terminal:
            terminal.shows("Welcome")
            terminal.settle()
            for key in self.random.choices("1234567089\r", k=12):
                terminal.press(key)
                terminal.settle()
            terminal.leave()
        self.check("full screen", terminal.raw)

    def show_lines(self) -> None:
        """The same line by line."""
        text = as_text(self.data.replace(b"\0", b""))
        with self.start("plain", "--data", str(self.home), TERM=text or "dumb") as terminal:
            terminal.shows("Your choice|Votre choix")
            for key in self.random.choices("1234567089", k=12):
                terminal.press(f"{key}\r")
                terminal.settle()
            terminal.leave()
        self.check("line mode", terminal.raw)

    def show_staff_pages(self) -> None:
        """The staff's pages of copies, of contacts and of health, with names of files that hold the text."""
        set_pin(self.home, PIN)
        name = as_text(b"logbook-damaged-2026-11-01-" + as_name(self.data) + b".db")
        (self.home / name).touch()
        odd = as_text(as_name(self.data, 2)).ljust(2, "x")
        (self.home / "export" / f"kiosk-settings-2026-11-{odd}.toml").write_text(self.settings)
        with self.start("staff", "--data", str(self.home)) as terminal:
            terminal.shows("PIN")
            terminal.settle()
            terminal.press(f"{PIN}\r")
            for words in STAFF_PATH:
                choose(terminal, words)
            terminal.leave()
        self.check("staff pages", terminal.raw)

    def ask_set_up(self) -> None:
        """A set-up in which Enter keeps every answer, on a computer with a print queue of that name."""
        with self.start("setup", "--data", str(self.home)) as terminal:
            while not terminal.has_ended():
                # One by one: what was typed before it asks for the PIN is thrown away.
                terminal.press("\r")
                terminal.settle()
        self.check("setup", terminal.raw)


def choose(terminal: KioskTerminal, words: str) -> None:
    """Press the digit before some words, go back where there are none, or go back to the menu."""
    if words == MENU:
        for _ in range(MOST_PAGES):
            if re.search(rf"\d  +{MENU}", terminal.appearance()):
                return
            terminal.press("9")
            terminal.settle()
    elif words:
        terminal.press(terminal.shows(rf"(\d)  +(?:{words})")[1])
    else:
        terminal.press("9")
    terminal.settle()


KIOSKS: tuple[Callable[[HostileText], None], ...] = (
    HostileText.show_full_screen,
    HostileText.show_lines,
    HostileText.show_staff_pages,
    HostileText.ask_set_up,
)
"""What a text is given to besides commands, by turns."""
