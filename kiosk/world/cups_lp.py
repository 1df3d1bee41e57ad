"""CUPS through its own commands: `lp` takes a sheet, `lpstat` names the queues."""

import re
import subprocess

from kiosk.world.cups_line import environment
from kiosk.world.voice import leash

OPTIONS = ("-t", "kiosk", "-n", "1", "-o", "document-format=application/pdf")
SHEET = ("-o", "sides=one-sided", "-o", "number-up=1", "-o", "job-sheets=none,none")
"""One page on one sheet, and none before it that tells a name."""

SHARP = ("-o", "pdftops-renderer=pdftocairo")
"""For printers that want PostScript: words stay words, where CUPS would make a picture of the page."""


def submit(queue: str, paper: bytes, medium: str, seconds: float) -> int | None:
    """The number of the job that was made of a paper; none where it was not taken in so many seconds."""
    command = [*leash(), "lp", "-d", queue, *OPTIONS, *SHEET, *SHARP, "-o", f"media={medium}"]
    try:
        # The paper goes in as input: in a file, or as an argument, others could read it.
        done = subprocess.run(
            command,
            input=paper,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    taken = re.search(rb"-(\d+) \(", done.stdout)
    return int(taken[1]) if taken else None


def lpstat(option: str, seconds: float) -> str:
    """What it says of the queues; nothing where there is no CUPS, or it keeps silent for so long."""
    try:
        return subprocess.run(
            ["lpstat", option],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=seconds,
            check=True,
            text=True,
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
