"""Sentences for staff on standard error: shown at once, or when the terminal is theirs again."""

import sys

from kiosk.clock import TODAY_VARIABLE
from kiosk.closed_pipe import drop_output
from kiosk.paths import NoHomeError
from kiosk.printable import printable_lines
from kiosk.worker_messages import locate_error


class StaffMessages:
    """Shows sentences, or keeps them between `hold` and `release`, while a visit is on the terminal."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._holds = False

    def show(self, sentence: str) -> None:
        """Print a sentence, or keep it until it disturbs nobody."""
        if self._holds:
            self._held.append(sentence)
        else:
            self._print(sentence)

    def hold(self) -> None:
        """From now on keep sentences, where standard error is a terminal."""
        # There is none under pythonw on Windows.
        self._holds = sys.stderr is not None and sys.stderr.isatty()

    def release(self) -> None:
        """Print what was kept, and everything from now on."""
        self._holds = False
        while self._held:
            self._print(self._held.pop(0))

    def _print(self, sentence: str) -> None:
        try:
            print(printable_lines(sentence), file=sys.stderr, flush=True)
        except OSError:
            # Nobody reads standard error any more.
            drop_output(sys.stderr)


def describe_fault(fault: Exception) -> str:
    """A fault of the supervisor in one sentence; its text is repeated only where it names a setting of staff."""
    if TODAY_VARIABLE in str(fault) or isinstance(fault, NoHomeError):
        return str(fault)
    where = locate_error(fault)
    place = f"{where.type} in {where.file}, line {where.line}"
    return f"The kiosk stopped because of a fault of its own ({place}): start it again."
