"""The process of the daily check: it stands back behind all others, and ends with its host."""

import os
import signal
import sys
from datetime import date
from pathlib import Path


def main() -> None:
    """Do the check for the folder and the day of the command line."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    stand_back()
    from kiosk.hosting.reset.command import check_reset
    from kiosk.world.process import end_with_parent

    end_with_parent()
    folder, day = sys.argv[1:]
    check_reset(Path(folder), date.fromisoformat(day))


def stand_back() -> None:
    """Take only the time that nobody else wants; whatever is started from here does the same."""
    os.setsid()
    os.nice(19)
    try:
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    except OSError:
        # Where that is forbidden, being nice must do.
        return
