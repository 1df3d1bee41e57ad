"""The process of one printing, from `lp` to the last trace: `python -I -m kiosk.world.cups_errand`.

It is one of its own because a visit that is killed can sweep up nothing. When its visit is gone it cancels
what waits, lets a sheet that is at the printer come out, and has CUPS forget both.
"""

import select
import signal
import sys
from contextlib import suppress
from time import monotonic
from typing import BinaryIO, Literal

from kiosk.world.cups_lp import submit
from kiosk.world.cups_server import job, purge, queue
from kiosk.world.process import deafen, forbid_core, seal

Result = Literal["printed", "failed"]

LOOK = 0.5
"""Seconds between two looks at a job."""

GRACE = 2.0
"""Seconds in which CUPS is asked again and again to forget a job."""


def main() -> None:
    """Print what standard input holds; the arguments: queue, medium, seconds, handle that a visit holds."""
    name, medium, seconds, handle = sys.argv[1:]
    deafen()
    # Whoever ends the whole kiosk ends its visit, too, which is what this waits for.
    for one in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    forbid_core()
    seal()
    errand = Errand(name, float(seconds), int(handle))
    print(errand.run(sys.stdin.buffer, medium), flush=True)


class Errand:
    """One sheet for a queue, which must be out in so many seconds; `visit` is readable once that is gone."""

    def __init__(self, queue: str, seconds: float, visit: int) -> None:
        self._queue = queue
        self._end = monotonic() + seconds
        self._visit = visit

    def run(self, paper: BinaryIO, medium: str) -> Result:
        """Print, and leave nothing behind."""
        sheet = paper.read()
        # Without its visit the sheet may be half a one.
        number = None if self._gone(0) else submit(self._queue, sheet, medium, self._left())
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
                match job(number, self._left()):
                    case "printed" | "gone":
                        return "printed"
                    case "failed":
                        return "failed"
                    case "waiting" if gone or queue(self._queue, self._left()) != "ready":
                        return "failed"
            gone = self._gone(min(LOOK, self._left()), gone)
        return "failed"

    def _sweep(self, number: int) -> None:
        """Have CUPS forget the job; of one at the printer the paper first, the rest when asked again."""
        end = monotonic() + GRACE
        while monotonic() < end:
            with suppress(OSError):
                if purge(number) and job(number) == "gone":
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
