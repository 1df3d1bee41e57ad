"""A visit log for the commands of the shell, and what they answer about it."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from kiosk.events import Event
from tests.store.logs import keep

DAY = date(2026, 11, 18)
OLD = DAY - timedelta(days=40)


def eleven(folder: Path) -> Path:
    """Nine visits of one week and two older ones."""
    folder.mkdir()
    events = [
        Event(0, "choice", "welcome", "fr"),
        Event(1, "fact", "language", "fr"),
        Event(2, "fact", "stage", "account"),
        Event(3, "page", "step/account/add-key"),
        Event(400, "end", "step/account/add-key", "stopped"),
    ]
    keep(folder, [(day, events) for day in [DAY] * 9 + [OLD] * 2])
    return folder


def asked(data: Path, *arguments: str, said: str = "") -> "subprocess.CompletedProcess[str]":
    """What a command of the visit log answers on this day, with something typed into it."""
    return subprocess.run(
        [sys.executable, "-I", "-m", "kiosk", "log", *arguments, "--data", str(data)],
        input=said,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "KIOSK_TODAY": "2026-11-20"},
    )
