"""The terminal as the supervisor keeps it: silent between visits, wiped after each, restored at the end."""

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
"""Places in the list that tcgetattr returns: input, output and local flags, control characters."""

WRITE_TIMEOUT = 2.0
"""Seconds in which a terminal must take what it is sent: one that was stopped may never take it."""


class Terminal:
    """Standard input and output where they are a terminal; else every method does nothing.

    `reads` and `writes` say which of them is one. `full_screen` is for one that shows pages: without a TERM it is
    taken to obey escape sequences.
    """

    def __init__(self, *, full_screen: bool = False) -> None:
        self.reads, self.writes = os.isatty(0), os.isatty(1)
        self._term = os.environ.get("TERM", "" if full_screen else "dumb")
        self._takes_sequences = self.writes and self._term != "dumb"
        self._first_modes = _read_modes()
        self._output, self._discards_output = 1, True

    def take_keys(self) -> None:
        """Keep keys for the next worker: no lines, no echo, no signals, no flow control."""
        if modes := _read_modes():
            modes[IFLAG] &= ~(termios.IXON | termios.ICRNL)
            modes[LFLAG] &= ~(termios.ISIG | termios.ICANON | termios.ECHO | termios.IEXTEN)
            _set_modes(modes)

    def take_lines(self, *, end_of_input: bool, signals: bool = False) -> None:
        """Take whole lines, echoed as they are typed.

        `end_of_input`: Ctrl+D ends the input; `signals`: keys such as Ctrl+C send signals.
        """
        if modes := _read_modes():
            modes[IFLAG] = (modes[IFLAG] | termios.ICRNL) & ~termios.IXON
            modes[OFLAG] |= termios.OPOST
            modes[LFLAG] |= termios.ICANON | termios.ECHO | termios.ECHOE | termios.ECHOK
            modes[LFLAG] &= ~(termios.ISIG | termios.IEXTEN)
            if signals:
                modes[LFLAG] |= termios.ISIG | termios.IEXTEN
            if not end_of_input:
                modes[CC][termios.VEOF] = os.fpathconf(0, "PC_VDISABLE")
            _set_modes(modes)

    def discard_keys(self) -> None:
        """Discard what was typed while no worker was there to read it."""
        if self.reads:
            _discard(output=False)

    def take_over_output(self) -> None:
        """From now on only this object writes to the terminal: standard output leads nowhere.

        Another thread may be painting a page, and may be waiting for room. Linux would not wake it if what it
        waits behind were discarded, and whoever writes after it would wait as long; so nothing is discarded.
        """
        self._output, self._discards_output = os.dup(1), False
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)

    def clear(self) -> None:
        """Clear the screen, so that what a shell left there does not flash up between visits."""
        if self._takes_sequences:
            _write(self._output, CLEAR)

    def wipe(self) -> None:
        """Remove the last visit: typed-ahead keys, output not yet shown, screen, scrollback and modes."""
        if self.reads:
            _resume_output()
            _discard(output=self._discards_output)
        if self._takes_sequences:
            from kiosk.services.terminal_wipe import wipe_sequence

            _write(self._output, wipe_sequence(self._term))

    def restore(self) -> None:
        """Set the modes that were found at the start, and discard the keys typed since."""
        if self._first_modes:
            # TCSAFLUSH would do both, but waits for a terminal that takes nothing.
            _discard(output=False)
            _set_modes(self._first_modes)


def fill_standard_descriptors() -> None:
    """Open /dev/null for each of 0, 1 and 2 that is closed, so that no pipe gets such a number."""
    while (fd := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(fd, True)
    os.close(fd)


def _read_modes() -> "list[Any]":
    """The modes of standard input as termios.tcgetattr returns them; empty where it is no terminal (any more)."""
    if not termios:
        return []
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return []


def _set_modes(modes: "list[Any]") -> None:
    try:
        termios.tcsetattr(0, termios.TCSANOW, modes)
    except termios.error:
        return


def _discard(*, output: bool) -> None:
    """Discard the keys that nobody has read, and where wanted the output that the terminal has not yet taken."""
    if not termios:
        return
    try:
        termios.tcflush(0, termios.TCIOFLUSH if output else termios.TCIFLUSH)
    except termios.error:
        return


def _resume_output() -> None:
    """Let output go on that Ctrl+S has stopped.

    Linux keeps a stop by key apart from a stop by tcflow, and TCOON ends only the latter: so it is made first.
    """
    if not termios:
        return
    try:
        termios.tcflow(0, termios.TCOOFF)
        termios.tcflow(0, termios.TCOON)
    except termios.error:
        return


def _write(output: int, data: bytes) -> None:
    """Send bytes to a terminal; what it does not take in time, because it was stopped, is lost."""
    try:
        # Opened anew: O_NONBLOCK on the descriptor itself would hold for every process that shares it.
        terminal = os.open(os.ttyname(output), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except (OSError, AttributeError):
        # Windows has no ttyname, and not every terminal can be opened by its name.
        terminal = os.dup(output)
    try:
        write_all(terminal, data, WRITE_TIMEOUT)
    except OSError:
        return
    finally:
        os.close(terminal)
