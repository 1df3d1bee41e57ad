"""A visit log for tests of `kiosk log`, and a call of it."""

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

from kiosk.events import Event
from tests.command_runs import run_text
from tests.store.logs import write_visits

DAY = date(2026, 11, 18)
OLD = DAY - timedelta(days=40)
EVENTS = [
    Event(0, "choice", "welcome", "fr"),
    Event(1, "fact", "language", "fr"),
    Event(2, "fact", "stage", "account"),
    Event(3, "page", "step/account/add-key"),
    Event(400, "end", "step/account/add-key", "stopped"),
]
"""A visit that stopped at a step."""


def write_eleven_visits(folder: Path) -> Path:
    """Write a log with nine visits of one week and two older ones; its folder."""
    folder.mkdir()
    write_visits(folder, [(day, EVENTS) for day in [DAY] * 9 + [OLD] * 2])
    return folder


def run_log(data: Path, *arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Run `kiosk log` on 2026-11-20, with something typed into it."""
    return run_text(
        ["log", *arguments, "--data", str(data)],
        typed=typed,
        environment={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "KIOSK_TODAY": "2026-11-20"},
    )
