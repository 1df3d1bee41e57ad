"""The printers that this computer has."""

import subprocess

from kiosk.world.cups_line import environment

SECONDS = 5.0


def queues() -> list[str]:
    """The names of all print queues, as CUPS knows them; none where there is no CUPS, or it keeps silent."""
    try:
        said = subprocess.run(
            ["lpstat", "-a"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=SECONDS,
            check=True,
            text=True,
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    return [line.split()[0] for line in said.splitlines() if line.strip()]
