"""The steps of a run, each with its duration and its result."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from tools.test_in_root import mirror_settings
from tools.test_in_root.debian_root import (
    build_root,
    copy_checkout,
    give_to_user,
    mount,
    user_command,
)

FOLDER = Path("/home/tester/a kiosk")
"""Where the checkout lies in the root; a path with a space is the harder one."""

STEP_TIMEOUT = 3 * 3600
"""Seconds after which a step has failed."""

MAX_LOG_NAME = 60
"""Characters of the name of a step's log."""

SHOWN_LINES = 40
"""Last lines that are shown of a step that failed."""

TERMINAL_CHECK = "tools/test_in_root/terminal_check.py"
FAILED_TEST = re.compile(r"^(?:FAILED|ERROR) .+", re.MULTILINE)
"""A line of pytest's summary that names a test; lines of other checks and of what a test printed may follow it."""
SUMMARY = re.compile(r"^=+ (.*\b(?:passed|failed|error)\b.*?) =+$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Run each step; 1 where one has failed."""
    checkout, top, suite, packages, *pytest = arguments
    more = tuple(filter(None, packages.split(",")))
    root, runner = Path(top, "root"), StepRunner(Path(top))
    variables = mirror_settings.passed_variables() | ({"KIOSK_TEST_ALL": "1"} if more else {})

    def prepare(log: TextIO) -> bool:
        build_root(suite, more, root, log)
        mount(root, variables)
        copy_checkout(Path(checkout), root / FOLDER.relative_to("/"))
        give_to_user(root, FOLDER)
        return True

    def as_user(*command: str, typed: str = "") -> Callable[[TextIO], bool]:
        whole = [*user_command(root, variables, FOLDER), *command]
        return lambda log: _run(whole, typed, log)

    if not runner.run(f"Debian {suite}{' with packages' if more else ''}", prepare):
        return 1
    visit = ("scripts/kiosk", "plain", "--language", "en")
    screen = ("python3", "-I", TERMINAL_CHECK, "Bienvenue. Welcome.", "scripts/kiosk")
    runner.run("scripts/kiosk check", as_user("scripts/kiosk", "check"))
    runner.run("scripts/kiosk plain, one visit", as_user(*visit, typed="1\n1\n9\n"))
    runner.run("scripts/kiosk, full screen, ended by SIGTERM", as_user(*screen))
    runner.run(" ".join(("scripts/test", *pytest)), as_user("scripts/test", *pytest))
    return 1 if runner.failed else 0


class StepRunner:
    """Runs steps, and keeps the output of each in a file of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.failed: list[str] = []

    def run(self, name: str, step: Callable[[TextIO], bool]) -> bool:
        """Run a step, and print its result; whether it succeeded."""
        slug = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")[:MAX_LOG_NAME]
        path = self._folder / f"{slug}.log"
        began = time.monotonic()
        with path.open("w", encoding="utf-8") as log:
            try:
                succeeded = step(log)
            except (OSError, subprocess.SubprocessError) as fault:
                print(fault, file=log)
                succeeded = False
        output = path.read_text(encoding="utf-8", errors="replace")
        summary = SUMMARY.search(output)
        result = ("ok" if succeeded else "FAILED") + (f": {summary[1]}" if summary else "")
        print(f"{time.monotonic() - began:7.1f} s  {name}: {result}", flush=True)
        if not succeeded:
            self.failed.append(name)
            last = output.splitlines()[-SHOWN_LINES:]
            shown = (*(one for one in FAILED_TEST.findall(output) if one not in last), *last)
            print("\n".join(f"    {line}" for line in shown), flush=True)
        return succeeded


def _run(command: list[str | Path], typed: str, log: TextIO) -> bool:
    done = subprocess.run(
        command, input=typed.encode(), stdout=log, stderr=log, timeout=STEP_TIMEOUT, check=False
    )
    return done.returncode == 0
