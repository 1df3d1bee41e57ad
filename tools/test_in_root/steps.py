"""The steps of a trial, each with its duration and its result."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from tools.test_in_root import host
from tools.test_in_root.root import as_user, build, copy_checkout, give_to_user, mount

FOLDER = Path("/home/tester/a kiosk")
"""Where the checkout lies in the root; a path with a space is the harder one."""

LIMIT = 3 * 3600
"""Seconds after which a step has failed."""

LONGEST_NAME = 60
"""Letters of the name of a file that a step is told in."""

TAIL = 40
"""Lines that are shown of a step that failed."""

TERMINAL = "tools/test_in_root/terminal.py"
SUMMARY = re.compile(r"^=+ (.*\b(?:passed|failed|error)\b.*?) =+$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Take each step; 1 where one has failed."""
    checkout, suite, top, packages, *pytest = arguments
    more = tuple(filter(None, packages.split(",")))
    root, trial = Path(top, "root"), Trial(Path(top))
    variables = host.variables() | ({"KIOSK_TEST_ALL": "1"} if more else {})

    def prepare(log: TextIO) -> bool:
        build(suite, more, root, log)
        mount(root, variables)
        copy_checkout(Path(checkout), root / FOLDER.relative_to("/"))
        give_to_user(root, FOLDER)
        return True

    def by_user(*command: str, typed: str = "") -> Callable[[TextIO], bool]:
        begin = [*as_user(root, variables, FOLDER), *command]
        return lambda log: _run(begin, typed, log)

    if not trial.take(f"Debian {suite}{' with packages' if more else ''}", prepare):
        return 1
    visit = ("scripts/kiosk", "plain", "--language", "en")
    screen = ("python3", "-I", TERMINAL, "Bienvenue. Welcome.", "scripts/kiosk")
    trial.take("scripts/kiosk check", by_user("scripts/kiosk", "check"))
    trial.take("scripts/kiosk plain, one visit", by_user(*visit, typed="1\n1\n9\n"))
    trial.take("scripts/kiosk, full screen, ended by SIGTERM", by_user(*screen))
    trial.take(" ".join(("scripts/test", *pytest)), by_user("scripts/test", *pytest))
    return 1 if trial.failed else 0


class Trial:
    """Takes steps, and keeps what each of them says in a file of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.failed: list[str] = []

    def take(self, name: str, step: Callable[[TextIO], bool]) -> bool:
        """Take a step, and print its result; whether it went well."""
        slug = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")[:LONGEST_NAME]
        path = self._folder / f"{slug}.log"
        began = time.monotonic()
        with path.open("w", encoding="utf-8") as log:
            try:
                well = step(log)
            except (OSError, subprocess.SubprocessError) as fault:
                print(fault, file=log)
                well = False
        said = path.read_text(encoding="utf-8", errors="replace")
        summary = SUMMARY.search(said)
        result = ("ok" if well else "FAILED") + (f": {summary[1]}" if summary else "")
        print(f"{time.monotonic() - began:7.1f} s  {name}: {result}", flush=True)
        if not well:
            self.failed.append(name)
            print("\n".join(f"    {line}" for line in said.splitlines()[-TAIL:]), flush=True)
        return well


def _run(command: list[str | Path], typed: str, log: TextIO) -> bool:
    done = subprocess.run(
        command, input=typed.encode(), stdout=log, stderr=log, timeout=LIMIT, check=False
    )
    return done.returncode == 0
