"""Lines that a terminal does not show while they are typed, where a page asks for hidden digits."""

from kiosk.line.lines import Lines, Silence
from kiosk.view_model.page import Digits
from kiosk.view_model.session import Session

try:
    import termios
except ImportError:
    # Windows has no such modes.
    termios = None  # type: ignore[assignment]

LFLAG = 3


class Unseen:
    """Reads for a visit; the terminal's echo is off as long as its page asks for such digits."""

    def __init__(self, lines: Lines, visit: Session, descriptor: int) -> None:
        self._lines = lines
        self._visit = visit
        self._descriptor = descriptor

    def next(self, patience: float | None) -> str | Silence:
        """The next line."""
        ask = self._visit.page().ask
        if not (isinstance(ask, Digits) and ask.masked):
            return self._lines.next(patience)
        self._echo(False)
        try:
            return self._lines.next(patience)
        finally:
            self._echo(True)

    def _echo(self, shown: bool) -> None:
        if not termios:
            return
        try:
            modes = termios.tcgetattr(self._descriptor)
            modes[LFLAG] = modes[LFLAG] | termios.ECHO if shown else modes[LFLAG] & ~termios.ECHO
            termios.tcsetattr(self._descriptor, termios.TCSANOW, modes)
        except termios.error:
            return
