"""The process of the daily reset check: it runs at the lowest priority, and ends with its supervisor."""

import os
import signal
import sys
from datetime import date
from pathlib import Path


def main() -> None:
    """Run the check for the data folder and the day that the command line names."""
    # sys.exit removes the temporary folders on its way.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    lower_priority()
    from kiosk.reset_check.runner import run_reset_check
    from kiosk.services.hardening import end_with_parent

    end_with_parent()
    folder, day = sys.argv[1:]
    run_reset_check(Path(folder), date.fromisoformat(day))


def lower_priority() -> None:
    """Take only the processor time that nobody else wants; processes started from here inherit that."""
    os.setsid()
    os.nice(19)
    try:
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    except OSError:
        # Where the system forbids it, niceness must do.
        return
