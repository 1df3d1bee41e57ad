"""The plain door on standard input and output."""

import os
import shutil
import sys
from collections.abc import Mapping
from io import TextIOWrapper

from kiosk.line.door import run
from kiosk.line.lines import InputLines
from kiosk.line.unseen import Unseen
from kiosk.view_model.plain_text import DEFAULT_WIDTH
from kiosk.view_model.session import Session

WIPE = "\x1b[H\x1b[2J\x1b[3J"
"""Cursor home, screen and scrollback emptied."""


def through_standard(visit: Session, cells: int = 0) -> None:
    """Lead a visit on this process's own input and output, in lines of `cells`, 0 for the terminal's."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A sign that this terminal's encoding lacks becomes a question mark, never an end.
        sys.stdout.reconfigure(errors="replace")
    terminal = sys.stdout.isatty()
    run(
        visit,
        Unseen(InputLines(sys.stdin.fileno()), visit, sys.stdin.fileno()),
        sys.stdout,
        width=cells or width(terminal),
        echo_newline=not sys.stdin.isatty(),
        clear=wipe(terminal, os.environ),
    )
    try:
        sys.stdout.flush()
    except OSError:
        # Else Python complains at its end about what a reader that went away did not read.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wipe(terminal: bool, environment: Mapping[str, str]) -> str:
    """What empties the terminal; nothing where there is none, or one that obeys no codes."""
    return WIPE if terminal and environment.get("TERM", "dumb") != "dumb" else ""


def width(terminal: bool) -> int:
    """Columns of a line: those of a narrow terminal, 60 at the most."""
    if not terminal:
        return DEFAULT_WIDTH
    return max(20, min(DEFAULT_WIDTH, shutil.get_terminal_size((DEFAULT_WIDTH, 18)).columns - 1))
