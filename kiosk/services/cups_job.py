"""The process of one print job, from `lp` until CUPS has forgotten it.

It is a process of its own because a worker that is killed can clean up nothing. When the visit is gone it
cancels a job that waits, lets a page that is at the printer come out, and has CUPS forget both.
"""

import select
import signal
import sys
from contextlib import suppress
from time import monotonic
from typing import BinaryIO, Literal

from kiosk.services.cups import submit_job
from kiosk.services.hardening import forbid_core_dumps, ignore_signals, protect_memory
from kiosk.services.ipp import job_state, purge_job, queue_status

PrintResult = Literal["printed", "failed"]

POLL_SECONDS = 0.5
"""Seconds between two questions about the state of a job."""

PURGE_SECONDS = 2.0
"""Seconds in which CUPS is asked again and again to forget a job."""


def main() -> None:
    """Print standard input; arguments: queue, medium, seconds, read end of a pipe that the visit holds."""
    queue, medium, seconds, pipe = sys.argv[1:]
    ignore_signals()
    # A signal that ends the kiosk ends its visit, too, and that is what this process waits for.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    forbid_core_dumps()
    protect_memory()
    job = CupsJob(queue, float(seconds), int(pipe))
    print(job.run(sys.stdin.buffer, medium), flush=True)


class CupsJob:
    """One page for a queue, to be printed in so many seconds; `visit` is a pipe, readable once that is gone."""

    def __init__(self, queue: str, seconds: float, visit: int) -> None:
        self._queue = queue
        self._end = monotonic() + seconds
        self._visit = visit

    def run(self, pdf_file: BinaryIO, medium: str) -> PrintResult:
        """Print a PDF, and leave nothing behind."""
        pdf = pdf_file.read()
        # Where the visit is gone already, it may have written only half of the PDF.
        number = None
        if not self._is_visit_gone(0):
            number = submit_job(self._queue, pdf, medium, self._seconds_left())
        # It holds what is on the page, and this process may live on for a minute.
        del pdf
        if number is None:
            return "failed"
        try:
            return self._watch(number)
        finally:
            self._purge(number)

    def _watch(self, number: int) -> PrintResult:
        """Wait until the page is printed, or will not be."""
        is_gone = False
        while self._seconds_left():
            with suppress(OSError):
                match job_state(number, self._seconds_left()):
                    case "printed" | "gone":
                        return "printed"
                    case "failed":
                        return "failed"
                    case "waiting" if (
                        is_gone or queue_status(self._queue, self._seconds_left()).state != "ready"
                    ):
                        return "failed"
            is_gone = self._is_visit_gone(min(POLL_SECONDS, self._seconds_left()), is_gone)
        return "failed"

    def _purge(self, number: int) -> None:
        """Have CUPS forget the job; of one at the printer it deletes the PDF first, the rest when asked again."""
        end = monotonic() + PURGE_SECONDS
        while monotonic() < end:
            with suppress(OSError):
                if purge_job(number) and job_state(number) == "gone":
                    return
            self._is_visit_gone(POLL_SECONDS / 10, known=True)

    def _seconds_left(self) -> float:
        return max(0.0, self._end - monotonic())

    def _is_visit_gone(self, seconds: float, known: bool = False) -> bool:
        """Whether the visit is gone; waits at most so long for that, or all that time where it is `known`."""
        watched = [] if known else [self._visit]
        return bool(select.select(watched, [], [], seconds)[0]) or known
