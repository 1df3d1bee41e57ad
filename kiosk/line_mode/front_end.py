"""The line-mode front end: prints a page, reads a line, and only ever adds to what was printed."""

import os
import shutil
import sys
from collections.abc import Mapping
from enum import Enum
from io import TextIOWrapper
from typing import Protocol
from unicodedata import decimal

from kiosk.line_mode.terminal import DescriptorReader, HiddenInput, LineReader, NoLine
from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.plain_text import (
    DEFAULT_WIDTH,
    choice_lines,
    key_line,
    page_lines,
    plain_page,
    wrap_paragraph,
)
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.view_model.session import Session

ROW = str.maketrans("&é\"'(§-è_!çà", "123456678890")
"""The digits of a French or Belgian keyboard whose top row was typed without Shift."""


class LineCommand(Enum):
    """What a line can mean besides a reply."""

    OFFER = "the empty field: show what else can be done"
    NOTHING = "nothing that this page offers"


def parse_line(line: str, page: Page, offering: bool = False) -> Reply | LineCommand:
    """The reply that a line gives to a page; `offering` while an empty field shows its choices."""
    text = normalise_digits(line.strip())
    if text == "0":
        return Help()
    if text == "8":
        return Again()
    if text in ("9", "<"):
        return Back() if page.back else LineCommand.NOTHING
    if isinstance(page.ask, Choices):
        return _chosen(text, page.ask)
    if offering and len(text) < 2:
        return _chosen(text, page.ask.empty)
    return _typed(text, page.ask)


def normalise_digits(text: str) -> str:
    """The text with every kind of digit made plain: wide, Arabic, or an unshifted top row alone."""
    plain = "".join(str(decimal(sign, sign)) for sign in text)
    if any(map(str.isdigit, plain)):
        return plain
    row = plain.translate(ROW)
    return row if row.replace(" ", "").isdigit() else plain


def _chosen(text: str, ask: Choices) -> Reply | LineCommand:
    if not text:
        return Onward() if ask.default else LineCommand.NOTHING
    chosen = next((option.id for option in ask.options if str(option.key) == text), None)
    return LineCommand.NOTHING if chosen is None else Chose(chosen)


def _typed(text: str, ask: Digits) -> Reply | LineCommand:
    if not text:
        return LineCommand.OFFER
    count = sum(map(str.isdigit, text))
    return Typed(text) if 1 < count <= ask.max_length else LineCommand.NOTHING


class Output(Protocol):
    """Where a door prints."""

    def write(self, text: str, /) -> object:
        """Print some text."""

    def flush(self) -> object:
        """Let it be seen."""


BELL = "\a"
LIFTED = ("cover", "warning")
"""Pages that any line lifts; it does nothing else."""


class LineDialogue:
    """A visit, and the paper that it is told on; nothing printed is ever taken back."""

    def __init__(
        self, visit: Session, paper: Output, width: int, echo_newline: bool, clear: str
    ) -> None:
        self.visit = visit
        self.paper = paper
        self.width = width
        self.echo_newline = echo_newline
        self.clear = clear
        self.shown = ""
        self.offering = False

    def hold(self, reader: LineReader) -> None:
        """Show and read in turn."""
        self.show(self.visit.page())
        while self.visit.over is None and self.visit.requested_front_end != "screen":
            line = reader.next(self.visit.seconds_until_change())
            if line is NoLine.EVER:
                self.visit.end("left")
            elif line is NoLine.YET:
                self.look_at_the_clock()
            elif isinstance(line, str):
                self.take(line)
        self.put(self.clear or "\n")

    def look_at_the_clock(self) -> None:
        """Print what time has brought, on a line of its own."""
        if self.visit.tick() and self.visit.over is None:
            self.put("\n")
            self.show(self.visit.page())

    def take(self, line: str) -> None:
        """Do what a line says, and show what follows from it."""
        if self.echo_newline:
            self.put("\n")
        page = self.visit.page()
        meant = Onward() if page.id in LIFTED else parse_line(line, page, self.offering)
        if meant is LineCommand.OFFER:
            self.offer(page)
        elif meant is LineCommand.NOTHING:
            self.refuse(page)
        elif not isinstance(meant, LineCommand):
            self.visit.answer(meant)
            if self.visit.over is None and self.visit.requested_front_end != "screen":
                self.put("\n")
                self.show(self.visit.page())

    def show(self, page: Page) -> None:
        """The page; a warning rings once and then only says how long is left, a cover hides all."""
        told = page_lines(page, self.width)
        if page.id == "warning":
            if self.shown == "warning":
                told = [
                    line
                    for text in plain_page(page).body
                    for line in wrap_paragraph(text, self.width)
                ]
            else:
                self.put(BELL)
        elif page.id == "cover":
            self.put(self.clear)
        self.shown = page.id
        self.offering = False
        self.say(told, page)

    def offer(self, page: Page) -> None:
        """What can be done instead of typing a number."""
        if isinstance(page.ask, Digits):
            self.offering = True
            told = (*choice_lines(page.ask.empty), *key_line(page, page.ask.empty))
            self.say([line for text in told for line in wrap_paragraph(text, self.width)], page)

    def refuse(self, page: Page) -> None:
        """One sentence that names the remedy, then the prompt again."""
        field = page.ask if isinstance(page.ask, Digits) and not self.offering else None
        said = field.form if field else page.labels.no_such_choice
        self.say(wrap_paragraph(said, self.width), page)

    def say(self, told: list[str], page: Page) -> None:
        """Some lines, then the prompt, after which the cursor stays."""
        prompt = page.labels.prompt if self.offering else plain_page(page).prompt
        last = wrap_paragraph(prompt, self.width) or [""]
        self.put("\n".join([*told, *last]) + " ")

    def put(self, text: str) -> None:
        """Print at once; where nobody can read any more, the visit is left."""
        try:
            self.paper.write(text)
            self.paper.flush()
        except OSError:
            self.visit.end("left")


def run_session(
    visit: Session,
    reader: LineReader,
    paper: Output,
    *,
    width: int = DEFAULT_WIDTH,
    echo_newline: bool = False,
    clear: str = "",
) -> None:
    """Lead a visit until it is over or wants the other door.

    `echo_newline` ends the prompt's line where no terminal does; `clear` wipes the terminal, if it can.
    """
    LineDialogue(visit, paper, width, echo_newline, clear).hold(reader)


WIPE = "\x1b[H\x1b[2J\x1b[3J"
"""Cursor home, screen and scrollback emptied."""


def run_on_terminal(visit: Session, cells: int = 0) -> None:
    """Lead a visit on this process's own input and output, in lines of `cells`, 0 for the terminal's."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A sign that this terminal's encoding lacks becomes a question mark, never an end.
        sys.stdout.reconfigure(errors="replace")
    terminal = sys.stdout.isatty()
    run_session(
        visit,
        HiddenInput(DescriptorReader(sys.stdin.fileno()), visit, sys.stdin.fileno()),
        sys.stdout,
        width=cells or line_width(terminal),
        echo_newline=not sys.stdin.isatty(),
        clear=clear_sequence(terminal, os.environ),
    )
    try:
        sys.stdout.flush()
    except OSError:
        # Else Python complains at its end about what a reader that went away did not read.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clear_sequence(terminal: bool, environment: Mapping[str, str]) -> str:
    """What empties the terminal; nothing where there is none, or one that obeys no codes."""
    return WIPE if terminal and environment.get("TERM", "dumb") != "dumb" else ""


def line_width(terminal: bool) -> int:
    """Columns of a line: those of a narrow terminal, 60 at the most."""
    if not terminal:
        return DEFAULT_WIDTH
    return max(20, min(DEFAULT_WIDTH, shutil.get_terminal_size((DEFAULT_WIDTH, 18)).columns - 1))
