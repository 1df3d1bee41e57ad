"""The terminal as the host keeps it: deaf between visits, wiped after each, given back at the end."""

import os
import termios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IFLAG, OFLAG, LFLAG, CC = 0, 1, 3, 6


class Terminal:
    """Standard input and output where they are a terminal; else nothing is done to them."""

    def __init__(self) -> None:
        self.reads, self.writes = os.isatty(0), os.isatty(1)
        self._before = termios.tcgetattr(0) if self.reads else []

    def hush(self) -> None:
        """Keys are kept for the visit: no echo, no signals, no stopped output."""
        if self.reads:
            modes = termios.tcgetattr(0)
            modes[IFLAG] &= ~(termios.IXON | termios.ICRNL)
            modes[LFLAG] &= ~(termios.ISIG | termios.ICANON | termios.ECHO | termios.IEXTEN)
            self._set(modes)

    def take_lines(self, *, end_of_input: bool) -> None:
        """Keys make lines, seen as they are typed, and still no signals."""
        if self.reads:
            modes = termios.tcgetattr(0)
            modes[IFLAG] = (modes[IFLAG] | termios.ICRNL) & ~termios.IXON
            modes[OFLAG] |= termios.OPOST
            modes[LFLAG] |= termios.ICANON | termios.ECHO | termios.ECHOE | termios.ECHOK
            modes[LFLAG] &= ~(termios.ISIG | termios.IEXTEN)
            if not end_of_input:
                modes[CC][termios.VEOF] = os.fpathconf(0, "PC_VDISABLE")
            self._set(modes)

    def make_usual(self) -> None:
        """What a shell expects, where nobody knows any more what was found."""
        self.take_lines(end_of_input=True)
        if self.reads:
            modes = termios.tcgetattr(0)
            modes[LFLAG] |= termios.ISIG | termios.IEXTEN
            self._set(modes)

    def wipe(self) -> None:
        """Forget the last visit: its modes, its picture, and the keys that nobody has read."""
        if self.reads:
            termios.tcflush(0, termios.TCIOFLUSH)
        term = os.environ.get("TERM", "dumb")
        if self.writes and term != "dumb":
            from kiosk.world.terminal import reset

            _write(reset(term))

    def give_back(self) -> None:
        """The modes that were found, and none of the keys typed since."""
        if self.reads:
            try:
                termios.tcsetattr(0, termios.TCSAFLUSH, self._before)
            except termios.error:
                return

    def _set(self, modes: "list[Any]") -> None:
        try:
            termios.tcsetattr(0, termios.TCSANOW, modes)
        except termios.error:
            return


def _write(said: bytes) -> None:
    try:
        while said:
            said = said[os.write(1, said) :]
    except OSError:
        return
