"""The terminal as the supervisor keeps it: silent between visits, reset after each, restored at the end."""

import os

from kiosk.runtime.pipe import write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


try:
    import termios
except ImportError:
    # Windows has no such modes.
    termios = None  # type: ignore[assignment]


CLEAR = b"\x1b[H\x1b[2J"
IFLAG, OFLAG, LFLAG, CC = 0, 1, 3, 6

WRITE_LIMIT = 2.0
"""Seconds in which a terminal must take what it is sent: one that was stopped may never take it."""


class Terminal:
    """Standard input and output where they are a terminal; else nothing is done to them.

    `full` is for one that shows pages: it obeys codes unless its type says that it does not.
    """

    def __init__(self, *, full: bool = False) -> None:
        self.reads, self.writes = os.isatty(0), os.isatty(1)
        self._term = os.environ.get("TERM", "" if full else "dumb")
        self._obeys = self.writes and self._term != "dumb"
        self._before = _modes()
        self._out, self._unsent = 1, True

    def hush(self) -> None:
        """Keys are kept for the visit: no echo, no signals, no stopped output."""
        if modes := _modes():
            modes[IFLAG] &= ~(termios.IXON | termios.ICRNL)
            modes[LFLAG] &= ~(termios.ISIG | termios.ICANON | termios.ECHO | termios.IEXTEN)
            _set(modes, termios.TCSANOW)

    def take_lines(self, *, end_of_input: bool, signals: bool = False) -> None:
        """Keys make lines, seen as they are typed; they send no signals, unless wanted."""
        if modes := _modes():
            modes[IFLAG] = (modes[IFLAG] | termios.ICRNL) & ~termios.IXON
            modes[OFLAG] |= termios.OPOST
            modes[LFLAG] |= termios.ICANON | termios.ECHO | termios.ECHOE | termios.ECHOK
            modes[LFLAG] &= ~(termios.ISIG | termios.IEXTEN)
            if signals:
                modes[LFLAG] |= termios.ISIG | termios.IEXTEN
            if not end_of_input:
                modes[CC][termios.VEOF] = os.fpathconf(0, "PC_VDISABLE")
            _set(modes, termios.TCSANOW)

    def keep_others_out(self) -> None:
        """From now on nobody else in this process writes here: a page may be under way in another thread.

        That one may be waiting for room. Linux would not wake it if what it waits behind were thrown away, and
        whoever writes after it would wait as long.
        """
        self._out, self._unsent = os.dup(1), False
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)

    def clear(self) -> None:
        """Empty the screen, so that what a shell left there does not flash up between visits."""
        if self._obeys:
            _write(self._out, CLEAR)

    def wipe(self) -> None:
        """Forget the last visit: its modes, its picture, and the keys that nobody has read."""
        if self.reads:
            _start()
            _flush(unsent=self._unsent)
        if self._obeys:
            from kiosk.services.terminal_reset import reset_sequence

            _write(self._out, reset_sequence(self._term))

    def give_back(self) -> None:
        """The modes that were found, and none of the keys typed since."""
        if self._before:
            # TCSAFLUSH would wait for a terminal that takes nothing.
            _flush(unsent=False)
            _set(self._before, termios.TCSANOW)


def _modes() -> "list[Any]":
    """The modes of standard input, nothing where it is no terminal (any more)."""
    if not termios:
        return []
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return []


def _set(modes: "list[Any]", when: int) -> None:
    try:
        termios.tcsetattr(0, when, modes)
    except termios.error:
        return


def _flush(*, unsent: bool) -> None:
    """Throw away the keys that nobody has read, and what the terminal has not yet taken."""
    if not termios:
        return
    try:
        termios.tcflush(0, termios.TCIOFLUSH if unsent else termios.TCIFLUSH)
    except termios.error:
        return


def _start() -> None:
    """Let a terminal go on that a key has stopped; it takes both, because a key stops it in another way."""
    if not termios:
        return
    try:
        termios.tcflow(0, termios.TCOOFF)
        termios.tcflow(0, termios.TCOON)
    except termios.error:
        return


def _write(out: int, said: bytes) -> None:
    """Send something to a terminal that may have been stopped: what it does not take in time is lost."""
    try:
        # Opened anew, since not to wait would hold for everybody who shares the handle.
        terminal = os.open(os.ttyname(out), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except (OSError, AttributeError):
        # Windows has no such names, and not every terminal can be opened by its own.
        terminal = os.dup(out)
    try:
        write_all(terminal, said, WRITE_LIMIT)
    except OSError:
        return
    finally:
        os.close(terminal)


def open_standard() -> None:
    """Let no pipe take the place of one of them where it was closed."""
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(opened, True)
    os.close(opened)
