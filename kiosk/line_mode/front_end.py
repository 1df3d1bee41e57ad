"""The line-mode front end: prints a page, reads a line, and never takes back what it has printed."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from io import TextIOWrapper
from typing import Protocol

from kiosk.closed_pipe import drop_output
from kiosk.events import Outcome
from kiosk.line_mode.line_parser import LineCommand, entry_signs, parse_line
from kiosk.line_mode.line_reader import DescriptorReader, HiddenInput, LineReader, NoLine
from kiosk.printable import printable_lines
from kiosk.view_model.page import OVERLAY_PAGES, Choices, Digits, Page
from kiosk.view_model.plain_text import (
    DEFAULT_WIDTH,
    choice_lines,
    choice_prompt,
    full_key_line,
    offered,
    page_lines,
    plain_page,
    reminding_key_line,
    short_key_line,
    wrap_paragraph,
)
from kiosk.view_model.replies import Onward, Reply, Typed, VoiceKey
from kiosk.view_model.session import Session, seconds_until_look

BELL = "\a"
CLEAR_SCREEN = "\x1b[H\x1b[2J\x1b[3J"
"""Cursor home, screen emptied, scrollback emptied (`E3` of xterm and of the Linux console)."""
ENDED_BY_MEMBER: tuple[Outcome, ...] = ("finished", "stopped")
"""Outcomes of a visit whose member is still there to hear that it is over."""
REMINDER_EVERY = 5
"""Pages in a row that say their keys in few words; the last of them names the sign that brings all keys."""
MIN_WIDTH = 20
"""Columns below which lines would be single words; a narrower terminal wraps them itself."""


class Output(Protocol):
    """Where line mode prints; `sys.stdout` is one."""

    def write(self, text: str, /) -> object:
        """Print some text; raises OSError where the reader is gone."""

    def flush(self) -> object:
        """Send what was written."""


def run_on_terminal(
    session: Session, width: int = 0, on_look: Callable[[], None] = lambda: None
) -> None:
    """Run a session on standard input and output, in lines of `width` columns; 0 takes what the terminal has.

    `on_look` is called whenever it begins to wait for a line.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        # A sign that the terminal's encoding lacks becomes a question mark, and does not end the visit.
        sys.stdout.reconfigure(errors="replace")
    is_terminal = sys.stdout.isatty()
    run_session(
        session,
        HiddenInput(DescriptorReader(sys.stdin.fileno()), session, sys.stdin.fileno()),
        sys.stdout,
        width=width or line_width(is_terminal),
        echo_newline=not sys.stdin.isatty(),
        clear=clear_sequence(is_terminal, os.environ),
        on_look=on_look,
    )
    try:
        sys.stdout.flush()
    except OSError:
        # The reader went away: without another standard output, Python would complain at its own exit.
        drop_output(sys.stdout)


def run_session(
    session: Session,
    reader: LineReader,
    output: Output,
    *,
    width: int = DEFAULT_WIDTH,
    echo_newline: bool = False,
    clear: str = "",
    on_look: Callable[[], None] = lambda: None,
) -> None:
    """Show pages and read replies until the session is over or wants the full-screen front end.

    `echo_newline` ends the line of the prompt where no terminal echoes Enter; `clear` is the sequence
    that empties the terminal, "" where it has none.
    """
    LineDialogue(session, output, width, echo_newline, clear).run(reader, on_look)


def clear_sequence(is_terminal: bool, environment: Mapping[str, str]) -> str:
    """What empties the terminal; "" where there is none, or one that obeys no control sequences."""
    return CLEAR_SCREEN if is_terminal and environment.get("TERM", "dumb") != "dumb" else ""


def line_width(is_terminal: bool) -> int:
    """Columns of a line: those of a narrow terminal, 60 at the most."""
    if not is_terminal:
        return DEFAULT_WIDTH
    columns = shutil.get_terminal_size((DEFAULT_WIDTH, 18)).columns
    # The last column stays free: some terminals wrap as soon as it is filled.
    return max(MIN_WIDTH, min(DEFAULT_WIDTH, columns - 1))


class LineDialogue:
    """A session as a dialogue of printed pages and typed lines."""

    def __init__(
        self, session: Session, output: Output, width: int, echo_newline: bool, clear: str
    ) -> None:
        self._session = session
        self._output = output
        self._width = width
        self._echo_newline = echo_newline
        self._clear = clear
        self._shown_id = ""
        self._choices_shown = False
        self._uses_voice = False
        self._keys_told = set[str]()
        self._told_in_full = False
        self._told_in_short = 0
        self._refusals = 0
        self._refused_entry = ""
        self._goodbye = ""

    def run(self, reader: LineReader, on_look: Callable[[], None] = lambda: None) -> None:
        """Show pages and read lines in turn, then empty the terminal, and say goodbye to a member who ended it."""
        self._show_page(self._session.page())
        while self._goes_on():
            on_look()
            line = reader.read_line(seconds_until_look(self._session))
            if line is NoLine.END:
                self._session.end("left")
            elif line is NoLine.TIMEOUT:
                self._apply_time()
            elif isinstance(line, str):
                self._handle_line(line)
        self._write(self._clear or "\n")
        if self._session.outcome in ENDED_BY_MEMBER and (said := self._goodbye):
            self._write(printable_lines("\n".join(self._wrap((said,)))) + "\n")

    def _goes_on(self) -> bool:
        return self._session.outcome is None and self._session.requested_front_end != "screen"

    def _apply_time(self) -> None:
        """Print the cover, the warning or the page that time has brought, on a line of its own."""
        if self._session.tick() and self._session.outcome is None:
            self._write("\n")
            self._show_page(self._session.page())

    def _handle_line(self, line: str) -> None:
        """Do what a line asks for, and show what follows from it."""
        if self._echo_newline:
            self._write("\n")
        page = self._session.page()
        if page.id in OVERLAY_PAGES:
            # Any line lifts the cover or the warning, whatever it says.
            reply: Reply | LineCommand = Onward()
        else:
            reply = parse_line(line, page, self._choices_shown, uses_voice=self._uses_voice)
            self._uses_voice = self._uses_voice or isinstance(reply, VoiceKey)
            if isinstance(reply, Typed) and entry_signs(reply.text) == self._refused_entry != "":
                # It would be refused in the same words again and again.
                self._session.touch()
                self._show_choices(page, plain_page(page).body)
                return
        if isinstance(reply, LineCommand):
            # A line silences the voice, whatever it says.
            self._session.touch()
            if reply is LineCommand.SHOW_CHOICES:
                self._show_choices(page)
            elif reply is LineCommand.SHOW_KEYS:
                self._show_keys(page)
            else:
                self._explain_refusal(page, is_empty=not line.strip())
            return
        answer = self._session.answer(reply)
        if not self._goes_on():
            return
        if answer:
            self._prompt_after(self._wrap((answer,)), page)
        elif not (isinstance(reply, VoiceKey) and self._session.page() == page):
            self._write("\n")
            self._show_page(self._session.page())
            self._remember_refusal(reply)
        else:
            self._prompt_after([], page)

    def _remember_refusal(self, reply: Reply) -> None:
        """Remember what was typed where the page refuses it, until the next page; never a secret."""
        ask = self._session.page().ask
        if isinstance(reply, Typed) and isinstance(ask, Digits) and ask.refused and not ask.masked:
            self._refused_entry = entry_signs(reply.text)

    def _show_page(self, page: Page) -> None:
        """Print a page; a warning rings once and then only says how much time is left."""
        lines = page_lines(page, self._width, keys=self._key_lines(page))
        if page.id == "warning":
            if self._shown_id == "warning":
                lines = self._wrap(plain_page(page).body)
            else:
                self._write(BELL)
        elif page.id == "cover":
            # A cover hides what was printed before it.
            self._write(self._clear)
        self._shown_id = page.id
        self._choices_shown = False
        self._refusals = 0
        self._refused_entry = ""
        self._goodbye = page.labels.goodbye
        self._prompt_after(lines, page)

    def _key_lines(self, page: Page) -> tuple[str, ...]:
        """The keys of a page in full where they are new in this language, else in few words.

        The pages of help say them in full again, unless that was the last thing heard.
        """
        labels = page.labels
        keys = {labels.help, labels.again, labels.back if page.back else ""}
        asks_for_help = page.id.startswith("help") and not self._told_in_full
        self._told_in_full = asks_for_help or not keys <= self._keys_told
        self._keys_told |= keys
        if self._told_in_full:
            self._told_in_short = 0
            return full_key_line(page)
        self._told_in_short += 1
        reminds = self._told_in_short % REMINDER_EVERY == 0
        return reminding_key_line(page) if reminds else short_key_line(page)

    def _show_choices(self, page: Page, before: Iterable[str] = ()) -> None:
        """List what can be done instead of typing a number, after some sentences."""
        if isinstance(page.ask, Digits):
            self._choices_shown = True
            choices = page.ask.empty
            said = (*before, *choice_lines(choices), *full_key_line(page, choices))
            self._told_in_full = True
            self._prompt_after(self._wrap(said), page)

    def _show_keys(self, page: Page) -> None:
        """Say what all keys do, then prompt again."""
        self._told_in_full = True
        self._prompt_after(self._wrap(full_key_line(page, self._choices(page))), page)

    def _choices(self, page: Page) -> Choices | None:
        """The choices that are offered now; None where a number is asked for."""
        if isinstance(page.ask, Choices):
            return page.ask
        return page.ask.empty if self._choices_shown else None

    def _explain_refusal(self, page: Page, *, is_empty: bool) -> None:
        """Say what can be typed, in other words each time: first in short, then more, then where help is.

        Who has heard all of that hears the page once more.
        """
        said = self._refusal_sentences(page, is_empty=is_empty)
        self._refusals += 1
        if self._refusals > len(said) and page.labels.once_more:
            self._write(printable_lines("\n".join(self._wrap((page.labels.once_more,)))) + "\n\n")
            self._show_page(page)
            return
        self._prompt_after(self._wrap((said[min(self._refusals, len(said)) - 1],)), page)

    def _refusal_sentences(self, page: Page, *, is_empty: bool) -> list[str]:
        """What is said to one wrong line after the other on a page."""
        labels, choices = page.labels, self._choices(page)
        if isinstance(page.ask, Digits) and choices is None:
            said = [f"{labels.no_such_number} {page.ask.form}".strip(), labels.only_digits]
        else:
            numbers = ", ".join(str(one.key) for one in offered(choices)) if choices else ""
            first = (labels.enter_alone if is_empty else "") or labels.no_such_choice
            said = [first, labels.numbers_here.format(numbers=numbers)]
        said += [labels.ask_help, labels.ask_again, labels.ask_keys]
        # A kiosk that is out of service has no more to say than the first time.
        return [text for text in said if text] or [labels.no_such_choice]

    def _prompt_after(self, lines: list[str], page: Page) -> None:
        """Print lines and the prompt, and leave the cursor behind it."""
        choices = self._choices(page)
        prompt = choice_prompt(choices, page) if choices else plain_page(page).prompt
        said = "\n".join([*lines, *(self._wrap((prompt,)) or [""])])
        # What else is written are the sequences of this module, and line ends.
        self._write(printable_lines(said) + " ")

    def _wrap(self, paragraphs: Iterable[str]) -> list[str]:
        return [line for text in paragraphs for line in wrap_paragraph(text, self._width)]

    def _write(self, text: str) -> None:
        """Print at once; where nobody can read any more, the session ends."""
        try:
            self._output.write(text)
            self._output.flush()
        except OSError:
            self._session.end("left")
