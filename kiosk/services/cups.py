"""Prints through CUPS: each page in a process of its own (cups_job), by the commands `lp` and `lpstat`."""

import os
import re
import subprocess
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread

from kiosk.child_process import python_command
from kiosk.services.ipp import cups_environment
from kiosk.services.speech import tie_to_parent
from kiosk.view_model.page import Page
from kiosk.visit.services import PrintState

JOB_CODE = "from kiosk.services.cups_job import main; main()"

PRINT_SECONDS = 60.0
"""How long printing may take, before the member copies the digits instead."""

LP_OPTIONS = (
    *("-t", "kiosk", "-n", "1", "-o", "document-format=application/pdf"),
    # One page on one sheet, and no sheet before it that shows the name of a user.
    *("-o", "sides=one-sided", "-o", "number-up=1", "-o", "job-sheets=none,none"),
    # For PostScript printers: text stays text, where CUPS would make a picture of the page.
    *("-o", "pdftops-renderer=pdftocairo"),
)


class CupsPrinter:
    """Prints pages on a CUPS queue, on paper of a size ("a4", "a5"); at most one at a time.

    `render` makes the PDF of a page, `seconds` is how long a page may take.
    """

    def __init__(
        self,
        queue: str,
        render: Callable[[Page], bytes],
        size: str = "a4",
        seconds: float = PRINT_SECONDS,
    ) -> None:
        self._arguments = [queue, size.upper(), str(seconds)]
        self._render = render
        self._job: _PrintJob | None = None

    def print(self, page: Page) -> None:
        """Begin to print a page, on a thread; one that is not on paper yet is cancelled."""
        self.stop()
        self._job = _PrintJob(self._arguments)
        Thread(target=self._job.run, args=(self._render, page), daemon=True).start()

    def state(self) -> PrintState:
        """The state of the page printed last."""
        return self._job.state if self._job else "idle"

    def stop(self) -> None:
        """Cancel the job if it still waits; a page that is at the printer comes out."""
        if self._job:
            self._job.release()
        self._job = None


class _PrintJob:
    """One page on its way to paper, in a process of its own.

    That process reads a pipe whose other end is held here: it ends the job once the pipe is closed, be it by
    `release` or by the end of the visit.
    """

    def __init__(self, arguments: list[str]) -> None:
        self.state: PrintState = "working"
        self._arguments = arguments
        self._read_end, self._write_end = os.pipe()
        self._is_held = True
        # The thread of the job and that of the visit may both close the pipe.
        self._lock = Lock()

    def run(self, render: Callable[[Page], bytes], page: Page) -> None:
        """Make the PDF, start the process with it, and wait for its result."""
        result = b""
        try:
            # An error while rendering must not be reported here: it may hold words of the page.
            with suppress(Exception):
                pdf = render(page)
                with self._lock:
                    is_wanted = self._is_held
                if is_wanted:
                    result = self._run_process(pdf)
        finally:
            os.close(self._read_end)
            self.state = "printed" if result.strip() == b"printed" else "failed"
            self.release()

    def release(self) -> None:
        """Close the pipe, by which the process knows that nobody waits for the page any more."""
        with self._lock:
            if self._is_held:
                os.close(self._write_end)
            self._is_held = False

    def _run_process(self, pdf: bytes) -> bytes:
        return subprocess.run(
            python_command(JOB_CODE, *self._arguments, str(self._read_end)),
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(self._read_end,),
            start_new_session=True,
            check=False,
        ).stdout


def submit_job(queue: str, pdf: bytes, medium: str, seconds: float) -> int | None:
    """Submit a PDF with `lp`; the number of the job, None where CUPS did not take it in so many seconds.

    `medium` is a size of paper as CUPS names it, such as A4.
    """
    try:
        # The PDF goes in as standard input: in a file, or as an argument, other users could read it.
        done = subprocess.run(
            [*tie_to_parent(), "lp", "-d", queue, *LP_OPTIONS, "-o", f"media={medium}"],
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=cups_environment(),
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    # "request id is QUEUE-NUMBER (1 file(s))"
    found = re.search(rb"-(\d+) \(", done.stdout)
    return int(found[1]) if found else None


def run_lpstat(option: str, seconds: float) -> str:
    """What `lpstat` prints; "" where there is no CUPS, or where it does not answer in so many seconds."""
    try:
        return subprocess.run(
            ["lpstat", option],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=cups_environment(),
            timeout=seconds,
            check=True,
            text=True,
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
