"""The process of one print job, from `lp` to the last trace of it."""

import select
import signal
import sys
from contextlib import suppress
from time import monotonic
from typing import BinaryIO, Literal

from kiosk.services.cups import submit_job
from kiosk.services.hardening import forbid_core_dumps, ignore_signals, protect_memory
from kiosk.services.ipp import job_state, purge_job, queue_state

Result = Literal["printed", "failed"]

LOOK = 0.5
"""Seconds between two looks at a job."""

GRACE = 2.0
"""Seconds in which CUPS is asked again and again to forget a job."""


def main() -> None:
    """Print what standard input holds; the arguments: queue, medium, seconds, handle that a visit holds."""
    name, medium, seconds, handle = sys.argv[1:]
    ignore_signals()
    # Whoever ends the whole kiosk ends its visit, too, which is what this waits for.
    for one in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    forbid_core_dumps()
    protect_memory()
    errand = PrintErrand(name, float(seconds), int(handle))
    print(errand.run(sys.stdin.buffer, medium), flush=True)


class PrintErrand:
    """One sheet for a queue, which must be out in so many seconds; `visit` is readable once that is gone."""

    def __init__(self, queue: str, seconds: float, visit: int) -> None:
        self._queue = queue
        self._end = monotonic() + seconds
        self._visit = visit

    def run(self, paper: BinaryIO, medium: str) -> Result:
        """Print, and leave nothing behind."""
        sheet = paper.read()
        # Without its visit the sheet may be half a one.
        number = None if self._gone(0) else submit_job(self._queue, sheet, medium, self._left())
        del sheet
        if number is None:
            return "failed"
        try:
            return self._watch(number)
        finally:
            self._sweep(number)

    def _watch(self, number: int) -> Result:
        """Look until the sheet is out, or will not come out."""
        gone = False
        while self._left():
            with suppress(OSError):
                match job_state(number, self._left()):
                    case "printed" | "gone":
                        return "printed"
                    case "failed":
                        return "failed"
                    case "waiting" if gone or queue_state(self._queue, self._left()) != "ready":
                        return "failed"
            gone = self._gone(min(LOOK, self._left()), gone)
        return "failed"

    def _sweep(self, number: int) -> None:
        """Have CUPS forget the job; of one at the printer the paper first, the rest when asked again."""
        end = monotonic() + GRACE
        while monotonic() < end:
            with suppress(OSError):
                if purge_job(number) and job_state(number) == "gone":
                    return
            self._gone(LOOK / 10, known=True)

    def _left(self) -> float:
        return max(0.0, self._end - monotonic())

    def _gone(self, seconds: float, known: bool = False) -> bool:
        """Whether the visit is gone; waits so long for that, and to the end where it is known already."""
        watched = [] if known else [self._visit]
        return bool(select.select(watched, [], [], seconds)[0]) or known


if __name__ == "__main__":
    main()
