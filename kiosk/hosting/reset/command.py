"""Runs the check, keeps its result for the health page, and says it in a sentence."""

from datetime import date
from pathlib import Path

from kiosk.hosting.reset.play import play
from kiosk.store.reset_check import ResetCheck, keep


def check_reset(folder: Path, day: date) -> tuple[ResetCheck, str]:
    """The result, and the sentence on it; a folder that cannot be written only loses the note of it."""
    try:
        found = play()
        check = ResetCheck(day=day, visits=found.visits, traces=found.traces)
    except Exception as fault:
        # Whatever keeps it from being done is never taken for something that stayed.
        check = ResetCheck(day=day, failed=f"{type(fault).__name__}: {fault}"[:200])
    said = sentence(check)
    try:
        keep(folder, check)
    except OSError:
        said += " The data folder does not take this result."
    return check, said


def sentence(check: ResetCheck) -> str:
    """What is told of it."""
    if check.failed:
        return (
            f"The reset check could not be done ({check.failed}); that does not mean that anything stayed:"
            " run it again while the computer has less to do."
        )
    if check.traces:
        left = "; ".join(check.traces)
        return f"Something of a visit stayed ({left}): close the kiosk, and report this."
    return f"{check.visits} visits were played, and nothing of them stayed."
