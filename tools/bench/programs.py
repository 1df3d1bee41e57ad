"""The programs that are measured, each started by a command of scripts/, and the environment of all."""

import os
from collections.abc import Mapping
from pathlib import Path

from kiosk import clock
from kiosk.paths import PACKAGE
from kiosk.store.reset_check_result import ResetCheckResult, write_result

SCRIPTS = PACKAGE.parent / "scripts"
KIOSK = (str(SCRIPTS / "kiosk"),)
VISIT = (str(SCRIPTS / "_bench-visit"),)
BARE = (str(SCRIPTS / "_bench-bare"),)

NO_PRINTER = "/nonexistent"
"""An address of CUPS at which nothing answers: with a printer some pages have another choice."""


FOREIGN = ("TEXTUAL", "KIOSK", "COLUMNS", "LINES")
"""Beginnings of variables that a program must not see; the last two would count more than the terminal's size."""


def program_environment(folder: Path) -> Mapping[str, str]:
    """The environment of all programs: a common terminal, no printer, and a data folder without settings.

    The day's reset check is entered there as done: it would play its visits beside the one that is measured.
    """
    write_result(folder, ResetCheckResult(day=clock.today(), visits=1))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return inherited | {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "KIOSK_DATA": str(folder),
        "CUPS_SERVER": NO_PRINTER,
    }
