"""Prints through CUPS, in a process of its own (cups_job)."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread

from kiosk.services.ipp import cups_environment
from kiosk.services.speech import tie_to_parent
from kiosk.view_model.page import Page
from kiosk.visit.services import PrintState

SECONDS = 60.0
"""How long a sheet may take, before the member copies the digits instead."""


class CupsPrinter:
    """Prints on a queue, on sheets of a size, through a process of its own (see cups_errand)."""

    def __init__(
        self,
        queue: str,
        render: Callable[[Page], bytes],
        size: str = "a4",
        seconds: float = SECONDS,
    ) -> None:
        self._words = [queue, size.upper(), str(seconds)]
        self._render = render
        self._now: _Printing | None = None

    def print(self, page: Page) -> None:
        """Begin to print a page, on a thread; one that is not on paper yet is cancelled."""
        self.stop()
        self._now = _Printing(self._words)
        Thread(target=self._now.run, args=(self._render, page), daemon=True).start()

    def state(self) -> PrintState:
        """How it stands with the page printed last."""
        return self._now.state if self._now else "idle"

    def stop(self) -> None:
        """Let go of the errand: it cancels what waits, and lets come out what is at the printer."""
        if self._now:
            self._now.let_go()
        self._now = None


class _Printing:
    """One page on its way to paper; the errand reads the end of the pipe once it is let go."""

    def __init__(self, words: list[str]) -> None:
        self.state: PrintState = "working"
        self._words = words
        self._theirs, self._ours = os.pipe()
        self._holds = True
        self._lock = Lock()

    def run(self, render: Callable[[Page], bytes], page: Page) -> None:
        """Draw the page, send the errand off with it, and wait for its word."""
        said = b""
        try:
            # Whatever a drawing trips over must stay untold: it may hold words of the page.
            with suppress(Exception):
                paper = render(page)
                with self._lock:
                    going = self._holds
                if going:
                    said = self._send(paper)
        finally:
            os.close(self._theirs)
            self.state = "printed" if said.strip() == b"printed" else "failed"
            self.let_go()

    def let_go(self) -> None:
        """Hold the errand no longer."""
        with self._lock:
            if self._holds:
                os.close(self._ours)
            self._holds = False

    def _send(self, paper: bytes) -> bytes:
        command = [sys.executable, "-I", "-m", "kiosk.services.cups_job"]
        return subprocess.run(
            [*command, *self._words, str(self._theirs)],
            input=paper,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(self._theirs,),
            start_new_session=True,
            check=False,
        ).stdout


OPTIONS = ("-t", "kiosk", "-n", "1", "-o", "document-format=application/pdf")
SHEET = ("-o", "sides=one-sided", "-o", "number-up=1", "-o", "job-sheets=none,none")
"""One page on one sheet, and none before it that tells a name."""

SHARP = ("-o", "pdftops-renderer=pdftocairo")
"""For printers that want PostScript: words stay words, where CUPS would make a picture of the page."""


def submit_job(queue: str, paper: bytes, medium: str, seconds: float) -> int | None:
    """The number of the job that was made of a paper; none where it was not taken in so many seconds."""
    command = [
        *tie_to_parent(),
        "lp",
        "-d",
        queue,
        *OPTIONS,
        *SHEET,
        *SHARP,
        "-o",
        f"media={medium}",
    ]
    try:
        # The paper goes in as input: in a file, or as an argument, others could read it.
        done = subprocess.run(
            command,
            input=paper,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=cups_environment(),
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
            env=cups_environment(),
            timeout=seconds,
            check=True,
            text=True,
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
