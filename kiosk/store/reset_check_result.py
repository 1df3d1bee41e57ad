"""The result of the last reset check, in a file of its own."""

from datetime import date
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from kiosk.files import lock_folder, read_limited, write_files

NAME = "reset-check.json"
MOST_BYTES = 100_000


class ResetCheck(Struct, frozen=True, kw_only=True):
    """The day; how many visits were played; what was found of them; why it could not be done, if so."""

    day: date
    visits: int = 0
    traces: tuple[str, ...] = ()
    failed: str = ""

    @property
    def well(self) -> bool:
        """Whether it was done and nothing was found."""
        return self.visits > 0 and not self.traces and not self.failed


def read_result(folder: Path) -> ResetCheck | None:
    """The last check; nothing where there was none, or where nobody can read it any more."""
    try:
        return json.decode(read_limited(folder / NAME, MOST_BYTES), type=ResetCheck)
    except (OSError, DecodeError, ValidationError):
        return None


def write_result(folder: Path, check: ResetCheck) -> None:
    """Put it in the place of the one before; OSError where nothing can be written."""
    with lock_folder(folder):
        write_files({folder / NAME: json.encode(check) + b"\n"})


def describe_result(check: ResetCheck) -> str:
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
