"""What staff are told on standard error: at once, or when the terminal is theirs again."""

import sys

from kiosk.clock import VARIABLE
from kiosk.paths import NoHomeError
from kiosk.worker_messages import locate_error


class StaffMessages:
    """Sentences for staff; `hush` keeps them from a terminal that shows a visit, `tell` lets them out."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._hushed = False

    def say(self, sentence: str) -> None:
        """Print a sentence, or keep it until it disturbs nobody."""
        if self._hushed:
            self._kept.append(sentence)
        else:
            self._print(sentence)

    def hush(self) -> None:
        """From now on a visit may be shown where standard error goes."""
        self._hushed = sys.stderr is not None and sys.stderr.isatty()

    def texts(self) -> None:
        """Print what was kept."""
        self._hushed = False
        while self._kept:
            self._print(self._kept.pop(0))

    def _print(self, sentence: str) -> None:
        try:
            print(sentence, file=sys.stderr, flush=True)
        except OSError:
            # Nobody listens any more.
            return


def describe_fault(fault: Exception) -> str:
    """A fault of the host in one sentence; only what staff have set themselves is repeated."""
    if VARIABLE in str(fault) or isinstance(fault, NoHomeError):
        return str(fault)
    where = locate_error(fault)
    place = f"{where.type} in {where.file}, line {where.line}"
    return f"The kiosk stopped by a fault of its own ({place}): start it again."
